import { callOptions } from '@stoa/kit/contract/context'
import type { CallOptions } from '@stoa/kit/contract/operations'
import { notFound } from '@stoa/kit/values/problem'
import type { UserContext } from '../context.ts'
import { normaliseEmail, type User } from '../domain/user.ts'
import { listHeldSessions } from '../store/held-data.ts'
import { findUser, findUserIdByEmail } from '../store/users.ts'

/** Whose data it is, and by what other services find it. */
export interface DataSubject {
  user: User | undefined
  /** What came under it without an account is theirs, too; null for none of that. */
  email: string | null
  /** Whether notes of staff are among it. */
  withNotes: boolean
}

type Entry = Record<string, unknown>
type Page = { data: Entry[]; next: string | null }
type Ctx = Pick<UserContext, 'pg' | 'clients' | 'requestId' | 'traceparent' | 'now'>

/** Sessions read at a time. */
const BATCH = 100
/** A page of another service holds up to a megabyte. */
const PAGE_TIMEOUT_MS = 15_000

/**
 * An account; what came under its address without signing in only once that is known to be theirs. Whoever registered it may have had its
 * owner verify it.
 */
export const subjectOf = (user: User, withNotes: boolean): DataSubject => ({
  user,
  email: user.owner_proven_at ? user.email : null,
  withNotes,
})

/** Whom staff have named. @throws DomainError not_found for a customer who is not there */
export async function findSubject(
  { pg }: Pick<Ctx, 'pg'>,
  named: { customer_id: string } | { email: string },
): Promise<DataSubject> {
  if ('customer_id' in named) {
    const user = await findUser(pg, named.customer_id)
    if (!user) throw notFound('The customer')
    return subjectOf(user, true)
  }
  const email = normaliseEmail(named.email)
  const id = await findUserIdByEmail(pg, email)
  const user = id === undefined ? undefined : await findUser(pg, id)
  return { user, email, withNotes: true }
}

/** What other services are told of the person. */
const keysOf = ({ user, email }: DataSubject) => ({ customer_id: user?.id ?? null, email })

const callOf = (ctx: Ctx): CallOptions => ({ ...callOptions(ctx), timeoutMs: PAGE_TIMEOUT_MS })

async function* pages(read: (from: { after?: string }) => Promise<Page>): AsyncGenerator<Entry[]> {
  for (let from: { after?: string } = {}; ; ) {
    const { data, next } = await read(from)
    yield data
    if (next === null) return
    from = { after: next }
  }
}

type OrderKind = Parameters<Ctx['clients']['order']['readOrderData']>[0]['body']['kind']

const orderPages = (ctx: Ctx, subject: DataSubject, kind: OrderKind) =>
  pages((from) => {
    const body = { kind, ...keysOf(subject), ...from, with_notes: subject.withNotes }
    return ctx.clients.order.readOrderData({ body }, callOf(ctx))
  })

type MessageKind = Parameters<Ctx['clients']['notification']['readMessageData']>[0]['body']['kind']

function messagePages(ctx: Ctx, subject: DataSubject, kind: MessageKind, of: { order_ids?: string[] } = {}) {
  const { phone = null, phone_verified_at } = subject.user ?? {}
  return pages((from) => {
    const body = { kind, ...keysOf(subject), phone: phone_verified_at ? phone : null, ...of, ...from }
    return ctx.clients.notification.readMessageData({ body }, callOf(ctx))
  })
}

const orderIdOf = ({ order_id }: Entry) => String(order_id)

async function paymentsOf(ctx: Ctx, order_ids: string[]): Promise<Map<string, Entry[]>> {
  const { data } = await ctx.clients.payment.readPaymentData({ body: { order_ids } }, callOf(ctx))
  return Map.groupBy(data as Entry[], orderIdOf)
}

/** Orders, each with its payments and with what went elsewhere than to the address. */
async function* completeOrders(ctx: Ctx, subject: DataSubject): AsyncGenerator<Entry[]> {
  for await (const orders of orderPages(ctx, subject, 'orders')) {
    const ids = orders.map(({ id }) => String(id))
    if (ids.length === 0) continue
    const payments = await paymentsOf(ctx, ids)
    const messages: Entry[] = []
    for await (const page of messagePages(ctx, subject, 'of_orders', { order_ids: ids })) messages.push(...page)
    const ofOrder = Map.groupBy(messages, ({ reference }) => String(reference))
    yield orders.map((order) => {
      const id = String(order.id)
      return { ...order, payments: payments.get(id) ?? [], messages: ofOrder.get(id) ?? [] }
    })
  }
}

async function* completeCheckouts(ctx: Ctx, subject: DataSubject): AsyncGenerator<Entry[]> {
  for await (const checkouts of orderPages(ctx, subject, 'checkouts')) {
    if (checkouts.length === 0) continue
    const payments = await paymentsOf(ctx, checkouts.map(orderIdOf))
    yield checkouts.map((checkout) => ({ ...checkout, payments: payments.get(orderIdOf(checkout)) ?? [] }))
  }
}

async function* sessionPages({ pg }: Pick<Ctx, 'pg'>, user: User): AsyncGenerator<Entry[]> {
  for (let after: string | null = null; ; ) {
    const found = await listHeldSessions(pg, user.id, { after, back: false, limit: BATCH })
    const page = found.slice(0, BATCH)
    yield page.map((session) => ({ ...session }))
    if (found.length <= BATCH) return
    after = page.at(-1)?.id ?? null
  }
}

async function* signUps(ctx: Ctx, { email }: DataSubject): AsyncGenerator<Entry[]> {
  if (email === null) return
  yield (await ctx.clients.inventory.readSignUpData({ body: { email } }, callOf(ctx))).data
}

/** One list of the document; a page of it is in memory at a time. */
async function* list(name: string, of: AsyncIterable<readonly Entry[]>): AsyncGenerator<string> {
  let before = `,${JSON.stringify(name)}:[`
  for await (const page of of) {
    if (page.length === 0) continue
    yield before + page.map((entry) => JSON.stringify(entry)).join(',')
    before = ','
  }
  yield before === ',' ? ']' : `${before}]`
}

/**
 * Everything that the shop holds about a person as the pieces of one JSON document, read while it is sent: a page of a list is in memory, however
 * long the lists are. It begins with the members of `head`. Nothing is sent before the first page of another service is there, so what cannot be
 * read at all is a problem.
 */
export async function* personalData(ctx: Ctx, subject: DataSubject, head: Entry): AsyncGenerator<string> {
  const { user } = subject
  const orders = list('orders', completeOrders(ctx, subject))
  const first = await orders.next()
  yield JSON.stringify(head).slice(0, -1)
  yield first.value as string
  yield* orders
  yield* list('checkouts', completeCheckouts(ctx, subject))
  yield* list('carts', orderPages(ctx, subject, 'carts'))
  if (user) yield* list('sessions', sessionPages(ctx, user))
  else yield ',"sessions":[]'
  for (const kind of ['messages', 'consents', 'devices', 'suppressions'] as const) {
    yield* list(kind, messagePages(ctx, subject, kind))
  }
  yield* list('back_in_stock', signUps(ctx, subject))
  yield '}'
}
