import type { Product } from '@stoa/sdk'

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
  /** False where the variant with it and with what else is chosen is sold out. */
  isAvailable: boolean
  /**
   * The address that chooses it: `?Size=M&Colour=Red`. Where no such variant exists it names this value alone, and the API chooses one
   * that has it.
   */
  query: string
}

/** More options than a product has are not asked for. */
const MAX_OPTIONS = 10
const MAX_TEXT = 255

/** What an address says about the options of a product, as the API is asked. What is no option of the product is no choice. */
export function selectionOf(search: URLSearchParams): Record<`option.${string}`, string> {
  const named = [...search].filter(
    ([name, value]) => name !== '' && value !== '' && name.length + value.length < MAX_TEXT,
  )
  return Object.fromEntries(named.slice(0, MAX_OPTIONS).map(([name, value]) => [`option.${name}`, value]))
}

/** What can be chosen from here, relative to what is chosen. */
export function choicesOf({ options, selected_variant: selected }: Product): OptionChoice[] {
  const chosen = selected?.option_values ?? {}
  const queryFor = (name: string, value: string, exists: boolean) => {
    const pairs = exists
      ? options.map((option): [string, string] => [
          option.name,
          option.name === name ? value : (chosen[option.name] ?? ''),
        ])
      : [[name, value]]
    return `?${new URLSearchParams(pairs)}`
  }
  return options.map(({ name, label, choices }) => ({
    name,
    label,
    values: choices.map(({ value, label: said, exists, available }) => ({
      value,
      label: said,
      isChosen: chosen[name] === value,
      isAvailable: !exists || available,
      query: queryFor(name, value, exists),
    })),
  }))
}
