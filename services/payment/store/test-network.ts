import type { Postgres, Queryable } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query } from '@stoa/kit/postgres/sql'
import { newId } from '@stoa/kit/values/ids'
import type { ChargeRefund } from '../domain/charge.ts'

export type Outcome = 'approved' | 'declined' | 'requires_action' | 'processing'

export interface StoredCharge {
  key: string
  reference: string
  status: 'processing' | 'requires_action' | 'authorised' | 'captured' | 'declined' | 'voided'
  currency: string
  amount: number
  captured: number
  failure: string | null
  refunds: ChargeRefund[]
}

const DECLINED = 'The card was declined.'
/** When a charge whose outcome is only reported by a webhook is decided. */
const DECISION_DELAY_MS = 1_000

/** Charges once for each key, whatever a repeated request holds; undefined when the key has a charge already. */
export async function insertCharge(
  pg: Queryable,
  charge: { key: string; currency: string; amount: number; capture: boolean; outcome: Outcome },
): Promise<StoredCharge | undefined> {
  const { key, currency, amount, capture, outcome } = charge
  const approved = capture ? 'captured' : 'authorised'
  const status = outcome === 'approved' ? approved : outcome
  return maybe<StoredCharge>(
    pg,
    `INSERT INTO test_provider_charges (key, reference, currency, amount, wants_capture, status, captured, failure, decides_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9::integer * interval '1 millisecond') ON CONFLICT (key) DO NOTHING
     RETURNING key, reference, status, currency, amount, captured, failure, '[]'::json AS refunds`,
    [
      key,
      newId('tch'),
      currency,
      amount,
      capture,
      status,
      status === 'captured' ? amount : 0,
      outcome === 'declined' ? DECLINED : null,
      outcome === 'processing' ? DECISION_DELAY_MS : null,
    ],
  )
}

export async function readCharge(pg: Queryable, key: string): Promise<StoredCharge | undefined> {
  return maybe<StoredCharge>(
    pg,
    `SELECT c.key, c.reference, c.status, c.currency, c.amount, c.captured, c.failure,
            COALESCE((SELECT json_agg(json_build_object('key', r.key, 'amount', r.amount, 'status', r.status,
                'failure', r.failure) ORDER BY r.created_at, r.key) FROM test_provider_refunds r WHERE r.charge_key = c.key), '[]') AS refunds
       FROM test_provider_charges c WHERE c.key = $1`,
    [key],
  )
}

const APPROVED = `status = CASE WHEN wants_capture THEN 'captured' ELSE 'authorised' END,
  captured = CASE WHEN wants_capture THEN amount ELSE 0 END`

/** The buyer completed the action, or failed to. */
export async function confirmCharge(pg: Queryable, key: string, isApproved: boolean): Promise<void> {
  await execute(
    pg,
    isApproved
      ? `UPDATE test_provider_charges SET ${APPROVED} WHERE key = $1 AND status = 'requires_action'`
      : `UPDATE test_provider_charges SET status = 'declined', failure = '${DECLINED}' WHERE key = $1 AND status = 'requires_action'`,
    [key],
  )
}

export async function captureCharge(pg: Queryable, key: string, amount: number): Promise<void> {
  await execute(
    pg,
    `UPDATE test_provider_charges SET status = 'captured', captured = $2
      WHERE key = $1 AND status = 'authorised' AND amount >= $2`,
    [key, amount],
  )
}

/** Gives up an authorisation; an unknown key is inserted as voided, so that a charge still in flight finds it taken. */
export async function voidCharge(
  pg: Queryable,
  charge: { key: string; currency: string; amount: number },
): Promise<void> {
  await execute(
    pg,
    `INSERT INTO test_provider_charges AS c (key, reference, currency, amount, wants_capture, status)
     VALUES ($1, $2, $3, $4, false, 'voided')
     ON CONFLICT (key) DO UPDATE SET status = 'voided' WHERE c.status IN ('processing', 'requires_action', 'authorised')`,
    [charge.key, newId('tch'), charge.currency, charge.amount],
  )
}

/** Refunds once for each key; a refund of more than is left fails. */
export async function refundCharge(
  pg: Postgres,
  refund: { key: string; chargeKey: string; amount: number },
): Promise<void> {
  await pg.tx(async (tx) => {
    const charge = await maybe<{ left: number }>(
      tx,
      'SELECT captured - refunded AS left FROM test_provider_charges WHERE key = $1 FOR UPDATE',
      [refund.chargeKey],
    )
    const isTooMuch = (charge?.left ?? 0) < refund.amount
    const inserted = await execute(
      tx,
      `INSERT INTO test_provider_refunds (key, charge_key, amount, status, failure) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (key) DO NOTHING`,
      [
        refund.key,
        refund.chargeKey,
        refund.amount,
        isTooMuch ? 'failed' : 'succeeded',
        isTooMuch ? 'More than what is left of the charge.' : null,
      ],
    )
    if (inserted === 0 || isTooMuch) return
    await execute(tx, 'UPDATE test_provider_charges SET refunded = refunded + $2 WHERE key = $1', [
      refund.chargeKey,
      refund.amount,
    ])
  })
}

/** Decides the charges whose outcome is only reported by a webhook, once they are due. */
export async function decideDue(pg: Queryable): Promise<void> {
  await execute(pg, `UPDATE test_provider_charges SET ${APPROVED} WHERE status = 'processing' AND decides_at <= now()`)
}

export interface UndeliveredWebhook {
  key: string
  reference: string
  status: string
  /** Seconds since 1970, by the database's clock. */
  sent_at: number
}

/** Milliseconds until the earliest webhook is due; null when none waits. */
export async function untilWebhookMs(pg: Queryable): Promise<number | null> {
  const { ms } = await one<{ ms: number | null }>(
    pg,
    `SELECT (extract(epoch FROM min(decides_at) - now()) * 1000)::float8 AS ms
       FROM test_provider_charges WHERE decides_at IS NOT NULL AND announced_at IS NULL`,
  )
  return ms
}

/** Decided charges whose webhook was not delivered yet. */
export async function listUndelivered(pg: Queryable): Promise<UndeliveredWebhook[]> {
  return query<UndeliveredWebhook>(
    pg,
    `SELECT key, reference, status, extract(epoch FROM now())::bigint AS sent_at FROM test_provider_charges
      WHERE decides_at <= now() AND announced_at IS NULL AND status <> 'processing' ORDER BY decides_at LIMIT 100`,
  )
}

export async function markDelivered(pg: Queryable, key: string): Promise<void> {
  await execute(pg, 'UPDATE test_provider_charges SET announced_at = now() WHERE key = $1', [key])
}
