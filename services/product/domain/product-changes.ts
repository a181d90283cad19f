import { isDeepStrictEqual } from 'node:util'
import type { Product } from './product.ts'
import type { Variant } from './variant.ts'

/** What every write changes, and what follows from other fields. */
const UNSAID = new Set(['version', 'updated_at', 'description_text'])
const UNSAID_OF_VARIANT = new Set(['title', 'position', 'available', 'price_history'])

function changedKeys<T extends object>(before: T, after: T, unsaid: ReadonlySet<string>): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const read = (of: T, key: string) => of[key as keyof T]
  return [...keys].filter((key) => !unsaid.has(key) && !isDeepStrictEqual(read(before, key), read(after, key)))
}

function changedOfVariants(before: readonly Variant[], after: readonly Variant[]): string[] {
  const known = new Map(before.map((variant) => [variant.id, variant]))
  const isSameSet = before.length === after.length && after.every(({ id }) => known.has(id))
  const fields = after.flatMap((variant) => {
    const old = known.get(variant.id)
    return old ? changedKeys(old, variant, UNSAID_OF_VARIANT) : []
  })
  return [...(isSameSet ? [] : ['variants']), ...fields.map((field) => `variants.${field}`)]
}

/** The fields in which a product differs, each once; `variants` where there are others, `variants.prices` where one differs. */
export function changedFields(before: Product, after: Product): string[] {
  const fields = changedKeys(before, after, UNSAID).filter((field) => field !== 'variants')
  return [...new Set([...fields, ...changedOfVariants(before.variants, after.variants)])]
}
