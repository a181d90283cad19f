// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListMyOrdersParams, Order, OrderCancel, OrderLookup, WithdrawalCreate } from '../types.ts'

/** `stoa.orders` */
export class OrdersResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists the signed-in customer's orders
   *
   * A page holds orders of 200 items (lines) in all at most, where a kilobyte of withdrawals counts as one, and one order at least, so it may end before `limit`; `next_cursor` goes on.
   */
  list(query?: ListMyOrdersParams, options?: RequestOptions): PagePromise<Order> {
    return this.#calls.list(operations.listMyOrders, { query }, options)
  }

  /**
   * Finds an order by its number, e-mail address and postal code
   *
   * For guests. All must fit; the response does not tell which one did not. Look-ups that find nothing are counted for the e-mail address and for the number, as wrong passwords are: after ten of them each network has one more, then 429 with the seconds to wait as `Retry-After`. The right order is found from any network that has not guessed.
   * The response holds a `token` of this one order: sent as `Stoa-Cart-Token` it reads, cancels and withdraws from the order as the token of its cart does, until `token_expires_at`, an hour later. It opens no cart, no payment and no other order. An expired one counts as none: look the order up again.
   */
  lookup(body: OrderLookup, options?: RequestOptions): ApiPromise<Order> {
    return this.#calls.send(operations.lookupOrder, { body }, options)
  }

  /**
   * Reads an order
   * @param id The order.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Order> {
    return this.#calls.send(operations.getOrder, { path: { id } }, options)
  }

  /**
   * Cancels an order of which nothing was shipped yet
   *
   * Stock and money go back. Cancelling again gives the same response; 409 `invalid_state` once something was shipped, and when the money of an unpaid order came at this moment: then it is paid, and may be cancelled as such. While the provider does not respond, `payment_status` reads as before, and the money follows on its own. Manual money (bank transfer, cash) is sent back by staff: until then it is in `payment.refund_pending`.
   * @param id The order.
   */
  cancel(id: string, body?: OrderCancel, options?: RequestOptions): ApiPromise<Order> {
    return this.#calls.send(operations.cancelOrder, { path: { id }, body }, options)
  }

  /**
   * Withdraws from an order, or from a part of it
   *
   * The withdrawal function that the law of the European Union asks of shops (Directive 2011/83/EU, Article 11a): the buyer declares it with a name and an address, and gets a receipt by mail, with what was declared and when. A page asks once more before it calls this. `withdrawable` says whether it is possible, `withdrawable_until` until when; 409 `invalid_state` after that, and for a cancelled order. Of one order, thirty declarations of parts are taken, then one of all that is left; the sixth and later ones name the `email` of the order (422 otherwise). What was withdrawn from before is not withdrawn from again: sent twice, it has one effect and one receipt.
   * An order of which nothing was shipped and that is withdrawn from as a whole is cancelled with it. Otherwise staff see it (`withdrawals`, and listOrders with `withdrawn`), and give the money back by createRefund.
   * @param id The order.
   */
  withdraw(id: string, body: WithdrawalCreate, options?: RequestOptions): ApiPromise<Order> {
    return this.#calls.send(operations.withdrawOrder, { path: { id }, body }, options)
  }
}
