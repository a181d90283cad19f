import { foldText, normalizeLine } from './text.ts'

export interface ProductOption {
  name: string
  values: string[]
}

/** Upper bounds of one product document; options, variants and media are Shopify's own limits. */
export const PRODUCT_LIMITS = {
  options: 3,
  valuesPerOption: 2048,
  variants: 2048,
  media: 250,
  tags: 250,
  attributes: 250,
} as const

/** One violated rule; `index` is that of the variant in the list, null when no single variant violates it. */
export interface VariantProblem {
  code:
    | 'no_variants'
    | 'too_many_options'
    | 'too_many_variants'
    | 'too_many_option_values'
    | 'duplicate_option'
    | 'option_value_missing'
    | 'option_unknown'
    | 'option_value_unknown'
    | 'duplicate_variant'
  detail: string
  index: number | null
}

interface VariantShape {
  option_values: Record<string, string>
}

/** A variant's value of an option, or an empty text; own properties only, because an option may be called `constructor`. */
export function optionValue(values: Record<string, string>, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : ''
}

/** What values of an option are compared by: without case. */
export function optionValueKey(value: string): string {
  return normalizeLine(value).toLowerCase()
}

/** A variant's identity inside its product: its option values in option order. */
export function combinationKey(optionNames: readonly string[], values: Record<string, string>): string {
  return JSON.stringify(optionNames.map((name) => optionValueKey(optionValue(values, name))))
}

/** The title of a variant, such as `Small / Red`; a product without options has one `Default` variant. */
export function variantTitle(optionNames: readonly string[], values: Record<string, string>): string {
  if (optionNames.length === 0) return 'Default'
  return optionNames.map((name) => optionValue(values, name)).join(' / ')
}

/** Options in the order of `names`, with their values in order of first use. */
export function optionsOf(names: readonly string[], variants: readonly VariantShape[]): ProductOption[] {
  return names.map((name) => {
    const values = new Set<string>()
    for (const variant of variants) values.add(optionValue(variant.option_values, name))
    return { name, values: [...values] }
  })
}

/** The options of a product with the values that a variant adds; existing values keep their order. */
export function widenOptions(options: readonly ProductOption[], variant: VariantShape): ProductOption[] {
  return options.map((option) => {
    const value = variant.option_values[option.name]
    const isNew = value !== undefined && value !== '' && !option.values.includes(value)
    return isNew ? { ...option, values: [...option.values, value] } : option
  })
}

/**
 * Every rule about options and variants that the given lists violate; empty when they are valid. SKUs may repeat: Shopify
 * allows it, and its exports must import as they are.
 */
export function checkVariants(options: readonly ProductOption[], variants: readonly VariantShape[]): VariantProblem[] {
  const problems = checkOptions(options)
  if (variants.length === 0) problems.push(problem('no_variants', 'a product needs at least one variant'))
  if (variants.length > PRODUCT_LIMITS.variants) {
    problems.push(problem('too_many_variants', `at most ${PRODUCT_LIMITS.variants} variants`))
  }
  const names = options.map((option) => option.name)
  const allowed = new Map(options.map((option) => [option.name, new Set(option.values)]))
  const combinations = new Set<string>()
  for (const [index, variant] of variants.entries()) {
    const own = checkOptionValues(names, allowed, variant, index)
    problems.push(...own)
    const key = combinationKey(names, variant.option_values)
    if (own.length === 0 && combinations.has(key)) {
      const title = variantTitle(names, variant.option_values)
      problems.push(problem('duplicate_variant', `two variants are "${title}"`, index))
    }
    combinations.add(key)
  }
  return problems
}

function checkOptions(options: readonly ProductOption[]): VariantProblem[] {
  const problems: VariantProblem[] = []
  if (options.length > PRODUCT_LIMITS.options) {
    problems.push(problem('too_many_options', `at most ${PRODUCT_LIMITS.options} options`))
  }
  const seen = new Set<string>()
  for (const option of options) {
    const name = foldText(option.name)
    if (seen.has(name)) problems.push(problem('duplicate_option', `the option "${option.name}" is named twice`))
    seen.add(name)
    if (option.values.length > PRODUCT_LIMITS.valuesPerOption) {
      problems.push(
        problem('too_many_option_values', `at most ${PRODUCT_LIMITS.valuesPerOption} values in "${option.name}"`),
      )
    }
  }
  return problems
}

function checkOptionValues(
  names: readonly string[],
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
  variant: VariantShape,
  index: number,
): VariantProblem[] {
  const problems: VariantProblem[] = []
  for (const name of names) {
    const value = optionValue(variant.option_values, name)
    if (value === '') {
      problems.push(problem('option_value_missing', `no value for the option "${name}"`, index))
    } else if (!allowed.get(name)?.has(value)) {
      problems.push(problem('option_value_unknown', `"${value}" is not a value of the option "${name}"`, index))
    }
  }
  for (const name of Object.keys(variant.option_values)) {
    if (!allowed.has(name)) problems.push(problem('option_unknown', `the product has no option "${name}"`, index))
  }
  return problems
}

function problem(code: VariantProblem['code'], detail: string, index: number | null = null): VariantProblem {
  return { code, detail, index }
}
