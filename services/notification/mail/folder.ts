import { join } from 'node:path'

/** Where the default templates are. */
export const FOLDER = join(import.meta.dirname, '..', 'templates')
