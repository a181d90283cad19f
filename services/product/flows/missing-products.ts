import type { Deps } from '../context.ts'
import { listNamedRows } from '../store/imported-products.ts'
import { findImportsBefore } from '../store/imports.ts'
import { findOnSale } from '../store/products.ts'
import { type Run, warnFirst } from './import-report.ts'

/** So many former imports are looked at. */
const FORMER_IMPORTS = 10
const NAMED_PRODUCTS = 10

/**
 * Says which products that former files of the same shop system brought are not in this one, although it could have them whole: what was
 * deleted there is still for sale here. A file of our own is no other shop's, and may have been made by hand of a few products.
 */
export async function warnOfMissingProducts(deps: Pick<Deps, 'db'>, run: Run): Promise<void> {
  const { header, job } = run
  if (!header || header.missing.length > 0) return
  if (header.source !== 'shopify' && header.source !== 'woocommerce') return
  const code = 'products_not_in_file'
  if (run.warnings.some((one) => one.code === code)) return
  const here = { ids: new Set<string>(), handles: new Set<string>() }
  const missing = new Set<string>()
  const former = await findImportsBefore(deps.db, { ...job, source: header.source }, FORMER_IMPORTS)
  if (former.length === 0) return
  for await (const { product_id: id, handle } of listNamedRows(deps.db, job._id)) {
    if (id !== null) here.ids.add(id)
    here.handles.add(handle)
  }
  for (const importId of former) {
    for await (const { product_id: id, handle } of listNamedRows(deps.db, importId)) {
      if (id !== null && !here.ids.has(id) && !here.handles.has(handle)) missing.add(id)
    }
  }
  const names = await findOnSale(deps.db, [...missing])
  if (names.length === 0) return
  const more = names.length > NAMED_PRODUCTS ? ' …' : ''
  const which = `${names.slice(0, NAMED_PRODUCTS).join(', ')}${more}`
  const number = names.length === 1 ? '1 active product is' : `${names.length} active products are`
  const detail =
    `${number} not in this file, and came with a former one: ${which}. What the shop that they came from does not have any more stays ` +
    'for sale here until it is archived'
  warnFirst(run, [{ line: 1, column: null, code, detail }])
}
