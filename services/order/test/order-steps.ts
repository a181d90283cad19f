import type { Transport } from '@stoa/kit/calls/transport'
import { query } from '@stoa/kit/postgres/sql'
import { customer, guest, staff } from '@stoa/kit/testing/app'
import { newId } from '@stoa/kit/values/ids'
import { type CheckoutFixture, readyCart } from './checkout-fixture.ts'

export type Body = Record<string, unknown>
export type CartOptions = Parameters<typeof readyCart>[1]

export const clerk = staff('orders.read', 'orders.write')

/** Places an order, for usr_1 unless the options say otherwise; the order of the response. */
export async function placed(
  fixture: CheckoutFixture,
  options: CartOptions = {},
): Promise<Body & { id: string; number: string; items: { id: string }[] }> {
  const user = options && 'user' in options ? options.user : 'usr_1'
  const id = await readyCart(fixture, user === undefined ? { ...options } : { ...options, user })
  const buyer = user === undefined ? guest(id) : customer(user)
  const response = await fixture.as(buyer)<Body>('POST', `/v1/carts/${id}/complete`)
  if (response.status !== 201) throw new Error(JSON.stringify(response.body))
  return response.body as never
}

export const eventsOf = (fixture: CheckoutFixture, type: string) =>
  query<{ data: Body }>(fixture.pg, 'SELECT data FROM outbox WHERE type = $1 ORDER BY id', [type])

/** The key of a request that is sent once. */
export const once = () => ({ 'idempotency-key': newId('req') })

/** Lets the payment service be away for as long as `work` takes. */
export async function withoutPayments(fixture: CheckoutFixture, work: () => Promise<unknown>): Promise<void> {
  const { transport } = fixture.stubs as { transport: Transport }
  const { request } = transport
  transport.request = async (sent) => {
    if (sent.service === 'payment') return { status: 503, headers: {}, body: '' }
    return request(sent)
  }
  await work()
  transport.request = request
}
