import { createHmac } from 'node:crypto'
import type { AttemptKey } from '@stoa/kit/postgres/guess-attempts'
import type { Postgres, Tx } from '@stoa/kit/postgres/pg'
import { type Keys, keyFor } from '@stoa/kit/security/secrets'
import { compactPostalCode } from '@stoa/kit/values/countries/postal-code'
import { networkOf, siteOf } from '@stoa/kit/values/network'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import { decideLookup, type LookupCounter, type LookupFailures } from '../domain/lookup-throttle.ts'
import type { WholeOrder } from '../domain/order.ts'
import { LOOKUP_KEY } from '../key-purposes.ts'
import { lookupAttempts } from '../store/lookup-attempts.ts'
import { findOrderByNumber } from '../store/orders.ts'

/** What a guest gives to find an order, and from where. */
export interface Lookup {
  number: string
  email: string
  /** Of the shipping or the billing address; needed where one of them has any. */
  postalCode: string | undefined
  /** Network address of the client. */
  address: string
}

const ALL = Buffer.alloc(0)

function countersOf(secret: Keys, { number, email, address }: Lookup): Record<LookupCounter, AttemptKey> {
  const of = (text: string) => createHmac('sha256', keyFor(secret, LOOKUP_KEY)).update(text).digest()
  const network = of(`network ${networkOf(address)}`)
  const byEmail = of(`email ${email.toLowerCase()}`)
  const byNumber = of(`number ${number}`)
  return {
    email: { account: byEmail, network: ALL },
    emailHere: { account: byEmail, network },
    number: { account: byNumber, network: ALL },
    numberHere: { account: byNumber, network },
    site: { account: ALL, network: of(`site ${siteOf(address)}`) },
  }
}

interface Outcome {
  order?: WholeOrder | undefined
  /** What to say that was not found, or is refused, with. */
  refusal: DomainError
}

const tooMany = (seconds: number) =>
  new DomainError('rate_limited', 'Too many look-ups with this number or e-mail address found nothing.', {
    headers: { 'retry-after': String(seconds) },
  })

/** Whether a postal code is that of an order's addresses. Some countries have none, and what is not shipped needs no address. */
function fitsPostalCode(order: WholeOrder, given: string | undefined): boolean {
  const codes = [order.shipping_address, order.billing_address].flatMap((address) => address?.postal_code ?? [])
  if (codes.length === 0) return true
  return given !== undefined && codes.some((code) => compactPostalCode(code) === compactPostalCode(given))
}

/** Looks, and counts it when nothing is found; the counters are locked meanwhile, so of many at once each sees those before. */
async function look(tx: Tx, secret: Keys, lookup: Lookup): Promise<Outcome> {
  const entries = Object.entries(countersOf(secret, lookup)) as [LookupCounter, AttemptKey][]
  const rows = await lookupAttempts.lock(
    tx,
    entries.map(([, key]) => key),
  )
  const found = entries.flatMap(([name, key]) => {
    const row = rows.find(({ account, network }) => account.equals(key.account) && network.equals(key.network))
    return row ? [{ name, ...row }] : []
  })
  const failures = found.map((row) => [row.name, { count: row.failures, secondsSince: row.seconds_since }] as const)
  const decision = decideLookup(Object.fromEntries(failures) as unknown as LookupFailures)
  if (decision.kind === 'refuse') return { refusal: tooMany(decision.retryAfterSeconds) }
  const { counts, wrongRetryAfterSeconds: seconds } = decision
  const candidate = await findOrderByNumber(tx, lookup.number, lookup.email)
  const order = candidate && fitsPostalCode(candidate, lookup.postalCode) ? candidate : undefined
  if (!order) {
    const counted = found.map(({ name, account, network, read_at: at }) => ({
      account,
      network,
      failures: counts[name],
      at,
    }))
    lookupAttempts.put(tx, counted)
  }
  const nothing = notFound('An order with this number, e-mail address and postal code')
  return { order, refusal: seconds === null ? nothing : tooMany(seconds) }
}

/**
 * Finds an order for whoever knows its number, e-mail address and postal code. Numbers are consecutive, so misses are counted for
 * the e-mail address and for the number, whether there are such or not, and slowed down as wrong passwords are. That slows guessing
 * and does not end it, as the orders of a month are few: so an e-mail address, which many know, is not enough.
 */
export async function lookUpOrder(deps: { pg: Postgres; secret: Keys }, lookup: Lookup): Promise<WholeOrder> {
  const { order, refusal } = await deps.pg.tx((tx) => look(tx, deps.secret, lookup))
  if (!order) throw refusal
  return order
}
