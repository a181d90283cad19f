import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query } from '@stoa/kit/postgres/sql'

/**
 * Whether a variant can be bought, by what was announced last. Until the transaction ends nobody announces another state, so that a sign-up
 * is seen by whoever brings the variant back, or sees that it is back.
 */
export async function lockAnnouncement(tx: Tx, variantId: string): Promise<boolean> {
  await execute(
    tx,
    'INSERT INTO announcements (variant_id, in_stock, low) VALUES ($1, false, false) ON CONFLICT DO NOTHING',
    [variantId],
  )
  const { in_stock } = await one<{ in_stock: boolean }>(
    tx,
    'SELECT in_stock FROM announcements WHERE variant_id = $1 FOR SHARE',
    [variantId],
  )
  return in_stock
}

/** How many a network asked for today, and how many the site around it, which may be null. */
export function countToday(tx: Tx, client: string, site: string | null): Promise<{ client: number; site: number }> {
  return one(
    tx,
    `SELECT (SELECT count(*)::int FROM back_in_stock_requests
              WHERE client = $1 AND created_at > now() - interval '1 day') AS client,
            (SELECT count(*)::int FROM back_in_stock_requests
              WHERE site = $2 AND created_at > now() - interval '1 day') AS site`,
    [client, site],
  )
}

interface NewRequest {
  id: string
  variantId: string
  email: string
  locale: string
  client: string | null
  site: string | null
  tokenHash: Buffer
}

/** How many an address may have, and the hashes of the tokens that its requests may have. */
interface OfAddress {
  perAddress: number
  tokenHashes: readonly Buffer[]
}

/**
 * Inserts a request, unless the address has one for the variant, in whatever form a build before kept it. Beyond the number that an address may have one goes for it: the oldest
 * from the network or site that has asked for most, so that strangers push out their own and not what the owner of the address asked for.
 */
export async function insertRequest(tx: Tx, request: NewRequest, limit: OfAddress): Promise<void> {
  const { id, variantId, email, locale, client, site, tokenHash } = request
  const inserted = await execute(
    tx,
    `INSERT INTO back_in_stock_requests (id, variant_id, email, locale, client, site, token_hash)
     SELECT $1, $2, $3, $4, $5, $6, $7
      WHERE NOT EXISTS (SELECT 1 FROM back_in_stock_requests
                         WHERE variant_id = $2 AND token_hash = ANY($8) AND told_at IS NULL)
     ON CONFLICT (variant_id, email) WHERE told_at IS NULL DO NOTHING`,
    [id, variantId, email, locale, client, site, tokenHash, limit.tokenHashes],
  )
  if (inserted > 0) await deleteBeyond(tx, request.id, limit)
}

/** Leaves alone what is told meanwhile: its mail is being made. */
async function deleteBeyond(tx: Tx, id: string, { tokenHashes, perAddress }: OfAddress): Promise<void> {
  await execute(
    tx,
    `DELETE FROM back_in_stock_requests WHERE told_at IS NULL AND id IN (
       SELECT id FROM (
         SELECT id, created_at, count(*) OVER (PARTITION BY COALESCE(site, client)) AS of_network
           FROM back_in_stock_requests WHERE token_hash = ANY($1) AND told_at IS NULL) open
        WHERE id <> $2
        ORDER BY of_network, created_at DESC, id DESC OFFSET $3)`,
    [tokenHashes, id, perAddress - 1],
  )
}

export interface StoredRequest {
  variant_id: string
  email: string
  locale: string
  client: string | null
  token_hash: Buffer
}

export function findRequest(pg: Queryable, id: string): Promise<StoredRequest | undefined> {
  return maybe<StoredRequest>(
    pg,
    'SELECT variant_id, email, locale, client, token_hash FROM back_in_stock_requests WHERE id = $1',
    [id],
  )
}

