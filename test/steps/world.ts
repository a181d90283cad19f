import type { Stoa } from '@stoa/sdk'
import type { Test } from 'tap'
import type { Goods } from '../harness/goods.ts'
import type { TestShop } from '../harness/shop.ts'
import { until } from '../harness/until.ts'

export interface World {
  shop: TestShop
  staff: Stoa
  goods: Goods
}

export const rejectsWithCode = (t: Test, code: string, call: PromiseLike<unknown>, what: string) =>
  t.rejects(Promise.resolve(call), { code }, what)

export function orderSaying(staff: Stoa, id: string, wanted: Partial<Record<'status' | 'payment_status', string>>) {
  return until(`order ${id} says ${JSON.stringify(wanted)}`, async () => {
    const order = await staff.admin.orders.get(id)
    const says = (Object.keys(wanted) as (keyof typeof wanted)[]).every((field) => order[field] === wanted[field])
    return says ? order : null
  })
}
