import { readFile } from 'node:fs/promises'
import t from 'tap'
import { wooColumnsOf } from '../import/woocommerce/columns.ts'

/**
 * What the export of each translation of WooCommerce has in its header: every column, by 2026 or as late as it was translated, in the
 * order in which the exporter writes them, with kilograms and one attribute.
 */
const HEADERS: Record<string, string> = JSON.parse(
  await readFile(new URL('./woocommerce-headers.json', import.meta.url), 'utf8'),
)

/** What is read of them, in their order; a dash is a column that is ignored. */
const READ = `
  woo_id woo_type sku barcode title published - visibility short_description description sale_starts sale_ends tax_status
  tax_code in_stock quantity - backorders - weight - - - - - sale_price price categories tags - images - - parent - - - - -
  position vendor attribute attribute attribute - -
`
  .trim()
  .split(/\s+/)

t.test('the header of a full export is read whole in every language that WooCommerce is translated to', async (t) => {
  t.ok(Object.keys(HEADERS).length >= 45)
  for (const [language, header] of Object.entries(HEADERS)) {
    const read = wooColumnsOf(header.split('|'))
    const columns = read?.columns.map((column) =>
      column.kind === 'field' ? column.field : column.kind === 'attribute' ? 'attribute' : '-',
    )
    t.same(columns, READ, language)
    t.match(read?.layout, { weightUnit: 'kg', attributes: [{ name: 41, values: 42, visible: 43 }] }, language)
  }
})

t.test('a unit of weight is known by its name in the language of the header, and no other word is one', async (t) => {
  const unitIn = (weight: string) =>
    wooColumnsOf(['ID', 'Тип', 'Имя', 'Опубликован', weight, 'Базовая цена'])?.layout.weightUnit
  t.equal(unitIn('Вес (кг)'), 'kg')
  t.equal(unitIn('Вес (г)'), 'g')
  t.equal(unitIn('Вес (фунты)'), 'lbs')
  t.equal(unitIn('Вес (унция)'), 'oz')
  t.equal(unitIn('Вес (lbs)'), 'lbs')
  t.equal(unitIn('Вес (пуд)'), '')
})
