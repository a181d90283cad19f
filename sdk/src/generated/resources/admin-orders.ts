// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { FulfilmentCreate, FulfilmentUpdate, ListOrdersParams, OrderCancel, OrderItemsCancel, OrderNoteUpdate, OrderRefund, OrderRefundCreate, StaffFulfilment, StaffOrder, StaffWithdrawalCreate } from '../types.ts'

/** `stoa.admin.orders` */
export class AdminOrdersResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists orders, the newest first
   *
   * A page holds orders of 200 items (lines) in all at most, where a kilobyte of withdrawals counts as one, and one order at least, so it may end before `limit`; `next_cursor` goes on.
   */
  list(query?: ListOrdersParams, options?: RequestOptions): PagePromise<StaffOrder> {
    return this.#calls.list(operations.listOrders, { query }, options)
  }

  /**
   * Reads an order with what only staff see
   * @param id The order.
   */
  get(id: string, options?: RequestOptions): ApiPromise<StaffOrder> {
    return this.#calls.send(operations.getOrderAsStaff, { path: { id } }, options)
  }

  /**
   * Changes the staff's note on an order
   *
   * Needs `If-Match`.
   * @param id The order.
   */
  update(id: string, body: OrderNoteUpdate, options?: RequestOptions): ApiPromise<StaffOrder> {
    return this.#calls.send(operations.updateOrderNote, { path: { id }, body }, options)
  }

  /**
   * Cancels an order of which nothing was shipped yet
   *
   * Like cancelOrder, for any order.
   * @param id The order.
   */
  cancel(id: string, body?: OrderCancel, options?: RequestOptions): ApiPromise<StaffOrder> {
    return this.#calls.send(operations.cancelOrderAsStaff, { path: { id }, body }, options)
  }

  /**
   * Cancels units of an order that were not shipped, and leaves the rest
   *
   * For what will never come: without `items` it is all that is left to ship, and an order of which something was shipped is `fulfilled` (or `delivered`) then. Of a line, as much of its total and tax is cancelled as these units are of all, so that all parts add up to the line; shipping is not. What was paid for them goes back by the payment's own way, as a refund of the order (`refund: false` leaves that to createRefund); what was not paid yet need not be paid any more. Manual money (bank transfer, cash) is sent back by staff, who find it in listRefunds. Units that the buyer has withdrawn from count as those first.
   *
   * 409 `invalid_state` for a cancelled order, when nothing is left, and when nothing would be left of an order of which nothing was shipped: that is cancelled as a whole, by cancelOrderAsStaff. 422 `unprocessable` for more units than are left. The buyer is told by mail. While the payment service does not respond, `refunded` of the cancellation is null, and the money follows on its own.
   * @param id The order.
   */
  cancelItems(id: string, body: OrderItemsCancel, options?: RequestOptions): ApiPromise<StaffOrder> {
    return this.#calls.send(operations.cancelOrderItems, { path: { id }, body }, options)
  }

  /**
   * Records that a buyer has withdrawn from an order, or from a part of it
   *
   * For a declaration that came by letter or phone: like withdrawOrder, for any order, with the day on which the buyer declared it. Whether it came in time is judged by that day; `accept_late` takes it afterwards too, and where the shop gives no time. The receipt goes out, to the order's address unless another one is given. A declaration that was recorded before has one effect and one receipt.
   * @param id The order.
   */
  withdraw(id: string, body: StaffWithdrawalCreate, options?: RequestOptions): ApiPromise<StaffOrder> {
    return this.#calls.send(operations.withdrawOrderAsStaff, { path: { id }, body }, options)
  }

  /**
   * Records that some or all of an order was shipped
   *
   * Without `items` it is all that the buyer still waits for; what was withdrawn from is shipped only where it is named, what was cancelled not at all. 409 `invalid_state` for a cancelled order, and for one whose payment was voided or refunded in full; 422 `unprocessable` for more units than are left. `items` need an Idempotency-Key, as the same parcel may go out twice.
   * @param id The order.
   */
  createFulfilment(id: string, body?: FulfilmentCreate, options?: RequestOptions): ApiPromise<StaffFulfilment> {
    return this.#calls.send(operations.createFulfilment, { path: { id }, body }, options)
  }

  /**
   * Changes carrier and tracking of a fulfilment
   *
   * JSON Merge Patch (RFC 7396); null clears.
   * @param id The order.
   * @param fulfilmentId The fulfilment.
   */
  updateFulfilment(id: string, fulfilmentId: string, body: FulfilmentUpdate, options?: RequestOptions): ApiPromise<StaffFulfilment> {
    return this.#calls.send(operations.updateFulfilment, { path: { id, fulfilmentId }, body }, options)
  }

  /**
   * Records that a fulfilment has arrived
   *
   * Marking it again changes nothing.
   * @param id The order.
   * @param fulfilmentId The fulfilment.
   */
  markDelivered(id: string, fulfilmentId: string, options?: RequestOptions): ApiPromise<StaffFulfilment> {
    return this.#calls.send(operations.markDelivered, { path: { id, fulfilmentId } }, options)
  }

  /**
   * Gives back some or all of what was paid for an order
   *
   * 422 `unprocessable` for more than is left. While the provider does not respond, the refund is `pending` and carried out on its own. A refund of manual money (bank transfer, cash) is `pending` until staff say with confirmRefund that they have sent it; listRefunds names those that wait. Stock does not come back by it. `orders.write` is enough for it, so whoever may ship may give money back.
   * @param id The order.
   */
  createRefund(id: string, body?: OrderRefundCreate, options?: RequestOptions): ApiPromise<OrderRefund> {
    return this.#calls.send(operations.createRefund, { path: { id }, body }, options)
  }
}
