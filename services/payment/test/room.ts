import { createMetrics } from '@stoa/kit/observability/metrics'
import type { Postgres } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import { callerOf, serviceNamed, testSecret } from '@stoa/kit/testing/app'
import { testPostgres } from '@stoa/kit/testing/databases'
import { UnavailableError } from '@stoa/kit/values/problem'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildPayment } from '../app.ts'
import type { Deps, Work } from '../context.ts'
import { METHODS } from '../domain/method.ts'
import { processMessages } from '../flows/messages.ts'
import { recoverPayments } from '../flows/recovery.ts'
import type { Published } from '../generated/events.ts'
import { manualProvider } from '../providers/manual.ts'
import type { Provider } from '../providers/provider.ts'
import { createTestProvider } from '../providers/test.ts'
import { migrations } from '../store/migrations.ts'

export type Body = Record<string, unknown>
type Event = Published['payment.changed']

const CALLS = ['authorise', 'confirm', 'capture', 'void', 'refund', 'fetch'] as const
export type Call = (typeof CALLS)[number]

/** Stands between the service and its provider, and breaks the line when told to. */
export function faultyLine(provider: Provider) {
  const line = {
    /** What happens to a call: lost on its way there, or its answer on the way back. */
    fault: (_call: Call): 'lost' | 'answer lost' | null => null,
    /** Awaited before a call, and after it. */
    before: async (_call: Call): Promise<void> => undefined,
    after: async (_call: Call): Promise<void> => undefined,
    calls: [] as Call[],
    provider,
  }
  const broken = () => new UnavailableError('the line is broken', true)
  const through =
    (call: Call) =>
    async (...args: unknown[]) => {
      line.calls.push(call)
      const fault = line.fault(call)
      await line.before(call)
      if (fault === 'lost') throw broken()
      const answer = await (provider[call] as (...args: unknown[]) => Promise<unknown>)(...args)
      await line.after(call)
      if (fault === 'answer lost') throw broken()
      return answer
    }
  line.provider = { ...provider, ...Object.fromEntries(CALLS.map((call) => [call, through(call)])) }
  return line
}

export async function room(t: Test, options: { capture?: Deps['capture'] } = {}) {
  const pg = await testPostgres(t, { migrations: [migrations] })
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const events: Event[] = []
  const outbox = { add: async (_tx: unknown, draft: { data: Event }) => void events.push(draft.data) } as never
  const order = { resumed: [] as string[], answer: async (): Promise<string | null> => 'ord_1' }
  const clients = {
    order: {
      resumeCheckout: async ({ params }: { params: { checkoutId: string } }) => {
        order.resumed.push(params.checkoutId)
        const order_id = await order.answer()
        return {
          checkout_id: params.checkoutId,
          state: order_id ? ('confirmed' as const) : ('paying' as const),
          order_id,
        }
      },
    },
  }
  const line = faultyLine(createTestProvider(pg, testSecret))
  const deps: Deps = {
    pg,
    outbox,
    clients,
    secret: testSecret,
    providers: new Map([manualProvider, line.provider].map((provider) => [provider.name, provider])),
    methods: METHODS,
    capture: options.capture ?? 'automatic',
    wakeMessages: () => undefined,
  }
  const runtime = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true }
  const app = buildPayment(deps, runtime)
  t.teardown(() => app.close())
  const as = callerOf(app, 'payment')
  const work = (): Work => ({ ...deps, log, now: new Date(), requestId: 'req_test', traceparent: undefined })
  return { pg, deps, line, events, order, as, internal: as(serviceNamed('order')), work }
}

export type Room = Awaited<ReturnType<typeof room>>

export const eur = (amount: number) => ({ amount, currency: 'EUR' })

export function authoriseOf(room: Room, id: string, token = 'tok_approve', more: Body = {}) {
  const body = {
    payment_id: id,
    checkout_id: `chk_${id}`,
    order_id: `ord_${id}`,
    order_number: `N-${id}`,
    owner: 'usr_ada',
    method: 'test',
    amount: eur(1000),
    details: { token },
    ...more,
  }
  return room.internal('POST', '/internal/payments', { body })
}

/** Everything that is open is due now, and looked at until nothing is open any more. */
export async function recover(room: Room): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await execute(room.pg, 'UPDATE payments SET check_at = now() WHERE check_at IS NOT NULL')
    await execute(room.pg, 'UPDATE provider_messages SET due_at = now() WHERE due_at IS NOT NULL')
    await processMessages(room.work())
    if ((await recoverPayments(room.work())) === 0) return
  }
}

/** What the provider's own book says of a charge. */
export async function bookOf(pg: Postgres, id: string) {
  const rows = await query<{ status: string; captured: number; refunded: number }>(
    pg,
    'SELECT status, captured, refunded FROM test_provider_charges WHERE key = $1',
    [`${id}:charge`],
  )
  return rows.length > 1 ? rows : rows[0]
}

/** I1 (RELIABILITY §3.3): what breaks it, in words; nothing when all is well. */
export async function brokenBooks(pg: Postgres): Promise<string[]> {
  const rows = await query<{ what: string }>(
    pg,
    `SELECT 'transfer ' || transfer_id || ' is off by ' || sum(amount) AS what
       FROM ledger_entries GROUP BY transfer_id, currency HAVING sum(amount) <> 0
     UNION ALL
     SELECT 'ledger ' || COALESCE(l.total, 0) || ', book ' || COALESCE(b.total, 0) || ' ' || currency
       FROM (SELECT currency, sum(amount) AS total FROM ledger_entries WHERE account = 'provider:test:receivable' GROUP BY 1) l
       FULL JOIN (SELECT currency, sum(captured - refunded) AS total FROM test_provider_charges GROUP BY 1) b USING (currency)
      WHERE COALESCE(l.total, 0) <> COALESCE(b.total, 0)
     UNION ALL
     SELECT p.id || ': ' || p.status || ', captured ' || p.captured || ', refunded ' || p.refunded || ', book '
            || c.status || ' ' || c.captured || '/' || c.refunded
       FROM payments p JOIN test_provider_charges c ON c.key = p.provider_key
      WHERE p.captured <> c.captured OR p.refunded <> c.refunded OR p.captured > p.amount OR p.refunded > p.captured
         OR (p.status IN ('cancelled', 'failed') AND c.captured <> c.refunded)
         OR (p.status = 'cancelled' AND c.status NOT IN ('voided', 'captured'))
     UNION ALL
     SELECT p.id || ' is still open' FROM payments p
      WHERE p.check_at IS NOT NULL AND p.status <> 'requires_action'`,
  )
  return rows.map((row) => row.what)
}
