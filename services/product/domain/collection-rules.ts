import { isCurrency } from '@stoa/kit/values/money'
import { invalidField } from '@stoa/kit/values/problem'
import { isVisible } from '@stoa/kit/values/visible-text'
import { normalizeLine } from './text.ts'

/** Which products a collection holds. */
export interface CollectionRules {
  match: 'all' | 'any'
  conditions: readonly CollectionCondition[]
}

/** Told apart by `field`. */
export type CollectionCondition =
  | ValueCondition
  | TitleCondition
  | PriceCondition
  | AvailabilityCondition
  | TimeCondition

export interface ValueCondition {
  field: 'tag' | 'category' | 'vendor' | 'type'
  operator: 'is' | 'is_not'
  /** Of categories their ids; each stands for itself and all below it. */
  values: readonly string[]
}

export interface TitleCondition {
  field: 'title'
  operator: 'contains' | 'contains_not' | 'begins_with'
  text: string
}

/** Minor units, inclusive; a price of any variant will do. */
export interface PriceCondition {
  field: 'price'
  currency: string
  gte?: number
  lte?: number
}

export interface AvailabilityCondition {
  field: 'available'
  value: boolean
}

/** RFC 3339 UTC; `before` is exclusive. */
export interface TimeCondition {
  field: 'created' | 'published'
  from?: string
  before?: string
  within_days?: number
}

interface RuleContext {
  isCategory(id: string): boolean
}

/** A text as it is kept; throws for one that shows nothing. */
function shownLine(text: string, pointer: string): string {
  if (!isVisible(text)) throw invalidField(pointer, 'format', 'This text shows nothing.')
  return normalizeLine(text)
}

function valuesAfter(condition: ValueCondition, pointer: string, { isCategory }: RuleContext): ValueCondition {
  const values = condition.values.map((value, at) => shownLine(value, `${pointer}/values/${at}`))
  const unknown = condition.field === 'category' ? condition.values.findIndex((id) => !isCategory(id)) : -1
  if (unknown >= 0) throw invalidField(`${pointer}/values/${unknown}`, 'unknown', 'There is no such category.')
  return { ...condition, values: [...new Set(values)] }
}

function checkPrice({ currency, gte, lte }: PriceCondition, pointer: string): void {
  if (!isCurrency(currency)) {
    throw invalidField(`${pointer}/currency`, 'currency', `ISO 4217 has no currency ${currency}.`)
  }
  if (gte === undefined && lte === undefined)
    throw invalidField(`${pointer}/gte`, 'required', 'Name a lowest price or a highest one.')
  if (gte !== undefined && lte !== undefined && gte > lte) {
    throw invalidField(`${pointer}/lte`, 'range', 'The highest price is below the lowest one.')
  }
}

function checkTime({ from, before, within_days }: TimeCondition, pointer: string): void {
  if (from === undefined && before === undefined && within_days === undefined) {
    throw invalidField(`${pointer}/from`, 'required', 'Name a moment or a number of days.')
  }
  if (from !== undefined && before !== undefined && Date.parse(from) >= Date.parse(before)) {
    throw invalidField(`${pointer}/before`, 'range', 'This moment is not after the other one.')
  }
}

function conditionAfter(condition: CollectionCondition, pointer: string, ctx: RuleContext): CollectionCondition {
  switch (condition.field) {
    case 'title':
      return { ...condition, text: shownLine(condition.text, `${pointer}/text`) }
    case 'price':
      checkPrice(condition, pointer)
      return condition
    case 'available':
      return condition
    case 'created':
    case 'published':
      checkTime(condition, pointer)
      return condition
    default:
      return valuesAfter(condition, pointer, ctx)
  }
}

/** Rules as they are kept; throws for what no product can meet by its form, or a category that does not exist. */
export function rulesFrom({ match, conditions }: CollectionRules, ctx: RuleContext): CollectionRules {
  const kept = conditions.map((condition, at) => conditionAfter(condition, `/rules/conditions/${at}`, ctx))
  return { match, conditions: kept }
}

/** Whether what meets the rules changes while time passes. */
export function dependsOnTime({ conditions }: CollectionRules): boolean {
  return conditions.some((condition) => 'within_days' in condition && condition.within_days !== undefined)
}
