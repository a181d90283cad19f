import { invalidField } from '@stoa/kit/values/problem'

/** Units by what they measure, each in whole multiples of a unit so small that all of a kind are exact. */
const UNITS = {
  // In nanograms.
  mass: { mg: 10n ** 6n, g: 10n ** 9n, kg: 10n ** 12n, oz: 28_349_523_125n, lb: 453_592_370_000n },
  // In tenths of a picolitre. The ounce, pint, quart and gallon are those of the United States.
  volume: {
    ...{ ml: 10n ** 10n, cl: 10n ** 11n, l: 10n ** 13n, m3: 10n ** 16n, fl_oz: 295_735_295_625n },
    ...{ pt: 4_731_764_730_000n, qt: 9_463_529_460_000n, gal: 37_854_117_840_000n },
  },
  // In tenths of a millimetre.
  length: { mm: 10n, cm: 100n, m: 10_000n, in: 254n, ft: 3_048n, yd: 9_144n },
  // In hundredths of a square millimetre.
  area: { m2: 10n ** 8n, ft2: 9_290_304n },
  count: { item: 1n },
} as const

type Kind = keyof typeof UNITS

export type MeasureUnit = { [K in Kind]: keyof (typeof UNITS)[K] }[Kind]

/** How much of a measure a variant is, and how much of it its unit price is for: 750 ml, per 1 l. */
export interface UnitPriceMeasure {
  /** At most three decimals. */
  quantity: number
  unit: MeasureUnit
  reference_quantity: number
  reference_unit: MeasureUnit
}

const SIZES = new Map<string, { kind: string; size: bigint }>(
  Object.entries(UNITS).flatMap(([kind, sizes]) =>
    Object.entries(sizes).map(([unit, size]) => [unit, { kind, size }] as const),
  ),
)

export function isMeasureUnit(text: string): text is MeasureUnit {
  return SIZES.has(text)
}

const MAX_QUANTITY = 1_000_000

/** What is wrong with a measure, and in which of its fields; null = nothing. */
export function measureProblem(measure: UnitPriceMeasure) {
  const { quantity, unit, reference_quantity, reference_unit } = measure
  if (!(quantity > 0 && quantity <= MAX_QUANTITY) || Number(quantity.toFixed(3)) !== quantity) {
    const detail = `A quantity is above zero, at most ${MAX_QUANTITY}, and has at most three decimals.`
    return { field: 'quantity', code: 'invalid', detail } as const
  }
  if (!Number.isInteger(reference_quantity) || reference_quantity < 1 || reference_quantity > MAX_QUANTITY) {
    const detail = `A reference quantity is a whole number from 1 to ${MAX_QUANTITY}.`
    return { field: 'reference_quantity', code: 'invalid', detail } as const
  }
  if (SIZES.get(unit)?.kind !== SIZES.get(reference_unit)?.kind) {
    const detail = `${unit} and ${reference_unit} do not measure the same.`
    return { field: 'reference_unit', code: 'invalid', detail } as const
  }
  return null
}

/** The measure, if it is one; throws on the field that makes it none. */
export function checkedMeasure(measure: UnitPriceMeasure, pointer: string): UnitPriceMeasure {
  const problem = measureProblem(measure)
  if (problem) throw invalidField(`${pointer}/${problem.field}`, problem.code, problem.detail)
  return measure
}

/**
 * The price of the reference quantity, in whole minor units, halves rounded up (Directive 98/6/EC, articles 2 and 3). Computed
 * of the price as it is shown, so that it has the same taxes in it. Null where no number can say it exactly.
 */
export function unitPriceOf(price: { amount: number; currency: string }, measure: UnitPriceMeasure | null) {
  const own = measure && SIZES.get(measure.unit)?.size
  const reference = measure && SIZES.get(measure.reference_unit)?.size
  if (!measure || !own || !reference) return null
  const { quantity, reference_quantity, reference_unit } = measure
  const thousandths = BigInt(Math.round(quantity * 1000))
  const dividend = BigInt(price.amount) * BigInt(reference_quantity) * reference * 1000n
  const divisor = thousandths * own
  const amount = Number((2n * dividend + divisor) / (2n * divisor))
  if (!Number.isSafeInteger(amount)) return null
  return { amount, currency: price.currency, per: { quantity: reference_quantity, unit: reference_unit } }
}

export type UnitPrice = NonNullable<ReturnType<typeof unitPriceOf>>
