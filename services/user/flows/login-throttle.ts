import { createHmac } from 'node:crypto'
import type { AttemptKey, AttemptRow, CountedAttempt } from '@stoa/kit/postgres/guess-attempts'
import type { Tx } from '@stoa/kit/postgres/pg'
import { keyFor } from '@stoa/kit/security/secrets'
import {
  type AttemptDecision,
  decideAttempt,
  type GuessCounts,
  type GuessFailures,
} from '@stoa/kit/values/guess-throttle'
import { networkOf, siteOf } from '@stoa/kit/values/network'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { LOGIN_KEY } from '../key-purposes.ts'
import { loginAttempts } from '../store/login-attempts.ts'

/** An attempt whose password may be verified. It is counted as wrong until `succeed`. */
export interface Attempt {
  /** What a wrong password is refused with. */
  wrong: DomainError
  /** Within the transaction that a right password opens. */
  succeed(tx: Tx): void
  /** When the password was not verified after all. */
  withdraw(tx: Tx): void
}

type Counter = keyof GuessFailures
type Keys = { here: AttemptKey } & { [K in Counter]?: AttemptKey }

const tooMany = (seconds: number) =>
  new DomainError('rate_limited', 'Too many wrong tries for this account.', {
    headers: { 'retry-after': String(seconds) },
  })

const ALL = Buffer.alloc(0)

const sameKey = (key: AttemptKey) => (row: AttemptKey) =>
  row.account.equals(key.account) && row.network.equals(key.network)

interface Counted {
  decision: AttemptDecision
  counted: { [K in Counter]?: CountedAttempt }
}

/** Counts the attempt when it is let through: an attempt that is refused makes no wait longer. */
async function countAttempt(tx: Tx, keys: Keys): Promise<Counted> {
  const entries = Object.entries(keys) as [Counter, AttemptKey][]
  const rows = await loginAttempts.lock(tx, Object.values(keys))
  const found = entries.map(([name, key]) => [name, rows.find(sameKey(key)) as AttemptRow] as const)
  const failuresOf = ({ failures, seconds_since }: AttemptRow) => ({ count: failures, secondsSince: seconds_since })
  const decision = decideAttempt(
    Object.fromEntries(found.map(([name, row]) => [name, failuresOf(row)])) as unknown as GuessFailures,
  )
  if (decision.kind === 'refuse') return { decision, counted: {} }
  const counts: GuessCounts = decision.counts
  const counted = found.map(([name, row]) => {
    const { account, network, read_at: at } = row
    return [name, { account, network, before: row, failures: counts[name] ?? 0, at }] as const
  })
  loginAttempts.put(
    tx,
    counted.map(([, each]) => each),
  )
  return { decision, counted: Object.fromEntries(counted) }
}

async function openAttempt(ctx: Pick<Deps, 'pg'>, keys: Keys): Promise<Attempt> {
  const { decision, counted } = await ctx.pg.tx((tx) => countAttempt(tx, keys))
  if (decision.kind === 'refuse') throw tooMany(decision.retryAfterSeconds)
  const { wrongRetryAfterSeconds: seconds } = decision
  return {
    wrong: seconds === null ? new DomainError('invalid_credentials') : tooMany(seconds),
    succeed(tx) {
      // In the order of `lock`.
      if (counted.site) loginAttempts.uncount(tx, counted.site)
      if (keys.account) loginAttempts.remove(tx, keys.account)
      loginAttempts.remove(tx, keys.here)
    },
    withdraw(tx) {
      for (const each of [counted.site, counted.account, counted.here]) if (each) loginAttempts.uncount(tx, each)
    },
  }
}

const keyOf = (ctx: Pick<Deps, 'secret'>, text: string) =>
  createHmac('sha256', keyFor(ctx.secret, LOGIN_KEY)).update(text).digest()

/**
 * Counts an attempt to sign in before the password is verified, or throws 429. An account that does not exist is counted the
 * same way, so that both are slowed down alike.
 */
export function attemptSignIn(
  ctx: Pick<Deps, 'pg' | 'secret'>,
  from: { email: string; address: string; isKnownNetwork: boolean },
): Promise<Attempt> {
  const account = keyOf(ctx, from.email)
  const here = { account, network: keyOf(ctx, `network ${networkOf(from.address)}`) }
  if (from.isKnownNetwork) return openAttempt(ctx, { here })
  const site = { account: ALL, network: keyOf(ctx, `site ${siteOf(from.address)}`) }
  return openAttempt(ctx, { here, account: { account, network: ALL }, site })
}

/** Counts an attempt to confirm the password within a session: attempts elsewhere have no effect on it. */
export function attemptConfirmation(
  ctx: Pick<Deps, 'pg' | 'secret'>,
  from: { email: string; session: string },
): Promise<Attempt> {
  return openAttempt(ctx, { here: { account: keyOf(ctx, from.email), network: keyOf(ctx, `session ${from.session}`) } })
}

/** Counts a guess at the code that an account was sent, whatever number it went to. Its account and session are known, so no network is. */
export function attemptPhoneCode(
  ctx: Pick<Deps, 'pg' | 'secret'>,
  from: { id: string; address: string },
): Promise<Attempt> {
  const account = keyOf(ctx, `phone code ${from.id}`)
  return openAttempt(ctx, {
    here: { account, network: keyOf(ctx, `network ${networkOf(from.address)}`) },
    account: { account, network: ALL },
    site: { account: ALL, network: keyOf(ctx, `site ${siteOf(from.address)}`) },
  })
}

/** Verifies the password of an attempt. One that had no turn was no wrong one: else whoever makes all wait would lock them out. */
export async function verifyAttempt(
  ctx: Pick<Deps, 'pg' | 'passwords'>,
  attempt: Attempt,
  ...password: Parameters<Deps['passwords']['verify']>
): Promise<boolean> {
  try {
    return await ctx.passwords.verify(...password)
  } catch (error) {
    await ctx.pg.tx(async (tx) => attempt.withdraw(tx))
    throw error
  }
}

/** Within the transaction of somebody who has proven otherwise to own the account. */
export function forgetAttempts(ctx: Pick<Deps, 'secret'>, tx: Tx, email: string): void {
  loginAttempts.removeAll(tx, keyOf(ctx, email))
}
