import type { Stoa } from '@stoa/sdk/source'
import type { Test } from 'tap'
import type { TestShop } from '../harness/shop.ts'
import type { StockedProduct } from '../harness/stock.ts'
import { until } from '../harness/until.ts'

export interface Fixture {
  shop: TestShop
  staff: Stoa
  product: StockedProduct
}

export const rejectsWithCode = (t: Test, code: string, call: PromiseLike<unknown>, what: string) =>
  t.rejects(Promise.resolve(call), { code }, what)

export function untilOrderHas(staff: Stoa, id: string, wanted: Partial<Record<'status' | 'payment_status', string>>) {
  return until(`order ${id} has ${JSON.stringify(wanted)}`, async () => {
    const order = await staff.admin.orders.get(id)
    const matches = (Object.keys(wanted) as (keyof typeof wanted)[]).every((field) => order[field] === wanted[field])
    return matches ? order : null
  })
}
