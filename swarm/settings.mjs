import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { DeployError } from './docker.mjs'
import { proxiesIn } from './edge.mjs'
import { FRONT_SUBNET } from './networks.mjs'

/** Of a server of PostgreSQL, for its superuser. */
const RESERVED_CONNECTIONS = 3
const ON_POSTGRES = ['user', 'order', 'payment', 'inventory']

/** The operator's settings: the environment, and before it `.env`. An empty one counts as not set. */
export function readSettings(file, environment) {
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return Object.fromEntries(Object.entries({ ...written, ...environment }).filter(([, value]) => value !== ''))
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** In the root; the environment wins over it. */
export const SETTINGS_FILE = '.env'

/** Those of whoever calls a command of this folder. */
export const operatorSettings = () => readSettings(join(ROOT, SETTINGS_FILE), process.env)

/** Name of the stack, the folder with its secrets and the release that runs, and how long a step may take. */
export function stackOf({ STOA_STACK: stack = 'stoa', STOA_SWARM_DIR: folder, STOA_DEPLOY_SECONDS: seconds = 300 }) {
  return { stack, work: resolve(folder ?? join(ROOT, '.stoa', 'swarm', stack)), limitMs: Number(seconds) * 1000 }
}

/** A shop to try things with has an inbox that takes what it sends, and a method of payment that moves no money. */
const TRIAL = {
  SMTP_URL: 'smtp://inbox:1025',
  PUSH_LOCAL_SERVICE: 'http://inbox:8025',
  PAYMENT_METHODS: 'test,bank_transfer,cash_on_delivery',
}
const TRIAL_SMS = { SMS_PROVIDERS: 'http', SMS_HTTP_URL: 'http://inbox:8025/api/sms', SMS_COUNTRIES: '*' }

/** A shop that sends mail is a real one, unless its operator wants the demo. */
export const isTrial = (settings, isDemo) => isDemo || !settings.SMTP_URL

/** Settings with what follows from others, which a stack file cannot say. Nothing is turned on for a real shop. */
export function derived(settings, isDemo = false) {
  // Who may name a visitor's address: the edge, and what the operator has before it.
  const proxies = [settings.STOA_FRONT_SUBNET ?? FRONT_SUBNET, ...proxiesIn(settings)].join(',')
  const trial = isTrial(settings, isDemo) ? { ...TRIAL, ...(settings.SMS_PROVIDERS ? {} : TRIAL_SMS) } : {}
  return {
    STOA_TRUSTED_PROXIES: proxies,
    STOREFRONT_TRUSTED_PROXIES: proxies,
    STOA_CORS_ORIGINS: settings.STOREFRONT_URL ?? 'http://localhost:3000',
    ...trial,
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
