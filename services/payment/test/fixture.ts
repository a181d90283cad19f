import { createMetrics } from '@stoa/kit/observability/metrics'
import type { Postgres, Tx } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import { anonymous, callerOf, serviceNamed, testSecret } from '@stoa/kit/testing/app'
import { testPostgres } from '@stoa/kit/testing/databases'
import { UnavailableError } from '@stoa/kit/values/problem'
import { type Logger, pino } from 'pino'
import type { Test } from 'tap'
import { buildPayment, migrations } from '../app.ts'
import type { Deps, FlowContext } from '../context.ts'
import { METHODS } from '../domain/method.ts'
import { processWebhooks } from '../flows/provider-webhooks.ts'
import { recoverPayments } from '../flows/recovery.ts'
import type { Published } from '../generated/events.ts'
import { manualProvider } from '../providers/manual.ts'
import type { ChargeRef, Provider } from '../providers/provider.ts'
import { createTestProvider } from '../providers/test.ts'
import { signTestWebhook } from '../providers/test-webhook.ts'

export type Body = Record<string, unknown>
type Event = Published['payment.changed']

const CALLS = ['authorise', 'confirm', 'capture', 'void', 'refund', 'fetch'] as const
export type Call = (typeof CALLS)[number]
/** `refused`: the provider refuses a refund for good; other calls go through. */
export type Fault = 'request lost' | 'response lost' | 'refused'

/** A provider between the service and the real one, which injects faults. */
export function faultyProvider(provider: Provider, pg: Postgres) {
  const faulty = {
    /** What happens to a call. */
    fault: (_call: Call): Fault | null => null,
    /** Awaited before a call, and after it. */
    before: async (_call: Call): Promise<void> => undefined,
    after: async (_call: Call): Promise<void> => undefined,
    calls: [] as Call[],
    provider,
  }
  const unavailable = () => new UnavailableError('the provider is unavailable', true)
  const refuse = (charge: ChargeRef, { key, amount }: { key: string; amount: number }) =>
    execute(
      pg,
      `INSERT INTO test_provider_refunds VALUES ($1, $2, $3, 'failed', 'The account is closed.') ON CONFLICT DO NOTHING`,
      [key, charge.key, amount],
    )
  const intercept =
    (call: Call) =>
    async (...args: unknown[]) => {
      faulty.calls.push(call)
      const fault = faulty.fault(call)
      await faulty.before(call)
      if (fault === 'request lost') throw unavailable()
      if (fault === 'refused' && call === 'refund') await refuse(...(args as Parameters<typeof refuse>))
      const response = await (provider[call] as (...args: unknown[]) => Promise<unknown>)(...args)
      await faulty.after(call)
      if (fault === 'response lost') throw unavailable()
      return response
    }
  faulty.provider = { ...provider, ...Object.fromEntries(CALLS.map((call) => [call, intercept(call)])) }
  return faulty
}

