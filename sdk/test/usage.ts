/** Never run: calls of the real API that must compile, and some that must not. */
import { ApiError, ConflictError, type ErrorCode, type Page, type Stoa, type StockLevel } from '@stoa/sdk/source'

export async function usage(stoa: Stoa, locationId: string | undefined): Promise<void> {
  const { data } = await stoa.availability.get({ variant_id: ['var_1'] })
  data.map((entry) => entry.variant_id)
  // @ts-expect-error variant_id is required
  await stoa.availability.get()

  const page: Page<StockLevel> = await stoa.admin.stock.list({ location_id: locationId, low: true })
  await page.nextPage()
  for await (const level of stoa.admin.stock.list()) level.variant_id.trim()
  const { headers, requestId } = await stoa.admin.locations.list({ signal: AbortSignal.timeout(1000) }).withResponse()
  headers.get('etag')
  requestId?.trim()
  // @ts-expect-error a limit is asked for, so that nobody reads a million entries by accident
  await stoa.admin.stock.list().toArray()
  // @ts-expect-error a path parameter comes first
  await stoa.admin.stock.listMovements({ limit: 5 })
  const listed = await stoa.request('listStock', { query: { limit: 5 } })
  listed.page.has_more.valueOf()
  const job = await stoa.admin.imports.create('Handle,Title', { currency: 'EUR', without_quantity: 'in_stock' })
  job.warnings.map(({ line, code, detail }) => `${line} ${code} ${detail}`)
  for await (const { id, state } of stoa.admin.imports.list())
    if (state === 'queued') await stoa.admin.imports.cancel(id)
  const { revert } = await stoa.admin.imports.revert(job.id)
  if (revert?.state === 'done') revert.removed.toFixed()
  for await (const { line, outcome, changes } of stoa.admin.imports.listProducts(job.id, { outcome: 'updated' }))
    if (outcome === 'updated') changes.map((field) => `${line} ${field}`)
  const order = await stoa.carts.complete('cart_1', { challengeToken: 'of a widget on the page' })
  order.status.valueOf()
  const placed = await stoa.carts.complete('cart_1').withResponse()
  if (placed.status === 202) placed.data.payment.id.trim()
  else placed.data.number.trim()
  // @ts-expect-error the order is not placed yet
  if (placed.status === 202) placed.data.number.trim()
  const asked = await stoa.request('placeOrder', { path: { id: 'cart_1' } }).withResponse()
  if (asked.status === 201) asked.data.number.trim()
  const category = await stoa.admin.categories.get('cat_1')
  await stoa.admin.categories.update(category.id, { name: 'Chairs' }, { ifMatch: category })
  const zone = await stoa.admin.shippingZones.get('shz_1')
  await stoa.admin.shippingZones.update(zone.id, { name: 'Europe' }, { ifMatch: zone })
  const region = await stoa.admin.taxRegions.get('txr_1')
  await stoa.admin.taxRegions.update(region.id, { name: 'Germany' }, { ifMatch: region })
  const bought = await stoa.admin.orders.get('ord_1')
  await stoa.admin.orders.update(bought.id, { staff_note: 'A gift' }, { ifMatch: bought })
  const product = await stoa.admin.products.get('prod_1')
  let known: { version: number } | { product_version: number } = product
  for (const { id } of product.variants)
    known = await stoa.admin.products.setPrices(product.id, id, { prices: [] }, { ifMatch: known })
  // @ts-expect-error an order of its buyer tells no version
  await stoa.admin.orders.update(bought.id, { staff_note: null }, { ifMatch: order })
  stoa.mediaUrl({ url: '/v1/media/chair.png' }).trim()
  // @ts-expect-error no such operation
  await stoa.request('listStocks', {})
}

export function message(error: unknown): string {
  if (error instanceof ConflictError && error.code === 'out_of_stock') {
    return (error.problem?.lines ?? []).map((line) => line.variant_id).join(', ')
  }
  const later: ErrorCode = 'a_code_of_a_later_version'
  return error instanceof ApiError && error.code !== later ? error.message : 'unknown'
}
