import { optionValue, type ProductOption } from './option.ts'
import { foldText, normalizeLine } from './text.ts'
import type { Variant } from './variant.ts'

/** Option → chosen value, as the product writes both; options that nothing is chosen of are not in it. */
export type Choice = ReadonlyMap<string, string>

const compared = (text: string) => foldText(normalizeLine(text))

/** What a shopper chose of a product's options: names and values without case; what the product does not have is no choice. */
export function choiceOf(options: readonly ProductOption[], wanted: Readonly<Record<string, string>>): Choice {
  const byName = new Map(Object.entries(wanted).map(([name, value]) => [compared(name), compared(value)]))
  const choice = new Map<string, string>()
  for (const { name, values } of options) {
    const chosen = byName.get(compared(name))
    // An option may have two thousand values; without a choice none of them is read.
    const value = chosen === undefined ? undefined : values.find((one) => compared(one) === chosen)
    if (value !== undefined) choice.set(name, value)
  }
  return choice
}

type OptionVariant = Pick<Variant, 'option_values' | 'available'>

function fits({ option_values }: OptionVariant, choice: Choice, except?: string): boolean {
  for (const [name, value] of choice) if (name !== except && optionValue(option_values, name) !== value) return false
  return true
}

/** The variant of a choice. Where it leaves options open, the first that can be bought, else the first; null = none fits. */
export function selectedVariant<V extends OptionVariant>(variants: readonly V[], choice: Choice): V | null {
  const fitting = variants.filter((variant) => fits(variant, choice))
  return fitting.find(({ available }) => available) ?? fitting[0] ?? null
}

/** Whether a value can be had together with what is chosen of the other options. */
export interface ValueState {
  exists: boolean
  available: boolean
}

/** The state of each value of an option that any variant has with what is chosen of the others. */
export function valueStates(
  variants: readonly OptionVariant[],
  choice: Choice,
  option: string,
): Map<string, ValueState> {
  const states = new Map<string, ValueState>()
  for (const variant of variants) {
    if (!fits(variant, choice, option)) continue
    const value = optionValue(variant.option_values, option)
    const available = variant.available || (states.get(value)?.available ?? false)
    states.set(value, { exists: true, available })
  }
  return states
}
