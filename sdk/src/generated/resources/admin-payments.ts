// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { AdminPayment, ListPaymentsParams, PaymentCapture, PaymentRefund } from '../types.ts'

/** `stoa.admin.payments` */
export class AdminPaymentsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists payments, newest first */
  list(query?: ListPaymentsParams, options?: RequestOptions): PagePromise<AdminPayment> {
    return this.#calls.list(operations.listPayments, { query }, options)
  }

  /**
   * Gets a payment with its refunds
   * @param id The payment.
   */
  get(id: string, options?: RequestOptions): ApiPromise<AdminPayment> {
    return this.#calls.send(operations.getPaymentForStaff, { path: { id } }, options)
  }

  /**
   * Captures authorised money, or marks manual money as received
   *
   * From `authorised` or `awaiting`. Less than the whole may be captured, once; the rest is voided. Repeating it returns the payment as it stands.
   * @param id The payment.
   */
  capture(id: string, body?: PaymentCapture, options?: RequestOptions): ApiPromise<AdminPayment> {
    return this.#calls.send(operations.capturePayment, { path: { id }, body }, options)
  }

  /**
   * Voids a payment that was not captured
   *
   * Captured money is refunded instead (409 `invalid_state`). Repeating it returns the payment as it stands.
   * @param id The payment.
   */
  void(id: string, options?: RequestOptions): ApiPromise<AdminPayment> {
    return this.#calls.send(operations.voidPayment, { path: { id } }, options)
  }

  /**
   * Refunds some or all of what was captured
   *
   * Without an amount, all that is left. For more than what is left the response is 422 `unprocessable`.
   * @param id The payment.
   */
  refund(id: string, body: PaymentRefund, options?: RequestOptions): ApiPromise<AdminPayment> {
    return this.#calls.send(operations.refundPayment, { path: { id }, body }, options)
  }
}
