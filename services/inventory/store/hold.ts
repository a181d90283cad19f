import type { EventOrigin } from '@stoa/kit/events/event'
import { newEventId } from '@stoa/kit/events/pending-event'
import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import type { Line } from '../domain/reservation.ts'
import type { Reservation } from './reservations.ts'

/** How many of a variant can be sold; null where that is not limited. */
export interface KnownAvailability {
  variant_id: string
  available: number | null
  /** Sum of its levels' revisions. */
  revision: number
}

export type HoldResult =
  | { kind: 'held'; reservation: Reservation; left: readonly KnownAvailability[]; isAnnounced: boolean }
  /** The id was taken before. */
  | { kind: 'known'; reservation: Reservation }
  /** Nothing was written, as a line falls short. `hasExpired`: releasing reservations may make more available. */
  | { kind: 'short'; known: ReadonlyMap<string, KnownAvailability>; hasExpired: boolean }
  /** Somebody inserted the id since the statement began, which it does not see. */
  | { kind: 'overtaken' }

interface Row extends KnownAvailability {
  status: Reservation['status'] | null
  expires_at: Date | null
  is_held: boolean
  is_announced: boolean
  is_short: boolean
  has_expired: boolean
}

// An array is read by a SELECT of its own in the statements below. PostgreSQL does not look into that when it plans, so one plan
// serves any number of lines; else it would plan for each hold, which costs more than to carry it out.
const SELLABLE = `CASE WHEN tracked AND policy = 'deny' THEN greatest(on_hand - reserved, 0) END`

/**
 * What the rule comes to almost always: the default location, which comes first, has enough of everything and keeps some. Then
 * nothing is announced either, as no level runs out or comes to its low mark. Levels that this is not true of are not locked.
 */
const HOLD_AT_DEFAULT = `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest((SELECT $3::text[]), (SELECT $4::bigint[])) AS w (variant_id, quantity)),
  locked AS MATERIALIZED (
    SELECT s.variant_id, s.location_id, s.revision, s.on_hand, s.reserved + w.quantity AS reserved, s.tracked, s.policy, w.quantity
      FROM wanted w JOIN stock_levels s ON s.variant_id = w.variant_id AND s.location_id = (SELECT id FROM locations WHERE is_default)
     WHERE (NOT s.tracked OR s.policy = 'continue' OR s.on_hand - s.reserved > w.quantity)
       AND (NOT s.tracked OR s.low_mark IS NULL
            OR (s.on_hand - s.reserved <= s.low_mark) = (s.on_hand - s.reserved - w.quantity <= s.low_mark))
     ORDER BY s.variant_id FOR UPDATE OF s),
  claimed AS (
    INSERT INTO reservations (id, status, expires_at) SELECT $1, 'held', now() + make_interval(secs => $2)
     WHERE (SELECT count(*) FROM locked) = (SELECT count(*) FROM wanted)
    ON CONFLICT (id) DO NOTHING RETURNING id, expires_at),
  reserved AS (
    UPDATE stock_levels s SET reserved = k.reserved, revision = k.revision + 1, updated_at = now()
      FROM claimed, locked k WHERE s.variant_id = k.variant_id AND s.location_id = k.location_id),
  lines AS (
    INSERT INTO reservation_lines (reservation_id, variant_id, location_id, quantity)
    SELECT claimed.id, k.variant_id, k.location_id, k.quantity FROM claimed, locked k)
  SELECT claimed.expires_at, k.variant_id, k.revision + 1 + COALESCE(other.revision, 0) AS revision,
         CASE WHEN other.is_unlimited OR NOT k.tracked OR k.policy = 'continue' THEN NULL
              ELSE k.on_hand - k.reserved + COALESCE(other.available, 0) END AS available
    FROM claimed, locked k CROSS JOIN LATERAL (
      SELECT sum(revision)::bigint AS revision, bool_or(sellable IS NULL) AS is_unlimited, sum(sellable)::bigint AS available
        FROM (SELECT o.revision, ${SELLABLE} AS sellable FROM stock_levels o
               WHERE o.variant_id = k.variant_id AND o.location_id <> k.location_id) o) other`

