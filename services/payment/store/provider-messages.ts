import type { Queryable } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'

export interface StoredMessage {
  provider: string
  message_id: string
  provider_key: string
}

/** Keeps a message; the same one again changes nothing. */
export async function insertMessage(
  pg: Queryable,
  message: StoredMessage & { type: string; body: Buffer },
): Promise<void> {
  const { provider, message_id, type, provider_key, body } = message
  await execute(
    pg,
    `INSERT INTO provider_messages (provider, message_id, type, provider_key, body) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (provider, message_id) DO NOTHING`,
    [provider, message_id, type, provider_key, body],
  )
}

/** Takes messages that are due; one that is not finished comes back, later each time (10 s to 1 h). */
export async function claimMessages(pg: Queryable, limit: number): Promise<StoredMessage[]> {
  return query<StoredMessage>(
    pg,
    `UPDATE provider_messages SET attempts = attempts + 1,
            due_at = now() + make_interval(secs => least(3600, 10 * power(2, least(attempts, 9))))
      WHERE (provider, message_id) IN (SELECT provider, message_id FROM provider_messages
        WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING provider, message_id, provider_key`,
    [limit],
  )
}

export async function finishMessage(pg: Queryable, { provider, message_id }: StoredMessage): Promise<void> {
  await execute(pg, 'UPDATE provider_messages SET due_at = NULL WHERE provider = $1 AND message_id = $2', [
    provider,
    message_id,
  ])
}
