import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** Servers that `npm test` has started. */
export interface TestServers {
  postgresUrl: string
  mongoUrl: string
  redisUrl: string
  smtpUrl: string
  inboxUrl: string
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run tests with \`npm test\`, or \`npm test -- <file>\` for one file`)
  return value
}

export function testServers(): TestServers {
  return {
    postgresUrl: setting('STOA_TEST_POSTGRES_URL'),
    mongoUrl: setting('STOA_TEST_MONGODB_URI'),
    redisUrl: setting('STOA_TEST_REDIS_URL'),
    smtpUrl: setting('STOA_TEST_SMTP_URL'),
    inboxUrl: setting('STOA_TEST_INBOX_URL'),
  }
}

/** A name that no other shop on these servers has. */
export const uniqueName = () => `shop_${randomBytes(5).toString('hex')}`

/** The address of another database of the same server. Not URL: a list of MongoDB hosts is none. */
export function onServer(serverUrl: string, database: string): string {
  return serverUrl.replace(/^(\w+:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/, `$1/${database}$2`)
}

/** A folder for a shop's files and logs; kept when the test fails, so that the logs can be read. */
export function shopFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-shop-'))
  t.teardown(() => {
    if (t.passing()) rmSync(folder, { recursive: true, force: true })
    else console.error(`The logs of this shop are in ${folder}`)
  })
  return folder
}

/** pino's level of an error; warnings are below. */
const ERROR_LEVEL = 50

interface LogLine {
  level: number
  err?: { code?: string }
}

/** That a server did not respond in time is no fault of a shop on a machine that stands still now and then. */
const isFault = ({ level, err }: LogLine) => level >= ERROR_LEVEL && err?.code !== 'service_unavailable'

/** Every line in which a process of a shop has logged a fault as an error. */
export function errorsLoggedIn(folder: string): string[] {
  const logs = readdirSync(folder).filter((file) => file.endsWith('.log'))
  // The last line may be half written.
  const lines = logs.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').slice(0, -1))
  return lines.filter((line) => line.startsWith('{') && isFault(JSON.parse(line) as LogLine))
}

const MANY = '1000000/60'
/** Every client of a test has the same address: limits would refuse the test, not an attacker. */
const NO_LIMITS = [
  'default',
  'login',
  'refresh',
  'register',
  'password',
  'forgot',
  'lookup',
  'codes',
  'phone',
  'signups',
  'exports',
  'search',
  'suggest',
  'stock',
  'orders',
  'carts',
  'webhooks',
]
  .map((policy) => `${policy}=${MANY}`)
  .join(',')
/** For the same reason, what they may order without having paid. */
const NO_UNPAID_LIMITS = [
  'units',
  'network',
  'customer',
  'email',
  'guest_units',
  'customer_units',
  'network_guests',
  'checkout_units',
]
  .map((name) => `${name}=1000000`)
  .join(',')

/** Settings of every shop that a test opens. */
export const TEST_SETTINGS = {
  STOA_RATE_LIMITS: NO_LIMITS,
  UNPAID_LIMITS: NO_UNPAID_LIMITS,
  UNPAID_GUEST_VALUE: 'EUR=999999999,USD=999999999,GBP=999999999,CHF=999999999',
  // Tests count the units left, which a shop shows only when there are few.
  STOCK_SHOWN_UP_TO: '1000000',
  PAYMENT_METHODS: 'test,bank_transfer,cash_on_delivery',
}
