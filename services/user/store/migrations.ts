import { join } from 'node:path'

/** Folder of this service's migrations. */
export const migrations = join(import.meta.dirname, 'migrations')
