// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { BackInStockRemoval, BackInStockSignUp } from '../types.ts'

/** `stoa.backInStock` */
export class BackInStockResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Asks for one mail when a sold-out variant can be bought again
   *
   * Anybody may ask, signed in or not, and nothing is mailed before the variant is back. Then every address that asked is mailed once, the first first, with a link that removes all its sign-ups; whoever wants another mail asks again. An address has one sign-up for a variant, and at most 20 in all: another one takes the place of the oldest from the network that has asked for most of them. The response is the same whether it has them already. A network may ask 100 times in a day (429). A variant that can be bought gets 409 `invalid_state`, one that nobody sells 422. A sign-up is deleted 7 days after its mail was handed over, or after 180 days.
   */
  subscribe(body: BackInStockSignUp, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.subscribeBackInStock, { body }, options)
  }

  /**
   * Removes all sign-ups of an address, with the token of a mailed link
   *
   * The link of a mail leads to the storefront's page `/back-in-stock?token=…`. Nobody signs in for it. Responds the same where nothing is left to remove. A token is good as long as the address has sign-ups.
   */
  unsubscribe(body: BackInStockRemoval, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.unsubscribeBackInStock, { body }, options)
  }
}
