import { type DatabaseMigration, migrateDatabase } from '../postgres/database.ts'
import { type ConfigOf, type Setting, url } from './config.ts'

const address = url(['postgres', 'postgresql'])
const optionalAddress: Setting<string | undefined> = { parse: address.parse, fallback: { value: undefined } }

/**
 * Settings of migrating a service on PostgreSQL. The service itself never reads the second one: it names the role that
 * owns the tables. Without it the service's own role does everything, and nothing keeps it from changing its journals.
 */
export const postgresMigrationSettings = { POSTGRES_URL: address, POSTGRES_MIGRATION_URL: optionalAddress }

/** Brings a service's database up to date and grants the service its part of it. */
export async function migratePostgres(
  config: ConfigOf<typeof postgresMigrationSettings>,
  tables: Pick<DatabaseMigration, 'folder' | 'appendOnly'>,
): Promise<void> {
  await migrateDatabase({ serviceUrl: config.POSTGRES_URL, ownerUrl: config.POSTGRES_MIGRATION_URL, ...tables })
}
