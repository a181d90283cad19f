// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { Payment, PaymentConfirm } from '../types.ts'

/** `stoa.payments` */
export class PaymentsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Gets a payment
   *
   * Money that was taken reads as `pending`, with nothing captured, until its order is placed or the money has gone back.
   * @param id The payment.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Payment> {
    return this.#calls.send(operations.getPayment, { path: { id } }, options)
  }

  /**
   * Continues a payment after the buyer's action
   *
   * For a payment in status `requires_action`: the provider confirms the charge, the payment changes its status, and the order is placed before the response where that is possible. Any number of times, in any order with the provider's webhook: one outcome. A decline is a response (status `failed`), not a problem. Until it is decided whether the order stands, after the deadline of its checkout say, the response is `pending`; getPayment tells what came of it.
   * @param id The payment.
   */
  confirm(id: string, body?: PaymentConfirm, options?: RequestOptions): ApiPromise<Payment> {
    return this.#calls.send(operations.confirmPayment, { path: { id }, body }, options)
  }
}
