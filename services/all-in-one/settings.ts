import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { port, type readConfig, text } from '@stoa/kit/process/config'

/** Addresses of a shop on a laptop; each is changed by the environment. */
export const laptopSettings = {
  HOST: text('127.0.0.1'),
  STOA_PORT: port(4000),
  STOA_INBOX_PORT: port(8025),
  STOA_SMTP_PORT: port(1025),
  STOA_METRICS_PORT: port(9464),
  LOG_LEVEL: text('info'),
}

export type LaptopSettings = ReturnType<typeof readConfig<typeof laptopSettings>>

/** Accounts of the demo shop. */
export interface Accounts {
  customer: { email: string; password: string }
  staff: { email: string; password: string }
  /** Set once the demo shop is loaded. */
  publishableKey: string | null
}

/** Secrets and accounts generated for this installation; only its owner can read the file. */
export interface Identity extends Accounts {
  /** Root secret of the shop. */
  secret: string
}

const randomText = () => randomBytes(9).toString('base64url')

function createIdentity(): Identity {
  return {
    secret: randomBytes(32).toString('base64url'),
    customer: { email: 'ada@example.com', password: `shop-${randomText()}` },
    staff: { email: 'staff@example.com', password: `staff-${randomText()}` },
    publishableKey: null,
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'shop.json')

/** Reads what an earlier start wrote, or generates it: there is no default secret and no default password. */
export function readIdentity(dataDir: string): Identity {
  const file = fileIn(dataDir)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Identity
  const identity = createIdentity()
  writeAccounts(dataDir, identity)
  return identity
}

/** Reads accounts from a folder that has been given nothing else. */
export function readAccounts(dataDir: string): Accounts {
  return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Accounts
}

/** Writes accounts, or a whole identity. */
export function writeAccounts(dataDir: string, accounts: Accounts): void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(fileIn(dataDir), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
}
