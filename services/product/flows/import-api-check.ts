import { createResponseCheck } from '@stoa/kit/contract/validation'
import { stepsToFlaw } from '@stoa/kit/values/storable-text'
import { attributeNameProblem } from '../domain/product-edit.ts'
import { schemas } from '../generated/routes.ts'
import type { Field } from '../import/file/columns.ts'
import type { Header } from '../import/file/header.ts'
import { headerOf } from '../import/file/reading.ts'
import type { ImportedProduct, ImportedVariant, RejectedRow } from '../import/imported-product.ts'

const compile = createResponseCheck(schemas)

type Check = (value: unknown) => { steps: string[]; code: string; detail: string } | null

/** What the API says of a value that is sent to it as this schema. */
function checkOf(name: string): Check {
  const isValid = compile({ $ref: `${name}#` })
  return (value) => {
    const flaw = stepsToFlaw(value)
    if (flaw) return { steps: flaw, code: 'characters', detail: 'holds a character that cannot be kept' }
    if (isValid(value)) return null
    const [{ instancePath = '', keyword = '', message = '' } = {}] = isValid.errors ?? []
    const steps = instancePath.split('/').slice(1)
    if (keyword === 'format') return { steps, code: 'invalid', detail: 'shows nothing' }
    return { steps, code: keyword === 'maxLength' ? 'too_long' : 'invalid', detail: message }
  }
}

const [checkProduct, checkVariant, checkCategory] = [
  checkOf('ProductPatch'),
  checkOf('VariantPatch'),
  checkOf('CategoryCreate'),
]

/** The columns where a field of the API stands in a file; the first that the file has is named. */
const COLUMNS: Readonly<Record<string, readonly Field[]>> = {
  ...{ title: ['title'], vendor: ['vendor'], type: ['type', 'category'], tags: ['tags'], attributes: ['attributes'] },
  ...{ media: ['image_url', 'images', 'variant_image'], options: ['option1_name'], option_values: ['option1_value'] },
  ...{ seo: ['seo_title', 'seo_description'], name: ['categories', 'category'], sku: ['sku'], barcode: ['barcode'] },
  ...{ prices: ['price'], weight_grams: ['grams', 'weight'], tax_class: ['tax_code'] },
}

function rejection(header: Header, line: number, found: ReturnType<Check>): RejectedRow[] {
  if (!found) return []
  const { steps, code, detail } = found
  const named = COLUMNS[steps[0] ?? '']?.flatMap((field) => headerOf(header, field) ?? [])
  const place = steps.map((step) => step.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, 100)).join('/')
  return [{ line, column: named?.[0] ?? null, code, detail: `${place || 'the row'}: ${detail}` }]
}

/** What is null is not said. */
const given = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

function ofVariant({ option_values, sku, barcode, prices, weight_grams, tax_class }: ImportedVariant) {
  return given({ option_values, sku, barcode, prices, weight_grams, tax_class })
}

function ofProduct({ title, vendor, type, tags, attributes, media, seo, option_names }: ImportedProduct) {
  const options = option_names?.map((name) => ({ name, values: [] })) ?? null
  return given({
    title,
    vendor,
    type,
    tags,
    attributes,
    options,
    media: media.map((one) => given(one)),
    seo: given(seo),
  })
}

/**
 * What the API would not take of a product: what a file brings can be sent back as it was read. Most cells are refused where they
 * are read, with better words; this is for what their limits do not see, such as characters written as JSON.
 */
export function refusedByApi(header: Header, product: ImportedProduct): RejectedRow[] {
  const { line, attributes, variants, category_paths } = product
  const rejected = Object.keys(attributes).flatMap((key) => {
    const detail = attributeNameProblem(key)
    return detail ? rejection(header, line, { steps: ['attributes'], code: 'name_invalid', detail }) : []
  })
  if (rejected.length === 0) rejected.push(...rejection(header, line, checkProduct(ofProduct(product))))
  for (const name of new Set(category_paths.flat())) rejected.push(...rejection(header, line, checkCategory({ name })))
  for (const variant of variants) {
    if (rejected.length > 0) break
    rejected.push(...rejection(header, variant.line, checkVariant(ofVariant(variant))))
  }
  return rejected
}
