import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import { ERASED } from './erasures.ts'

export interface StoredWebhook {
  provider: string
  webhook_id: string
  provider_key: string
}

/** Saves a webhook; the same one again changes nothing. */
export async function insertWebhook(
  pg: Queryable,
  webhook: StoredWebhook & { type: string; body: Buffer },
): Promise<void> {
  const { provider, webhook_id, type, provider_key, body } = webhook
  await execute(
    pg,
    `INSERT INTO provider_webhooks (provider, webhook_id, type, provider_key, body) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (provider, webhook_id) DO NOTHING`,
    [provider, webhook_id, type, provider_key, body],
  )
}

/** Claims webhooks that are due; one that is not finished becomes due again, with a growing delay (10 s to 1 h). */
export async function claimWebhooks(pg: Queryable, limit: number): Promise<StoredWebhook[]> {
  return query<StoredWebhook>(
    pg,
    `UPDATE provider_webhooks SET attempts = attempts + 1,
            due_at = now() + make_interval(secs => least(3600, 10 * power(2, least(attempts, 9))))
      WHERE (provider, webhook_id) IN (SELECT provider, webhook_id FROM provider_webhooks
        WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING provider, webhook_id, provider_key`,
    [limit],
  )
}

/** One about a payment whose payer was erased is kept without its text. */
export async function finishWebhook(pg: Queryable, { provider, webhook_id }: StoredWebhook): Promise<void> {
  await execute(
    pg,
    `UPDATE provider_webhooks w SET due_at = NULL,
            body = CASE WHEN EXISTS (SELECT FROM payments p WHERE p.provider_key = w.provider_key AND p.owner = '${ERASED}') THEN '' ELSE body END
      WHERE provider = $1 AND webhook_id = $2`,
    [provider, webhook_id],
  )
}