/**
 * The rule is that of domain/reservation.ts, which the tests compare with this. Null is unlimited.
 *
 * Levels that are locked are read as their last change left them, everything else as it was when the statement began. So a
 * variant is announced when the locked levels before and after differ, whatever is known of its last announcement; what was
 * announced is compared as well, which mends one that was missed.
 */
const HOLD = `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest((SELECT $3::text[]), (SELECT $4::bigint[]), (SELECT $5::text[])) AS w (variant_id, quantity, event_id)),
  known AS (SELECT status, expires_at FROM reservations WHERE id = $1),
  plain AS MATERIALIZED (
    SELECT w.variant_id, w.quantity, now.available FROM wanted w CROSS JOIN LATERAL (
      SELECT CASE WHEN bool_or(sellable IS NULL) THEN NULL ELSE COALESCE(sum(sellable), 0)::bigint END AS available
        FROM (SELECT ${SELLABLE} AS sellable FROM stock_levels s WHERE s.variant_id = w.variant_id) l) now),
  locked AS MATERIALIZED (
    SELECT s.variant_id, s.location_id, s.on_hand, s.reserved, s.low_mark, s.tracked, s.policy, s.revision, l.is_default
      FROM stock_levels s JOIN locations l ON l.id = s.location_id
     WHERE s.variant_id = ANY((SELECT $3::text[])::text[]) AND NOT EXISTS (SELECT FROM known) AND NOT EXISTS (SELECT FROM plain WHERE available < quantity)
     ORDER BY s.variant_id, l.is_default DESC, s.location_id FOR UPDATE OF s),
  numbered AS (
    SELECT k.*, w.quantity, ${SELLABLE} AS sellable,
           row_number() OVER (PARTITION BY variant_id ORDER BY is_default DESC, location_id) AS nth
      FROM locked k JOIN wanted w USING (variant_id)),
  choices AS (
    SELECT *, min(nth) FILTER (WHERE sellable IS NULL OR sellable >= quantity) OVER (PARTITION BY variant_id) AS whole,
           COALESCE(sum(COALESCE(sellable, 0)) OVER (PARTITION BY variant_id ORDER BY nth
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before
      FROM numbered),
  allocated AS MATERIALIZED (
    SELECT *, CASE WHEN whole IS NULL THEN least(greatest(quantity - before, 0), sellable)
                   WHEN nth = whole THEN quantity ELSE 0 END AS taken FROM choices),
  variants AS MATERIALIZED (
    SELECT variant_id, sum(taken) AS taken,
           CASE WHEN bool_or(sellable IS NULL) THEN NULL ELSE sum(sellable)::bigint END AS sellable,
           CASE WHEN bool_or(sellable IS NULL) THEN NULL
                ELSE sum(greatest(sellable - taken, 0))::bigint END AS available,
           bool_or(sellable IS NULL OR sellable > 0) AS was_in_stock,
           bool_or(sellable IS NULL OR sellable > taken) AS in_stock,
           bool_or(tracked AND on_hand - reserved <= low_mark) IS TRUE AS was_low,
           bool_or(tracked AND on_hand - reserved - taken <= low_mark) IS TRUE AS low,
           sum(revision)::bigint + count(*) FILTER (WHERE taken > 0) AS revision
      FROM allocated GROUP BY variant_id),
  short AS MATERIALIZED (
    SELECT FROM wanted w LEFT JOIN variants v USING (variant_id) WHERE COALESCE(v.taken, 0) < w.quantity),
  claimed AS (
    INSERT INTO reservations (id, status, expires_at) SELECT $1, 'held', now() + make_interval(secs => $2)
     WHERE NOT EXISTS (SELECT FROM known) AND NOT EXISTS (SELECT FROM short)
    ON CONFLICT (id) DO NOTHING RETURNING id, status, expires_at),
  reserved AS (
    UPDATE stock_levels s SET reserved = s.reserved + a.taken, revision = s.revision + 1, updated_at = now()
      FROM claimed, allocated a
     WHERE s.variant_id = a.variant_id AND s.location_id = a.location_id AND a.taken > 0),
  lines AS (
    INSERT INTO reservation_lines (reservation_id, variant_id, location_id, quantity)
    SELECT claimed.id, a.variant_id, a.location_id, a.taken FROM claimed, allocated a WHERE a.taken > 0),
  announced AS (
    INSERT INTO announcements AS a (variant_id, in_stock, low)
    SELECT v.variant_id, v.in_stock, v.low
      FROM claimed, variants v LEFT JOIN announcements told USING (variant_id)
     WHERE (v.was_in_stock, v.was_low) <> (v.in_stock, v.low)
        OR (told.in_stock, told.low) IS DISTINCT FROM (v.in_stock, v.low)
     ORDER BY v.variant_id
    ON CONFLICT (variant_id) DO UPDATE SET in_stock = EXCLUDED.in_stock, low = EXCLUDED.low, version = a.version + 1
     WHERE (a.in_stock, a.low) <> (EXCLUDED.in_stock, EXCLUDED.low)
    RETURNING variant_id, in_stock, low, version),
  events AS (
    INSERT INTO outbox (id, type, aggregate, data, traceparent, created_at)
    SELECT w.event_id, 'stock.availability_changed', a.variant_id,
           jsonb_build_object('variant_id', a.variant_id, 'in_stock', a.in_stock, 'low', a.low, 'version', a.version), $6, $7
      FROM announced a JOIN wanted w USING (variant_id) RETURNING id)
  SELECT r.status, r.expires_at, EXISTS (SELECT FROM claimed) AS is_held, EXISTS (SELECT FROM events) AS is_announced,
         EXISTS (SELECT FROM short) AS is_short,
         r.status IS NULL
           AND EXISTS (SELECT FROM reservations WHERE status = 'held' AND expires_at <= now()) AS has_expired,
         p.variant_id, COALESCE(v.revision, 0) AS revision,
         CASE WHEN v.variant_id IS NULL THEN p.available WHEN r.status IS NULL THEN v.sellable ELSE v.available END AS available
    FROM plain p
    LEFT JOIN (SELECT status, expires_at FROM known UNION ALL SELECT status, expires_at FROM claimed) r ON true
    LEFT JOIN variants v USING (variant_id)`

