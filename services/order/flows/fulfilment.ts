import type { Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { notFound } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import { fulfilmentStatusOf, itemsToShip, shipped } from '../domain/fulfilment.ts'
import type { Fulfilment, ShippedItem, WholeOrder } from '../domain/order.ts'
import { orderData } from '../domain/order-event.ts'
import { insertFulfilment, saveFulfilment, setFulfilmentStatus } from '../store/fulfilments.ts'
import { lockOrder } from '../store/orders.ts'

export type Tracking = Pick<Fulfilment, 'carrier' | 'tracking_number' | 'tracking_url'>

async function orderOf(tx: Tx, id: string): Promise<WholeOrder> {
  const order = await lockOrder(tx, id, 'anyone')
  if (!order) throw notFound('The order')
  return order
}

/** Records a shipment of the items wanted, or of all that is left, and publishes the event. */
export async function ship(
  ctx: OrderContext,
  tx: Tx,
  orderId: string,
  wanted: { items: readonly ShippedItem[] | undefined; shipped_by: string } & Tracking,
): Promise<Fulfilment> {
  const order = await orderOf(tx, orderId)
  const items = itemsToShip(order, wanted.items)
  const fulfilment = await insertFulfilment(tx, orderId, { ...wanted, id: newId('ful', ctx.now.getTime()), items })
  const status = fulfilmentStatusOf({ ...order, lines: shipped(order.lines, items) }, [
    ...order.fulfilments,
    fulfilment,
  ])
  await setFulfilmentStatus(tx, orderId, status)
  await ctx.outbox.add(tx, ctx, {
    type: 'order.fulfilled',
    aggregate: orderId,
    data: { ...orderData({ ...order, fulfilment_status: status }), fulfilment_id: fulfilment.id },
  })
  return fulfilment
}

/** Changes a shipment's tracking, or marks it delivered; the order's own status follows. */
export async function changeFulfilment(
  tx: Tx,
  orderId: string,
  id: string,
  change: (fulfilment: Fulfilment) => Fulfilment,
): Promise<Fulfilment> {
  const order = await orderOf(tx, orderId)
  const found = order.fulfilments.find((fulfilment) => fulfilment.id === id)
  if (!found) throw notFound('The fulfilment')
  const saved = await saveFulfilment(tx, orderId, change(found))
  const others = order.fulfilments.filter((fulfilment) => fulfilment !== found)
  await setFulfilmentStatus(tx, orderId, fulfilmentStatusOf(order, [...others, saved]))
  return saved
}
