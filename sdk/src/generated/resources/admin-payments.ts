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
   * Authorised money: less than the whole may be captured, once; the rest is voided. Manual money may come in several parts: each call records one that has arrived, of `amount` or of all that is still owed, and more than that is 422 `unprocessable`. Where items of the order were cancelled before they were paid, the whole may come all the same: what is beyond the rest waits among the refunds for staff to send it back. What was sent back, or waits to be, is owed again. An `amount` of manual money needs an Idempotency-Key, as the same amount may come twice. Money that comes after a cancellation is recorded too, and waits among the refunds for staff to send it back. Repeating the request returns the payment as it stands.
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
   * Without an amount, all that is left. For more than what is left the response is 422 `unprocessable`. A refund of manual money stays `pending` until confirmRefund says that it was sent. It is listed on the order like every refund, and the buyer is told when it has succeeded.
   * @param id The payment.
   */
  refund(id: string, body: PaymentRefund, options?: RequestOptions): ApiPromise<AdminPayment> {
    return this.#calls.send(operations.refundPayment, { path: { id }, body }, options)
  }
}