/** The address that a token is for; null where it has signed up for nothing. */
export async function findAddress(pg: Queryable, tokenHash: Buffer): Promise<string | null> {
  const found = await maybe<{ email: string }>(
    pg,
    'SELECT email FROM back_in_stock_requests WHERE token_hash = $1 LIMIT 1',
    [tokenHash],
  )
  return found?.email ?? null
}

export async function deleteOfAddress(pg: Queryable, tokenHashes: readonly Buffer[]): Promise<void> {
  await execute(pg, 'DELETE FROM back_in_stock_requests WHERE token_hash = ANY($1)', [tokenHashes])
}

/** Deletes what an address had asked for until then, by the hashes of its tokens. */
export async function deleteOfAddressUntil(pg: Queryable, tokenHashes: readonly Buffer[], until: Date): Promise<void> {
  await execute(pg, 'DELETE FROM back_in_stock_requests WHERE token_hash = ANY($1) AND created_at <= $2', [
    tokenHashes,
    until,
  ])
}

export interface HeldRequest extends Pick<StoredRequest, 'variant_id' | 'email' | 'locale' | 'client'> {
  id: string
  created_at: Date
  told_at: Date | null
}

/** What an address has asked for, told or not: as much as it may, and what it was told of in a week. */
export function listOfAddress(pg: Queryable, tokenHashes: readonly Buffer[]): Promise<HeldRequest[]> {
  return query<HeldRequest>(
    pg,
    `SELECT id, variant_id, email, locale, client, created_at, told_at FROM back_in_stock_requests
      WHERE token_hash = ANY($1) ORDER BY created_at DESC, id DESC`,
    [tokenHashes],
  )
}

/** Remembers the variants that are back and that somebody waits for. */
export async function noteBack(tx: Tx, variantIds: readonly string[]): Promise<void> {
  await execute(
    tx,
    `INSERT INTO back_in_stock_variants (variant_id)
     SELECT back.id FROM unnest($1::text[]) AS back (id)
      WHERE EXISTS (SELECT 1 FROM back_in_stock_requests r WHERE r.variant_id = back.id AND r.told_at IS NULL)
      ORDER BY back.id
     ON CONFLICT (variant_id) DO UPDATE SET since = clock_timestamp()`,
    [variantIds],
  )
}

/** A variant that is back, locked; others take another one. */
export function claimBack(tx: Tx): Promise<{ variant_id: string } | undefined> {
  return maybe(tx, 'SELECT variant_id FROM back_in_stock_variants ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED')
}

/** Marks the oldest requests of a claimed variant as told, those from before it came back, and returns their ids in that order. */
export async function tellOldest(tx: Tx, variantId: string, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    tx,
    `SELECT r.id FROM back_in_stock_requests r JOIN back_in_stock_variants b ON b.variant_id = r.variant_id
      WHERE r.variant_id = $1 AND r.told_at IS NULL AND r.created_at <= b.since
      ORDER BY r.created_at, r.id LIMIT $2 FOR UPDATE OF r`,
    [variantId, limit],
  )
  const ids = rows.map(({ id }) => id)
  await execute(tx, 'UPDATE back_in_stock_requests SET told_at = now() WHERE id = ANY($1)', [ids])
  return ids
}

export async function dropBack(tx: Tx, variantId: string): Promise<void> {
  await execute(tx, 'DELETE FROM back_in_stock_variants WHERE variant_id = $1', [variantId])
}

/** Deletes what is no longer needed, some at a time; how many. */
export function deleteOld(
  pg: Queryable,
  days: { days: number; daysAfterMail: number },
  limit: number,
): Promise<number> {
  return execute(
    pg,
    `DELETE FROM back_in_stock_requests WHERE id IN (
       (SELECT id FROM back_in_stock_requests WHERE created_at < now() - make_interval(days => $1) ORDER BY created_at LIMIT $3)
       UNION
       (SELECT id FROM back_in_stock_requests WHERE told_at < now() - make_interval(days => $2) ORDER BY told_at LIMIT $3))`,
    [days.days, days.daysAfterMail, limit],
  )
}
