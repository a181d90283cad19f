// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Cart, CartCreate, CartItemAdd, CartItemUpdate, CartMerge, CartUpdate, OfferedShippingOptionList, Order, OrderPending, PaymentStart, ShippingOptionChoice } from '../types.ts'

/** `stoa.carts` */
export class CartsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Opens an empty cart
   *
   * A signed-in customer's cart belongs to them. A guest's response carries `token`, the only key to the cart, its payment and its order; send it as `Stoa-Cart-Token`. A guest who repeats the request with its Idempotency-Key gets the cart without `token`, because others may share the address: when the first response was lost, create another cart with a new key. The empty one expires.
   */
  create(body?: CartCreate, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.createCart, { body }, options)
  }

  /**
   * Reads the cart that the signed-in customer uses
   *
   * Of the customer's carts that have not become an order, the one that was changed last, so that another device goes on with it; 404 when there is none. After a sign-in, read it, or create a cart on 404, and merge the guest's cart into it. createCart opens another cart all the same, which is the current one from then on.
   */
  getCurrent(options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.getCurrentCart, {}, options)
  }

  /**
   * Reads a cart
   *
   * Prices, shipping and tax are those of its last change; placeOrder compares them with today's. `problem` and its neighbours in each line say how it compares now, as far as prices and stock can be read. A cart that nobody changes is deleted at `expires_at`, by default after 30 days, a customer's after 90, and a guest's without lines after one.
   * @param id The cart.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.getCart, { path: { id } }, options)
  }

  /**
   * Changes who a cart is for, where it goes, its currency or its note
   *
   * JSON Merge Patch (RFC 7396) of the fields listed, except that an address is replaced as a whole; null clears. 422 `unprocessable` for an address whose country does not exist, whose postal code cannot be one of its country, or whose region is unknown where the tax depends on it. What is sent is taxed by the shipping address, what is not sent by the billing address (by the other one when that is the only address there is). A new `locale` has titles, options, shipping and tax named in that language. A new currency prices every line again; 422 `unprocessable` with `lines` when one has no price in it. Like every edit of a cart it voids what startPayment recorded.
   * @param id The cart.
   */
  update(id: string, body: CartUpdate, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.updateCart, { path: { id }, body }, options)
  }

  /**
   * Adds units of a variant to a cart
   *
   * A variant that is in the cart already adds up. At most 100 lines, and in each no more units than can be ordered at once (300 unless the shop says otherwise).
   * @param id The cart.
   */
  addItem(id: string, body: CartItemAdd, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.addItem, { path: { id }, body }, options)
  }

  /**
   * Sets how many units a line has
   *
   * 0 takes the line out. Stock is not looked at: getCart tells what is left (`problem`), and placeOrder refuses more than that. The recorded payment is void. 422 `unprocessable` (`/quantity`, `too_large`): more than can be ordered at once; 404: there is no such line.
   * @param id The cart.
   * @param itemId The line.
   */
  updateItem(id: string, itemId: string, body: CartItemUpdate, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.updateItem, { path: { id, itemId }, body }, options)
  }

  /**
   * Takes a line out of a cart
   *
   * The recorded payment is void. 404: there is no such line, or not any more.
   * @param id The cart.
   * @param itemId The line.
   */
  removeItem(id: string, itemId: string, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.removeItem, { path: { id, itemId } }, options)
  }

  /**
   * Takes a guest's cart over into the signed-in customer's
   *
   * Units of the same variant add up to the limit of a line. E-mail, addresses and note are taken over where this cart has none. What could not be taken over is named in `changes`. The guest's cart is closed.
   * @param id The cart.
   */
  merge(id: string, body: CartMerge, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.mergeCart, { path: { id }, body }, options)
  }

  /**
   * Lists the ways a cart can be sent, and what they cost
   *
   * In the language of the cart. By the shipping address; until there is one, by the country of the shop's settings, if they name one. Where there are none, `reason` says why, and `currencies` in which others there are some.
   * @param id The cart.
   */
  listShippingOptions(id: string, options?: RequestOptions): ApiPromise<OfferedShippingOptionList> {
    return this.#calls.send(operations.listShippingOptions, { path: { id } }, options)
  }

  /**
   * Chooses how a cart is sent
   *
   * One of listShippingOptions; it is dropped again by an edit after which the cart cannot be sent that way. The recorded payment is void. 422 `unprocessable` (`/option_id`, `unavailable`): it is not offered to this address, weight or currency.
   * @param id The cart.
   */
  setShippingOption(id: string, body: ShippingOptionChoice, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.setShippingOption, { path: { id }, body }, options)
  }

  /**
   * Records how a cart will be paid, and the amount
   *
   * Holds and authorises nothing; placeOrder does. Any edit of the cart voids it. 409 `unpaid_limit_reached` when the cart has more units, or costs more, than this method takes from this buyer in any case.
   * @param id The cart.
   */
  startPayment(id: string, body: PaymentStart, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.startPayment, { path: { id }, body }, options)
  }

  /**
   * Gives up the checkout of a cart, so that it can be edited at once
   *
   * For a buyer who closed the bank's window, instead of waiting for the deadline. The payment is cancelled, the stock is given back and the cart is open again; startPayment chooses anew how to pay. A cart that is open stays as it is. When the payment came through at that moment the order stands: 409 `cart_completed`. 409 `checkout_in_progress` while placeOrder works on it, with the seconds to wait as `Retry-After`.
   * @param id The cart.
   */
  abandon(id: string, options?: RequestOptions): ApiPromise<Cart> {
    return this.#calls.send(operations.abandonCheckout, { path: { id } }, options)
  }

  /**
   * Turns a cart into an order
   *
   * Holds the stock, authorises the payment and places the order, or does none of it. Any number of calls come to the same order. 202 when the buyer has to act first, or the provider has not responded yet: have the payment confirmed, then call again. 409 `cart_incomplete` names what is missing. 409 `cart_changed` names in `lines` and `totals` what costs something else today, each with before and after (the cart shows it now; call startPayment again). 409 `out_of_stock` names the lines that fall short by what getAvailability shows; when there are none, every line of more units than it shows, one of which falls short. 409 `unpaid_limit_reached` when this client, customer or guest has too many checkouts and orders that are not paid yet, or holds too many units or too much value that way (an account counts as a guest until an order was paid with it); `Retry-After` says when enough of it ends by itself, if it does, and `lines` how many units of a variant it may still order. After 402 `payment_declined` the cart is open again, and startPayment chooses anew. 409 `checkout_in_progress` while another call places the order and takes long: send it again after `Retry-After`. After 503 and 504 the outcome is not known yet: send the same request with the same `Idempotency-Key` again, and it is carried on. A replay carries `Idempotent-Replayed: true`; the key with another cart is 422 `idempotency_key_reused`. A cart whose total is 0 needs no payment, and its order is `paid` at once.
   * @param id The cart.
   */
  complete(id: string, options?: RequestOptions): ApiPromise<Order | OrderPending, { 201: Order; 202: OrderPending }> {
    return this.#calls.send(operations.placeOrder, { path: { id } }, options)
  }
}