export async function createFixture(t: Test, options: { capture?: Deps['capture']; log?: Logger } = {}) {
  const pg = await testPostgres(t, { migrations: [migrations] })
  const log = options.log ?? pino({ level: process.env.TEST_LOG ?? 'silent' })
  const events: Event[] = []
  const outbox = {
    addAll: async (tx: Tx, _origin: unknown, drafts: { data: Event }[]) =>
      tx.afterCommit(() => events.push(...drafts.map(({ data }) => data))),
  } as never
  const order = { resumed: [] as string[], resume: async (): Promise<string | null> => 'ord_1' }
  const clients = {
    order: {
      resumeCheckout: async ({ params }: { params: { checkoutId: string } }) => {
        order.resumed.push(params.checkoutId)
        const order_id = await order.resume()
        return {
          checkout_id: params.checkoutId,
          state: order_id ? ('confirmed' as const) : ('paying' as const),
          order_id,
        }
      },
    },
  }
  const faulty = faultyProvider(createTestProvider(pg, testSecret), pg)
  const deps: Deps = {
    pg,
    outbox,
    clients,
    secret: testSecret,
    providers: new Map([manualProvider, faulty.provider].map((provider) => [provider.name, provider])),
    methods: METHODS,
    capture: options.capture ?? 'automatic',
    wakeWebhooks: () => undefined,
  }
  const metrics = createMetrics()
  const runtime = { secret: testSecret, log, metrics, checkResponses: true }
  const app = buildPayment(deps, runtime)
  t.teardown(() => app.close())
  const as = callerOf(app, 'payment')
  const context = (): FlowContext => ({ ...deps, log, now: new Date(), requestId: 'req_test', traceparent: undefined })
  return { pg, deps, metrics, faulty, events, order, as, internal: as(serviceNamed('order')), context }
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>

export const eur = (amount: number) => ({ amount, currency: 'EUR' })

export function authoriseOf(fixture: Fixture, id: string, token = 'tok_approve', more: Body = {}) {
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
  return fixture.internal('POST', '/internal/payments', { body })
}

/** Makes every open payment and webhook due, and processes them until nothing is open. */
export async function recoverAll(fixture: Fixture): Promise<void> {
  for (let round = 0; round < 10; round++) {
    await execute(fixture.pg, 'UPDATE payments SET check_at = now() WHERE check_at IS NOT NULL')
    await execute(fixture.pg, 'UPDATE provider_webhooks SET due_at = now() WHERE due_at IS NOT NULL')
    await processWebhooks(fixture.context())
    if ((await recoverPayments(fixture.context())) === 0) return
  }
}

/** What the provider itself recorded of a charge. */
export async function recordedChargeOf(pg: Postgres, id: string) {
  const rows = await query<{ status: string; captured: number; refunded: number }>(
    pg,
    'SELECT status, captured, refunded FROM test_provider_charges WHERE key = $1',
    [`${id}:charge`],
  )
  return rows.length > 1 ? rows : rows[0]
}

/** Compares payments, ledger and the test provider's records: each difference in a sentence, none when they agree. */
export async function findInconsistencies(pg: Postgres): Promise<string[]> {
  const rows = await query<{ difference: string }>(
    pg,
    `SELECT 'transfer ' || transfer_id || ' is off by ' || sum(amount) AS difference
       FROM ledger_entries GROUP BY transfer_id, currency HAVING sum(amount) <> 0
     UNION ALL
     SELECT 'ledger ' || COALESCE(l.total, 0) || ', recorded ' || COALESCE(r.total, 0) || ' ' || currency
       FROM (SELECT currency, sum(amount) AS total FROM ledger_entries WHERE account = 'provider:test:receivable' GROUP BY 1) l
       FULL JOIN (SELECT currency, sum(captured - refunded) AS total FROM test_provider_charges GROUP BY 1) r USING (currency)
      WHERE COALESCE(l.total, 0) <> COALESCE(r.total, 0)
     UNION ALL
     SELECT p.id || ': ' || p.status || ', captured ' || p.captured || ', refunded ' || p.refunded || ', recorded '
            || c.status || ' ' || c.captured || '/' || c.refunded
       FROM payments p JOIN test_provider_charges c ON c.key = p.provider_key
      WHERE p.captured <> c.captured OR p.refunded <> c.refunded OR p.captured > p.amount OR p.refunded > p.captured
         OR (p.status IN ('cancelled', 'failed') AND c.captured <> c.refunded)
         OR (p.status = 'cancelled' AND c.status NOT IN ('voided', 'captured'))
     UNION ALL
     SELECT p.id || ' is still open' FROM payments p
      WHERE p.check_at IS NOT NULL AND p.status <> 'requires_action'
     UNION ALL
     SELECT p.id || ': captured ' || p.captured || ', refunded ' || p.refunded || ', ledger ' || l.total || ', sent back '
            || r.sent || ', given away ' || r.given || ', received ' || c.received
       FROM payments p,
            LATERAL (SELECT COALESCE(sum(e.amount), 0) AS total FROM ledger_transfers t JOIN ledger_entries e
                       ON e.transfer_id = t.id WHERE t.payment_id = p.id AND e.account LIKE '%:receivable') l,
            LATERAL (SELECT COALESCE(sum(amount) FILTER (WHERE status = 'succeeded'), 0) AS sent,
                            COALESCE(sum(amount) FILTER (WHERE status <> 'failed'), 0) AS given
                       FROM refunds WHERE payment_id = p.id) r,
            LATERAL (SELECT COALESCE(sum(amount), 0) AS received FROM captures WHERE payment_id = p.id) c
      WHERE l.total <> p.captured - p.refunded OR r.sent <> p.refunded OR r.given > p.captured
         OR (p.provider = 'manual' AND c.received <> p.captured)`,
  )
  return rows.map((row) => row.difference)
}

export const cancelOf = (fixture: Fixture, id: string) => fixture.internal('POST', `/internal/payments/${id}/cancel`)

export interface WebhookInput {
  charge: string
  id?: string
  /** Relative to now. */
  sentAtSeconds?: number
  secret?: string
  /** The body that is sent instead of the signed one. */
  tampered?: string
  headers?: Record<string, string>
}

export function sendWebhook(fixture: Fixture, input: WebhookInput) {
  const body = JSON.stringify({ type: 'charge.captured', charge: input.charge })
  const sentAt = Math.floor(Date.now() / 1000) + (input.sentAtSeconds ?? 0)
  const secret = input.secret ? { current: input.secret } : testSecret
  const headers = { ...signTestWebhook(secret, { id: input.id ?? 'evt_1', sentAt, body }), ...input.headers }
  return fixture.as(anonymous)('POST', '/v1/payments/webhooks/test', { headers, body: input.tampered ?? body })
}
