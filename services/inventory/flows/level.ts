import type { Tx } from '@stoa/kit/postgres/pg'
import { unprocessableField } from '@stoa/kit/values/problem'
import { editLevel, type LevelEdit } from '../domain/level.ts'
import { findLocation } from '../store/locations.ts'
import { insertMovements } from '../store/movements.ts'
import { addEmptyLevel, lockLevels, putLevel, type StoredLevel } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'

export interface StockEdit extends LevelEdit {
  variant_id: string
  location_id?: string
  reason: string
  note?: string
  actor: string | null
}

export async function locationOf(tx: Tx, id: string | undefined): Promise<string> {
  const location = await findLocation(tx, id)
  if (!location) throw unprocessableField('/location_id', 'unknown', 'There is no such location.')
  return location.id
}

/** Changes one level, and journals its movement. Locks all levels of the variant, as its availability is their sum. */
export async function changeLevel(ctx: StockContext, tx: Tx, edit: StockEdit): Promise<StoredLevel> {
  const { variant_id, reason, note = null, actor } = edit
  const location_id = await locationOf(tx, edit.location_id)
  // A level that is not there cannot be locked: of two that book it first, one would overwrite the other.
  await addEmptyLevel(tx, variant_id, location_id)
  const levels = await lockLevels(tx, [variant_id])
  const current = levels.find((level) => level.location_id === location_id)
  const next = editLevel(current, edit)
  const level = await putLevel(tx, { ...next, variant_id, location_id })
  const delta = next.on_hand - (current?.on_hand ?? 0)
  if (delta !== 0) insertMovements(tx, [{ variant_id, location_id, delta, reason, note, actor }])
  await publishAvailabilityChanges(ctx, tx, [variant_id])
  return level
}
