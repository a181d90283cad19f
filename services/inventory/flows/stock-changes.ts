import type { Tx } from '@stoa/kit/postgres/pg'
import { DomainError, unprocessableField } from '@stoa/kit/values/problem'
import { changeLevels, type LevelItem, type LevelOutcome, levelKey, type StockChange } from '../domain/stock-change.ts'
import { addEmptyLevels, putOnHand, removeEmptyLevels } from '../store/level-batch.ts'
import { listLocations } from '../store/locations.ts'
import { insertMovements } from '../store/movements.ts'
import { lockLevels } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'

/** An item whose variant was looked for. */
export interface NamedChange extends Omit<StockChange, 'variant_id' | 'sku'> {
  variant: string | DomainError
  location_id?: string
  expected_on_hand?: number
  note?: string
}

/** A change of something that is not there. */
interface Unknown {
  level: null
  variant_id: string | null
  problem: DomainError
}

export type ChangeOutcome = LevelOutcome | Unknown

type Item = LevelItem & Pick<NamedChange, 'reason' | 'note'>

function itemOf(
  change: NamedChange,
  index: number,
  locations: ReadonlyMap<string | undefined, string>,
): Item | Unknown {
  const { variant, location_id: wanted, on_hand, delta = 0, expected_on_hand, reason = 'counted', note } = change
  if (variant instanceof DomainError) return { level: null, variant_id: null, problem: variant }
  const location_id = locations.get(wanted)
  if (location_id === undefined) {
    const problem = unprocessableField(`/items/${index}/location_id`, 'unknown', 'There is no such location.')
    return { level: null, variant_id: variant, problem }
  }
  return {
    ...{ variant_id: variant, location_id, reason },
    on_hand: on_hand === undefined ? { add: delta } : { set: on_hand },
    ...(expected_on_hand === undefined ? {} : { expected_on_hand }),
    ...(note === undefined ? {} : { note }),
  }
}

const isItem = (one: Item | Unknown): one is Item => !('problem' in one)

/** Locks the levels that items are about, of each variant all of them: its availability is their sum. */
async function lockedLevels(tx: Tx, items: readonly Item[]) {
  const wanted = [...new Map(items.map((item) => [levelKey(item), item])).values()]
  // A level that is not there cannot be locked: of two that book it first, one would overwrite the other.
  const added = await addEmptyLevels(tx, wanted)
  const variants = [...new Set(items.map(({ variant_id }) => variant_id))]
  return { added, levels: await lockLevels(tx, variants) }
}

async function changeItems(ctx: StockContext, tx: Tx, items: readonly Item[], actor: string | null) {
  const { added, levels } = await lockedLevels(tx, items)
  const { outcomes, changed } = changeLevels(levels, items)
  const carriedOut = new Set(outcomes.flatMap(({ level, problem }) => (problem ? [] : [levelKey(level)])))
  const unused = added.filter((level) => !carriedOut.has(levelKey(level)))
  if (unused.length > 0) await removeEmptyLevels(tx, unused)
  if (changed.length > 0) await putOnHand(tx, changed)
  const movements = outcomes.flatMap(({ level: { variant_id, location_id }, delta }, index) => {
    const { reason = '', note = null } = items[index] ?? {}
    return delta === 0 ? [] : [{ variant_id, location_id, delta, reason, note, actor }]
  })
  insertMovements(tx, movements)
  const touched = [...changed, ...added.filter((level) => carriedOut.has(levelKey(level)))]
  const variants = [...new Set(touched.map(({ variant_id }) => variant_id))].sort()
  if (variants.length > 0) await publishAvailabilityChanges(ctx, tx, variants)
  return outcomes
}

/** Carries out what can be, all at one moment, by as many statements as for one; says of each what became of it. */
export async function changeStock(
  ctx: StockContext,
  tx: Tx,
  changes: readonly NamedChange[],
  actor: string | null,
): Promise<ChangeOutcome[]> {
  const locations = new Map<string | undefined, string>()
  for (const { id, is_default } of await listLocations(tx)) {
    locations.set(id, id)
    if (is_default) locations.set(undefined, id)
  }
  const all = changes.map((change, index) => itemOf(change, index, locations))
  const items = all.filter(isItem)
  const outcomes = items.length > 0 ? await changeItems(ctx, tx, items, actor) : []
  let next = 0
  return all.map((one) => (isItem(one) ? (outcomes[next++] as LevelOutcome) : one))
}
