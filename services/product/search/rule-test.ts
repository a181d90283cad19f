import type { CollectionCondition, CollectionRules, TimeCondition, TitleCondition } from '../domain/collection-rules.ts'
import { foldText } from '../domain/text.ts'
import { facetValue } from './entry.ts'
import type { FacetIndex } from './facets.ts'
import type { PriceColumns } from './prices.ts'

const DAY_MS = 86_400_000

/** Whether a slot meets something at a moment, milliseconds since 1970. */
export type SlotTest = (slot: number, now: number) => boolean

/** Category id → itself and all below it. */
export type CategoryGroups = ReadonlyMap<string, readonly string[]>

/** Where rules are looked up. */
export interface RuleSources {
  facets: FacetIndex
  prices: PriceColumns
  /** Folded. */
  titleOf(slot: number): string
  /** Milliseconds since 1970. */
  publishedAt(slot: number): number
  createdAt(slot: number): number
}

/** The test to have any value of a field; keys are folded. */
type Lookup = (field: string, keys: ReadonlySet<string>) => SlotTest

/** Looks at a slot as it is at the time of the test. */
export function lookupOfEach({ facets }: RuleSources): Lookup {
  return (field, keys) => (slot) => facets.hasAny(slot, field, keys)
}

/** The same for many slots at once, until one of them changes. */
export function lookupOfMany({ facets }: RuleSources): Lookup {
  return (field, keys) => {
    const mask = facets.having(field, [...keys], 0)
    return (slot) => mask.at(slot) !== 0
  }
}

function titleTest({ operator, text }: TitleCondition, { titleOf }: RuleSources): SlotTest {
  const wanted = foldText(text)
  if (operator === 'begins_with') return (slot) => titleOf(slot).startsWith(wanted)
  const isWanted = operator === 'contains'
  return (slot) => titleOf(slot).includes(wanted) === isWanted
}

function timeTest({ field, from, before, within_days }: TimeCondition, sources: RuleSources): SlotTest {
  const timeOf = field === 'created' ? sources.createdAt : sources.publishedAt
  const first = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from)
  const end = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before)
  const maxAgeMs = within_days === undefined ? Number.POSITIVE_INFINITY : within_days * DAY_MS
  return (slot, now) => {
    const at = timeOf(slot)
    return at >= first && at < end && at >= now - maxAgeMs
  }
}

function conditionTest(
  condition: CollectionCondition,
  sources: RuleSources,
  { lookup, groups }: { lookup: Lookup; groups: CategoryGroups },
): SlotTest {
  switch (condition.field) {
    case 'title':
      return titleTest(condition, sources)
    case 'price': {
      const { currency, gte = 0, lte = Number.MAX_SAFE_INTEGER } = condition
      return (slot) => sources.prices.within({ currency, gte, lte, miss: 0 }).at(slot) !== 0
    }
    case 'available':
      return lookup('available', new Set([String(condition.value)]))
    case 'created':
    case 'published':
      return timeTest(condition, sources)
    default: {
      const { field, operator, values } = condition
      const wanted = field === 'category' ? values.flatMap((id) => groups.get(id) ?? []) : values
      const hasAny = lookup(field, new Set(wanted.map(facetValue)))
      return operator === 'is' ? hasAny : (slot, now) => !hasAny(slot, now)
    }
  }
}

/** The test to meet some rules. */
export function ruleTest(
  { match, conditions }: CollectionRules,
  sources: RuleSources,
  context: { lookup: Lookup; groups: CategoryGroups },
): SlotTest {
  const tests = conditions.map((condition) => conditionTest(condition, sources, context))
  if (match === 'any') return (slot, now) => tests.some((test) => test(slot, now))
  return (slot, now) => tests.every((test) => test(slot, now))
}
