/**
 * Makes the databases of the services on PostgreSQL and their roles, for containers: before the services' migrations, and
 * again when a password has changed. It alone has the rights of the server's superuser.
 */
import { makeDatabases } from '@stoa/kit/postgres/roles'
import { ConfigError, list, readConfig, url } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'

const databaseOf = (address: string) => URL.parse(address)?.pathname

/** Each service's address with the owner's of the same database. */
function pair(services: readonly string[], owners: readonly string[]) {
  return services.map((service) => {
    const owner = owners.find((each) => databaseOf(each) === databaseOf(service))
    if (!owner) throw new ConfigError([`POSTGRES_MIGRATION_URLS has no address for ${databaseOf(service)}`])
    return { service, owner }
  })
}

try {
  const config = readConfig(process.env, {
    POSTGRES_ADMIN_URL: url(['postgres', 'postgresql']),
    /** What the services have as POSTGRES_URL, comma-separated. */
    POSTGRES_URLS: list(),
    /** What their migrations have as POSTGRES_MIGRATION_URL. */
    POSTGRES_MIGRATION_URLS: list(),
  })
  await makeDatabases(config.POSTGRES_ADMIN_URL, pair(config.POSTGRES_URLS, config.POSTGRES_MIGRATION_URLS))
} catch (error) {
  failOnConfig(error)
}
