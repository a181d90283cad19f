/** Files as WooCommerce exports them, and their imports. */
import type { Body, Fixture } from './fixture.ts'

export interface Done extends Body {
  id: string
  source: string
  counts: Record<string, number>
  rejections: Body[]
  warnings: Body[]
}

export async function run(shop: Fixture, text: string, query = '', sender = shop.clerk) {
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const { body } = await sender<Done>('POST', `/v1/admin/imports${query}`, { body: Buffer.from(text), headers })
  await shop.runImportNow(body.id)
  return (await shop.clerk<Done>('GET', `/v1/admin/imports/${body.id}`)).body
}

export const COLUMNS = [
  ...['ID', 'Type', 'SKU', 'Name', 'Published', 'Visibility in catalog', 'Short description', 'Description'],
  ...['Date sale price starts', 'Date sale price ends', 'Tax status', 'Tax class', 'In stock?', 'Stock'],
  ...['Backorders allowed?', 'Weight (lbs)', 'Sale price', 'Regular price', 'Categories', 'Tags', 'Images', 'Parent'],
  ...['Position', 'Brands', 'Attribute 1 name', 'Attribute 1 value(s)', 'Attribute 2 name', 'Attribute 2 value(s)'],
] as const
export type Cells = Partial<Record<(typeof COLUMNS)[number], string>>

export const quoted = (cells: readonly string[], delimiter: string) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)
export const file = (...rows: Cells[]) =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => row[name] ?? ''))].map((row) => quoted(row, ',')).join('\n')

export const simple = (id: string, cells: Cells): Cells => ({
  ...{ ID: id, Type: 'simple', Name: `Product ${id}`, Published: '1', 'In stock?': '1', 'Regular price': '10' },
  ...cells,
})
export const variation = (id: string, parent: string, cells: Cells): Cells =>
  simple(id, { Type: 'variation', Name: '', Parent: parent, 'Tax class': 'parent', ...cells })

export const product = async (shop: Fixture, slug: string) => {
  const { body } = await shop.clerk<{ data: { id: string; slug: string }[] }>('GET', '/v1/admin/products?limit=100')
  const id = body.data.find((one) => one.slug === slug)?.id
  return (await shop.clerk<Body & { variants: Body[] }>('GET', `/v1/admin/products/${id}`)).body
}
