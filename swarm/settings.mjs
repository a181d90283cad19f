import { existsSync, readFileSync } from 'node:fs'
import { DeployError } from './docker.mjs'

/** Of a server of PostgreSQL, for its superuser. */
const RESERVED_CONNECTIONS = 3
const ON_POSTGRES = ['user', 'order', 'payment', 'inventory']

/** `NAME=value` lines, as Compose reads them from `.env`. */
export function parseEnvFile(text) {
  const lines = text.split('\n').map((line) => /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line))
  const unquote = (value) => (/^(["']).*\1$/.test(value) ? value.slice(1, -1) : value)
  return Object.fromEntries(lines.flatMap((found) => (found ? [[found[1], unquote(found[2].trim())]] : [])))
}

/** The operator's settings: the environment, and before it `.env`. An empty one counts as not set. */
export function readSettings(file, environment) {
  const written = existsSync(file) ? parseEnvFile(readFileSync(file, 'utf8')) : {}
  return Object.fromEntries(Object.entries({ ...written, ...environment }).filter(([, value]) => value !== ''))
}

/** What Compose derives from other settings in the file itself, which a stack file cannot. */
export function derived(settings) {
  const subnet = settings.STOA_FRONT_SUBNET ?? '10.91.0.0/24'
  return {
    STOA_TRUSTED_PROXIES: subnet,
    STOREFRONT_TRUSTED_PROXIES: subnet,
    STOA_CORS_ORIGINS: settings.STOREFRONT_URL ?? 'http://localhost:3000',
    ...settings,
  }
}

/** How many replicas of each: what the operator says, else what there are, else the file's default. */
export function replicasFor(known, settings, running) {
  const of = ({ service, variable, count }) => Number(settings[variable] ?? running[service] ?? count)
  return Object.fromEntries(known.map((each) => [each.service, of(each)]))
}

/** Throws when the pools of all replicas may ask for more connections than the server gives. An update adds one replica. */
export function checkConnections(replicas, settings) {
  const pool = Number(settings.POSTGRES_POOL ?? 10)
  const most = Number(settings.POSTGRES_MAX_CONNECTIONS ?? 200)
  const services = ON_POSTGRES.reduce((sum, service) => sum + (replicas[service] ?? 0) + 1, 0) * pool
  // Each migration has one, and so has whoever looks after the server.
  const needed = services + ON_POSTGRES.length + RESERVED_CONNECTIONS
  if (needed <= most) return needed
  throw new DeployError(
    `PostgreSQL gives ${most} connections (POSTGRES_MAX_CONNECTIONS), and up to ${needed} may be asked for: ` +
      `POSTGRES_POOL=${pool} for each replica of ${ON_POSTGRES.join(', ')}, and one replica more of each in an update`,
  )
}
