import { isMeasureUnit, measureProblem, type UnitPriceMeasure } from '../../domain/unit-price.ts'
import { headerOf, type Reading } from '../file/reading.ts'
import { type CsvRow, cellOf } from '../file/rows.ts'
import { maybeThousands, withPoint } from '../money-text.ts'

const FIELDS = {
  quantity: 'unit_quantity',
  unit: 'unit',
  reference_quantity: 'reference_quantity',
  reference_unit: 'reference_unit',
} as const

/** How people write some of them. */
const SPELLINGS: Record<string, string> = { floz: 'fl_oz', 'fl oz': 'fl_oz', 'ft²': 'ft2', 'm²': 'm2', 'm³': 'm3' }

/** Units so small that nobody measures thousandths of them: `1.000` ml is a litre that a spreadsheet program has marked. */
const SMALL: ReadonlySet<string> = new Set(['mg', 'g', 'ml', 'cl', 'mm', 'cm', 'item'])

/** Not a number for what is none. */
function numberOf(text: string): number {
  const number = withPoint(text)
  return /^\d{1,9}(\.\d{1,9})?$/.test(number) ? Number(number) : Number.NaN
}

/** The measure of a variant's unit price, or null where the file says none: Shopify writes none as empty cells or as 0. */
export function readMeasure({ header, rejected }: Reading, row: CsvRow): UnitPriceMeasure | null {
  const textOf = (field: keyof typeof FIELDS) => cellOf(header, row, FIELDS[field]).trim().toLowerCase()
  const quantity = textOf('quantity') === '' ? 0 : numberOf(textOf('quantity'))
  if (quantity === 0) return null
  const refuse = (field: keyof typeof FIELDS, code: string, detail: string) => {
    rejected.push({ line: row.line, column: headerOf(header, FIELDS[field]), code, detail })
    return null
  }
  const unitOf = (field: 'unit' | 'reference_unit') => SPELLINGS[textOf(field)] ?? textOf(field)
  const [unit, reference_unit] = [unitOf('unit'), unitOf('reference_unit') || unitOf('unit')]
  if (!isMeasureUnit(unit)) return refuse('unit', 'measure_unit', `"${unit}" is not a unit of measure`)
  if (!isMeasureUnit(reference_unit)) {
    return refuse('reference_unit', 'measure_unit', `"${reference_unit}" is not a unit of measure`)
  }
  for (const [field, decimals] of [
    ['quantity', SMALL.has(unit) ? 0 : 3],
    ['reference_quantity', 0],
  ] as const) {
    if (!maybeThousands(textOf(field), decimals)) continue
    const detail = `"${textOf(field)}" may be a number of thousands; write it without a mark between them, like 1000`
    return refuse(field, 'measure_ambiguous', detail)
  }
  const measure = { quantity, unit, reference_quantity: numberOf(textOf('reference_quantity') || '1'), reference_unit }
  const problem = measureProblem(measure)
  return problem ? refuse(problem.field, `measure_${problem.code}`, problem.detail) : measure
}
