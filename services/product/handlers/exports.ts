import { Readable } from 'node:stream'
import type { Handler } from '../context.ts'
import { exportedProducts } from '../flows/export-products.ts'

export const exportProducts: Handler<'exportProducts'> = async (_input, ctx) => {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="products-${ctx.now.toISOString().slice(0, 10)}.csv"`,
  }
  return { status: 200, headers, body: Readable.from(exportedProducts(ctx)) }
}
