import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError, invalidField } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import type { Level, Line } from '../domain/stock.ts'
import { findLocation } from '../store/locations.ts'
import { insertMovements } from '../store/movements.ts'
import { initialise, type LevelChange, lockLevels, putLevel, type StoredLevel } from '../store/stock.ts'
import { publishAvailabilityChanges } from './availability.ts'

type Stock = Pick<Deps, 'outbox' | 'levels'>

/** What is wanted of one level; what is left out stays. */
export interface Wanted {
  variant_id: string
  location_id?: string
  /** Given the level as it is, what shall be on hand. */
  onHand: (now: number) => number
  low_mark?: number | null
  tracked?: boolean
  policy?: 'deny' | 'continue'
  reason: string
  note?: string
  actor: string | null
}

async function locationOf(tx: Tx, id: string | undefined): Promise<string> {
  const location = await findLocation(tx, id)
  if (!location) throw invalidField('/location_id', 'unknown', 'There is no such location.')
  return location.id
}

function changed(current: Level | undefined, wanted: Wanted, location_id: string): LevelChange {
  return {
    variant_id: wanted.variant_id,
    location_id,
    on_hand: wanted.onHand(current?.on_hand ?? 0),
    low_mark: wanted.low_mark === undefined ? (current?.low_mark ?? null) : wanted.low_mark,
    tracked: wanted.tracked ?? current?.tracked ?? true,
    policy: wanted.policy ?? current?.policy ?? 'deny',
  }
}

/** Changes one level under its lock, with its movement and announcement. Held units cannot be taken away. */
export async function changeLevel(deps: Stock, tx: Tx, wanted: Wanted): Promise<StoredLevel> {
  const locationId = await locationOf(tx, wanted.location_id)
  const levels = await lockLevels(tx, [wanted.variant_id])
  const current = levels.find((level) => level.location_id === locationId)
  const next = changed(current, wanted, locationId)
  const reserved = current?.reserved ?? 0
  if (next.tracked && next.policy === 'deny' && next.on_hand < reserved) {
    throw new DomainError('unprocessable', `${reserved} are held for checkouts, so ${next.on_hand} cannot be on hand.`)
  }
  const level = await putLevel(tx, next)
  const delta = next.on_hand - (current?.on_hand ?? 0)
  const { reason, note, actor, variant_id } = wanted
  if (delta !== 0) {
    insertMovements(tx, [{ variant_id, location_id: locationId, delta, reason, note: note ?? null, actor }])
  }
  await publishAvailabilityChanges(deps, tx, [variant_id])
  return level
}

/** First stock for variants that have none yet; the rest keep what they have. Returns how many were new. */
export async function initialiseLevels(
  deps: Stock,
  tx: Tx,
  items: readonly (Line & { tracked: boolean; policy: 'deny' | 'continue' })[],
): Promise<number> {
  const locationId = await locationOf(tx, undefined)
  const unique = new Map(items.map((item) => [item.variant_id, item]))
  const levels = [...unique.values()].map((item) => ({
    ...item,
    location_id: locationId,
    low_mark: null,
    on_hand: item.policy === 'deny' && item.tracked ? Math.max(0, item.quantity) : item.quantity,
  }))
  const created = new Set(await initialise(tx, locationId, levels))
  const fresh = levels.filter((level) => created.has(level.variant_id))
  insertMovements(
    tx,
    fresh
      .filter((level) => level.on_hand !== 0)
      .map((level) => ({ ...level, delta: level.on_hand, reason: 'initial' })),
  )
  if (fresh.length > 0) await publishAvailabilityChanges(deps, tx, [...created].sort())
  return created.size
}
