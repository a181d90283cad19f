import type { Product, Variant } from '@stoa/sdk'

export interface OptionChoice {
  name: string
  /** The name in the language of the page. */
  label: string
  values: readonly ValueChoice[]
}

interface ValueChoice {
  value: string
  /** The value in the language of the page. */
  label: string
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
  return product.options.map(({ name, label, choices }) => {
    const nearest = nearestByValue(product, chosen, name)
    return {
      name,
      label,
      values: choices.flatMap(({ value, label: said }) => {
        const variant = nearest.get(value)
        if (!variant) return []
        const isChosen = chosen.option_values[name] === value
        return [{ value, label: said, isChosen, isAvailable: variant.available, query: queryOf(product, variant) }]
      }),
    }
  })
}

/** For each value of an option the variant that differs least from the chosen one; of equals, one that can be bought. */
function nearestByValue({ options, variants }: Product, chosen: Variant, name: string): Map<string, Variant> {
  const others = options.flatMap((option) => (option.name === name ? [] : [option.name]))
  const found = new Map<string, { variant: Variant; rank: number }>()
  for (const variant of variants) {
    const value = variant.option_values[name]
    if (value === undefined) continue
    const alike = others.filter((other) => chosen.option_values[other] === variant.option_values[other])
    const rank = 2 * alike.length + (variant.available ? 1 : 0)
    if (rank > (found.get(value)?.rank ?? -1)) found.set(value, { variant, rank })
  }
  return new Map([...found].map(([value, { variant }]) => [value, variant]))
}

function queryOf({ options }: Product, variant: Variant): string {
  const pairs = options.map(({ name }): [string, string] => [name, variant.option_values[name] ?? ''])
  return `?${new URLSearchParams(pairs)}`
}
