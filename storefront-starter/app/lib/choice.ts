import type { Product, Variant } from '@stoa/sdk'

export interface OptionChoice {
  name: string
  values: readonly ValueChoice[]
}

export interface ValueChoice {
  value: string
  isChosen: boolean
  /** Whether it can be bought together with what else is chosen. */
  isAvailable: boolean
  /** The address that chooses it: `?Size=M&Colour=Red`. Where the combination does not exist, the nearest one that does. */
  query: string
}

/** The variant that an address names, else the first that can be bought. */
export function chosenVariant(product: Product, search: URLSearchParams): Variant | null {
  const wanted = product.options.flatMap(({ name, values }) => {
    const value = search.get(name)
    return value !== null && values.includes(value) ? [[name, value] as const] : []
  })
  const fits = product.variants.filter((variant) =>
    wanted.every(([name, value]) => variant.option_values[name] === value),
  )
  const among = fits.length > 0 ? fits : product.variants
  return among.find(({ available }) => available) ?? among[0] ?? null
}

/** What can be chosen from here, relative to what is chosen. */
export function choicesOf(product: Product, chosen: Variant): OptionChoice[] {
  return product.options.map(({ name, values }) => ({
    name,
    values: values.flatMap((value) => {
      const nearest = nearestWith(product.variants, chosen, name, value)
      if (!nearest) return []
      const isChosen = chosen.option_values[name] === value
      return [{ value, isChosen, isAvailable: nearest.available, query: queryOf(product, nearest) }]
    }),
  }))
}

/** The variant with that value which differs least from the chosen one; of equals, one that can be bought. */
function nearestWith(variants: readonly Variant[], chosen: Variant, name: string, value: string): Variant | undefined {
  const likeness = (variant: Variant) =>
    Object.entries(variant.option_values).filter(([key, own]) => key !== name && chosen.option_values[key] === own)
      .length
  return variants
    .filter((variant) => variant.option_values[name] === value)
    .map((variant) => ({ variant, rank: 2 * likeness(variant) + (variant.available ? 1 : 0) }))
    .sort((one, other) => other.rank - one.rank)[0]?.variant
}

function queryOf({ options }: Product, variant: Variant): string {
  const pairs = options.map(({ name }): [string, string] => [name, variant.option_values[name] ?? ''])
  return `?${new URLSearchParams(pairs)}`
}
