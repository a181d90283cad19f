import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { countLevels, type LocationCount } from '../domain/first-count.ts'
import { initialLevel, type Level, type LevelChange, type NewStock } from '../domain/level.ts'
import { addLocations, listLocations, lockLocations } from '../store/locations.ts'
import { insertMovements } from '../store/movements.ts'
import { insertFirstLevels, lockLevels, putCounts, type StockSum, sumStock } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'
import { locationOf } from './level.ts'

export interface FirstCounts {
  /** How many variants had no stock yet. */
  initialised: number
  /** Those that keep the stock they had. */
  kept: { variant_id: string; on_hand: number }[]
}

const nameKey = (name: string) => name.trim().toLowerCase()

/** Ids of locations by their names, without case; those that do not exist are added. */
async function locationsByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const read = async () => {
    const known = await listLocations(tx)
    // Of two of one name the first one counts, the default one before others.
    return new Map(known.toReversed().map(({ id, name }) => [nameKey(name), id]))
  }
  const known = await read()
  if (names.every((name) => known.has(nameKey(name)))) return known
  await lockLocations(tx)
  const now = await read()
  const missing = new Map<string, string>()
  for (const name of names) {
    const key = nameKey(name)
    if (!now.has(key) && !missing.has(key)) missing.set(key, name.trim())
  }
  await addLocations(
    tx,
    [...missing.values()].map((name) => ({ id: newId('loc'), name })),
  )
  return read()
}

/** What each location has of a variant, the locations in the order of the item and each once. */
function countsOf(item: NewStock, fallback: string, byName: ReadonlyMap<string, string>): LocationCount[] {
  const { quantity, locations } = item
  if (!locations) return [{ location_id: fallback, quantity }]
  const counts = new Map<string, number>()
  for (const one of locations) counts.set(byName.get(nameKey(one.name)) ?? fallback, one.quantity)
  return [...counts].map(([location_id, units]) => ({ location_id, quantity: units }))
}

function journal(tx: Tx, levels: readonly LevelChange[], before: readonly Level[]): void {
  const known = new Map(before.map((level) => [`${level.variant_id} ${level.location_id}`, level.on_hand]))
  const movements = levels.map(({ variant_id, location_id, on_hand }) => {
    const delta = on_hand - (known.get(`${variant_id} ${location_id}`) ?? 0)
    return { variant_id, location_id, delta, reason: 'initial' }
  })
  insertMovements(
    tx,
    movements.filter(({ delta }) => delta !== 0),
  )
}

/** Counts variants that have levels and were never counted. Returns which of them were changed. */
async function countUncounted(
  tx: Tx,
  items: readonly NewStock[],
  countsOfItem: (item: NewStock) => LocationCount[],
): Promise<string[]> {
  if (items.length === 0) return []
  const ids = items.map(({ variant_id }) => variant_id)
  const levels = await lockLevels(tx, ids)
  // Somebody may have counted one before it was locked.
  const counted = new Set((await sumStock(tx, ids)).filter((sum) => sum.counted).map((sum) => sum.variant_id))
  const changes = items
    .filter(({ variant_id }) => !counted.has(variant_id))
    .flatMap((item) => {
      const current = levels.filter((level) => level.variant_id === item.variant_id)
      return countLevels(current, item, countsOfItem(item))
    })
  await putCounts(tx, changes)
  journal(tx, changes, levels)
  return changes.map(({ variant_id }) => variant_id)
}

/** Of what is sent of one variant more than once, the last. */
const uniqueItems = (items: readonly NewStock[]): NewStock[] => [
  ...new Map(items.map((item) => [item.variant_id, item])).values(),
]

/** The variants that take what is sent although they have levels: never counted, and sent to replace that. */
function replaceable(items: readonly NewStock[], sums: readonly StockSum[]): NewStock[] {
  const open = new Set(sums.filter(({ counted }) => !counted).map(({ variant_id }) => variant_id))
  return items.filter(({ variant_id, replace_uncounted }) => replace_uncounted && open.has(variant_id))
}

/** What `initialiseLevels` would say now. */
export async function foreseeLevels(pg: Queryable, items: readonly NewStock[]): Promise<FirstCounts> {
  const unique = uniqueItems(items)
  const sums = await sumStock(
    pg,
    unique.map(({ variant_id }) => variant_id),
  )
  const changed = new Set(replaceable(unique, sums).map(({ variant_id }) => variant_id))
  const kept = sums.filter(({ variant_id }) => !changed.has(variant_id))
  return {
    initialised: unique.length - sums.length,
    kept: kept.map(({ variant_id, on_hand }) => ({ variant_id, on_hand })),
  }
}

/** First stock for variants that were never counted; the others keep theirs. */
export async function initialiseLevels(ctx: StockContext, tx: Tx, items: readonly NewStock[]): Promise<FirstCounts> {
  const fallback = await locationOf(tx, undefined)
  const names = [...new Set(items.flatMap(({ locations }) => locations?.map(({ name }) => name) ?? []))]
  const byName = await locationsByName(tx, names)
  const unique = uniqueItems(items)
  const countsOfItem = (item: NewStock) => countsOf(item, fallback, byName)
  const levelsOf = (item: NewStock) =>
    countsOfItem(item).map(({ location_id, quantity }) => initialLevel({ ...item, quantity }, location_id))
  const firsts = unique.flatMap((item) => levelsOf(item).slice(0, 1))
  const created = new Set(await insertFirstLevels(tx, firsts))
  const others = unique.filter(({ variant_id }) => created.has(variant_id)).flatMap((item) => levelsOf(item).slice(1))
  await putCounts(tx, others)
  journal(tx, [...firsts.filter(({ variant_id }) => created.has(variant_id)), ...others], [])
  const known = unique.filter(({ variant_id }) => !created.has(variant_id))
  const sums =
    known.length > 0
      ? await sumStock(
          tx,
          known.map(({ variant_id }) => variant_id),
        )
      : []
  const changed = new Set([...created, ...(await countUncounted(tx, replaceable(known, sums), countsOfItem))])
  if (changed.size > 0) await publishAvailabilityChanges(ctx, tx, [...changed].sort())
  const kept = sums.filter(({ variant_id }) => !changed.has(variant_id))
  return { initialised: created.size, kept: kept.map(({ variant_id, on_hand }) => ({ variant_id, on_hand })) }
}
