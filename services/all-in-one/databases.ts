import { isAdministrator, makeUsers, mongoUrlOf } from '@stoa/kit/mongo/users'
import type { Log } from '@stoa/kit/observability/log'
import { databaseUrl } from '@stoa/kit/postgres/database'
import { isSuperuser, makeDatabases } from '@stoa/kit/postgres/roles'
import { keyFor } from '@stoa/kit/security/secrets'

/** The services whose data is in PostgreSQL, and those whose data is in MongoDB. */
export const ON_POSTGRES = ['user', 'order', 'payment', 'inventory'] as const
export const ON_MONGO = ['product', 'notification'] as const

/** What a service is told of its database: the names are those of settings. */
export type AddressSettings = Record<string, string>

interface Installation {
  postgresUrl: string
  mongoUrl: string
  /** Of the installation: the passwords of its roles and users are derived from it. */
  secret: string
  /** Names databases, roles and users. */
  name: string
  log: Log
}

type Addresses = [service: string, AddressSettings][]

const passwordOf = (secret: string, user: string) =>
  keyFor({ current: secret }, `database user ${user}`).toString('base64url')

/** The same server and database, as another role. */
function asRole(address: string, role: string, secret: string): string {
  const url = new URL(address)
  url.username = role
  url.password = passwordOf(secret, role)
  return url.href
}

/** A database for each service, with a role for the service and one that owns the tables. */
async function openPostgres({ postgresUrl, secret, name, log }: Installation): Promise<Addresses> {
  const urlOf = (service: string) => databaseUrl(postgresUrl, `${name}_${service}`)
  if (!(await isSuperuser(postgresUrl))) {
    log.warn('the role of POSTGRES_URL is no superuser: services share it, and none is kept out of the others’ data')
    return ON_POSTGRES.map((service) => [service, { POSTGRES_URL: urlOf(service), POSTGRES_MIGRATION_URL: '' }])
  }
  const made = ON_POSTGRES.map((service) => {
    const url = urlOf(service)
    const role = `${name}_${service}`
    return { service, addresses: { service: asRole(url, role, secret), owner: asRole(url, `${role}_owner`, secret) } }
  })
  await makeDatabases(
    postgresUrl,
    made.map(({ addresses }) => addresses),
  )
  return made.map(({ service, addresses }) => [
    service,
    { POSTGRES_URL: addresses.service, POSTGRES_MIGRATION_URL: addresses.owner },
  ])
}

/** A user for each service, who reads and writes its database only. */
async function openMongo({ mongoUrl, secret, name, log }: Installation): Promise<Addresses> {
  if (!(await isAdministrator(mongoUrl))) {
    log.warn('the user of MONGODB_URI is no administrator: services share it, and none is kept out of the others’ data')
    return ON_MONGO.map((service) => [service, { MONGODB_URI: databaseUrl(mongoUrl, `${name}_${service}`) }])
  }
  const made = ON_MONGO.map((service): [string, string] => {
    const user = `${name}_${service}`
    return [service, mongoUrlOf(mongoUrl, { user, password: passwordOf(secret, user), database: user })]
  })
  await makeUsers(
    mongoUrl,
    made.map(([, address]) => address),
  )
  return made.map(([service, address]) => [service, { MONGODB_URI: address }])
}

/**
 * Makes each service's database and whoever may use it. A server that is somebody else's may not let us; there all
 * services connect as its address says.
 */
export async function openDatabases(installation: Installation): Promise<(service: string) => AddressSettings> {
  const made = await Promise.all([openPostgres(installation), openMongo(installation)])
  const addresses = new Map(made.flat())
  return (service) => addresses.get(service) ?? {}
}