function resultOf(rows: readonly Row[], id: string): HoldResult {
  const [first] = rows
  if (!first) throw new Error('a hold needs a line')
  const { status, expires_at, is_held, is_announced } = first
  if (status) {
    const reservation = { id, status, expires_at }
    return is_held
      ? { kind: 'held', reservation, left: rows, isAnnounced: is_announced }
      : { kind: 'known', reservation }
  }
  if (!first.is_short) return { kind: 'overtaken' }
  return { kind: 'short', known: new Map(rows.map((row) => [row.variant_id, row])), hasExpired: first.has_expired }
}

export interface NewHold {
  id: string
  /** One for each variant at most. */
  lines: readonly Line[]
  /** Null pins the reservation. */
  expiresInSeconds: number | null
}

const valuesOf = ({ id, lines, expiresInSeconds }: NewHold) => [
  id,
  expiresInSeconds,
  lines.map((line) => line.variant_id),
  lines.map((line) => line.quantity),
]

/** Holds all lines at the default location, in one statement; undefined when it takes insertHold to find out what is right. */
export async function insertHoldAtDefault(pg: Queryable, hold: NewHold): Promise<HoldResult | undefined> {
  const left = await query<KnownAvailability & { expires_at: Date | null }>(pg, HOLD_AT_DEFAULT, valuesOf(hold))
  const [first] = left
  if (!first) return undefined
  const reservation: Reservation = { id: hold.id, status: 'held', expires_at: first.expires_at }
  return { kind: 'held', reservation, left, isAnnounced: false }
}

/**
 * Holds all lines or none, in one statement: locks the levels in the order of lockLevels, reserves, and publishes variants whose
 * availability changed. What falls short by a plain read is refused without a lock.
 */
export async function insertHold(pg: Queryable, origin: EventOrigin, hold: NewHold): Promise<HoldResult> {
  const rows = await query<Row>(pg, HOLD, [
    ...valuesOf(hold),
    hold.lines.map(() => newEventId()),
    origin.traceparent ?? null,
    origin.now ?? new Date(),
  ])
  return resultOf(rows, hold.id)
}
