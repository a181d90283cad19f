import { until } from '../../harness/until.ts'
import type { Recording } from './recording.ts'

/** Enough for the server's pace below to be caught half-way. */
const PRODUCTS = 40
const SLOWER_MS = 25

const HEADER = 'Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'

/** Leaves an import whose process died half-way, with a part of its progress written down. Product is dead afterwards. */
export async function leaveImport(recording: Recording): Promise<void> {
  const { staff, shop, proxies, kept } = recording
  const rows = Array.from(
    { length: PRODUCTS },
    (_, index) => `mug-${index},Mug ${index},mug-${index},shopify,,12.50,active`,
  )
  proxies.mongo.slowDown(SLOWER_MS)
  const { id } = await staff.admin.imports.create(`${[HEADER, ...rows].join('\n')}\n`, { currency: 'EUR' })
  await until('the import is half-way', async () => {
    const { counts } = await staff.admin.imports.get(id)
    return counts.created > 0 ? true : null
  })
  await shop.kill('product')
  kept.imports.push({ id, products: PRODUCTS })
}
