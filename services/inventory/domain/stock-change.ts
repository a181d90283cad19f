import { DomainError, type FieldError } from '@stoa/kit/values/problem'
import { editLevel, type Level, type LevelChange, type LevelEdit } from './level.ts'

/** An item of a list of changes, as it is sent. */
export interface StockChange {
  variant_id?: string
  sku?: string
  on_hand?: number
  delta?: number
  reason?: string
}

/** What is wrong with the form of some items, beyond what a schema says: every fault of them. */
export function faultsOf(items: readonly StockChange[]): FieldError[] {
  return items.flatMap((item, index) => {
    const at = (field: string) => `/items/${index}${field}`
    const faults: FieldError[] = []
    const oneOf = (one: keyof StockChange, other: keyof StockChange) => {
      if (item[one] === undefined && item[other] === undefined) {
        faults.push({ pointer: at(''), code: 'required', detail: `needs ${one} or ${other}` })
      } else if (item[one] !== undefined && item[other] !== undefined) {
        faults.push({ pointer: at(`/${other}`), code: 'invalid', detail: `cannot be sent with ${one}` })
      }
    }
    oneOf('variant_id', 'sku')
    oneOf('on_hand', 'delta')
    if (item.delta !== undefined && item.reason === undefined) {
      faults.push({ pointer: at('/reason'), code: 'required', detail: 'is missing' })
    }
    if (item.on_hand !== undefined && item.reason !== undefined) {
      faults.push({ pointer: at('/reason'), code: 'invalid', detail: 'is of a delta: what is set was counted' })
    }
    return faults
  })
}

/** A change of one level. */
export interface LevelItem extends LevelEdit, Pick<Level, 'variant_id' | 'location_id'> {}

export interface LevelOutcome {
  /** After it. */
  level: Level
  delta: number
  problem: DomainError | null
}

export const levelKey = ({ variant_id, location_id }: Pick<Level, 'variant_id' | 'location_id'>) =>
  `${variant_id} ${location_id}`

/**
 * Carries changes out one after the other, each on what those before it have left; one that is refused leaves its level as it is.
 * `changed`: the levels that are other ones now.
 */
export function changeLevels(
  levels: readonly Level[],
  items: readonly LevelItem[],
): { outcomes: LevelOutcome[]; changed: LevelChange[] } {
  const now = new Map(levels.map((level) => [levelKey(level), level]))
  const outcomes = items.map((item): LevelOutcome => {
    const level = now.get(levelKey(item))
    if (!level) throw new Error('a level that is changed is locked before')
    try {
      const next = { ...level, ...editLevel(level, item) }
      now.set(levelKey(item), next)
      return { level: next, delta: next.on_hand - level.on_hand, problem: null }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return { level, delta: 0, problem: error }
    }
  })
  const before = new Map(levels.map((level) => [levelKey(level), level.on_hand]))
  return { outcomes, changed: [...now.values()].filter((level) => before.get(levelKey(level)) !== level.on_hand) }
}
