import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { port, type readConfig, text } from '@stoa/kit/process/config'
import type { RootSecret } from '@stoa/kit/security/secrets'
import { LAPTOP_PORTS } from './ports.mjs'
import { newRootSecret } from './rotation.ts'

/** Addresses of a shop on a laptop; each is changed by the environment. */
export const laptopSettings = {
  HOST: text('127.0.0.1'),
  STOA_PORT: port(LAPTOP_PORTS.STOA_PORT.port),
  STOA_STOREFRONT_PORT: port(LAPTOP_PORTS.STOA_STOREFRONT_PORT.port),
  STOA_INBOX_PORT: port(LAPTOP_PORTS.STOA_INBOX_PORT.port),
  STOA_SMTP_PORT: port(LAPTOP_PORTS.STOA_SMTP_PORT.port),
  STOA_METRICS_PORT: port(LAPTOP_PORTS.STOA_METRICS_PORT.port),
  LOG_LEVEL: text('info'),
  /** Folder of the shop's data, from the root of the repository; each shop beside another has one of its own. */
  STOA_DATA: text('.stoa'),
}

export type LaptopSettings = ReturnType<typeof readConfig<typeof laptopSettings>>

/** Accounts of the demo shop. */
export interface Accounts {
  customer: { email: string; password: string }
  staff: { email: string; password: string }
  /** Set once the demo shop is loaded. */
  publishableKey: string | null
  /** The merchant's own goods come into it, and those of the demo never. */
  isWithoutDemo?: boolean | undefined
}

/** Secrets and accounts generated for this installation; only its owner can read the file. */
export interface Identity extends Accounts {
  /** Root secret of the shop. */
  secret: string
  /** While it is being replaced: the one that comes, or the one that was. */
  nextSecret?: string | undefined
  previousSecret?: string | undefined
}

const randomText = () => randomBytes(9).toString('base64url')

function createIdentity(): Identity {
  return {
    secret: newRootSecret(),
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

export function rootOf({ secret, nextSecret, previousSecret }: Identity): RootSecret {
  return { current: secret, next: nextSecret, previous: previousSecret }
}

export function withRoot(identity: Identity, { current, next, previous }: RootSecret): Identity {
  return { ...identity, secret: current, nextSecret: next, previousSecret: previous }
}

/** Without any secret of the shop. */
export function accountsOf({
  secret: _,
  nextSecret: _next,
  previousSecret: _previous,
  ...accounts
}: Identity): Accounts {
  return accounts
}

/** Reads accounts from a folder that has been given nothing else. */
export function readAccounts(dataDir: string): Accounts {
  return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Accounts
}

/** Writes accounts, or a whole identity. A write that is broken off leaves the file before: with it the shop's data would be lost. */
export function writeAccounts(dataDir: string, accounts: Accounts): void {
  mkdirSync(dataDir, { recursive: true })
  const file = fileIn(dataDir)
  writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
