// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../answer.ts'
import type { Calls } from '../client.ts'
import type { RequestOptions } from '../types.ts'
import { operations } from './operations.ts'
import type { Payment, PaymentConfirm, TestProviderWebhook, WebhookReceipt } from './types.ts'

/** `stoa.payments` */
export class PaymentsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Gets a payment
   * @param id The payment.
   */
  get(id: string, options?: RequestOptions): ApiPromise<Payment> {
    return this.#calls.send(operations.getPayment, { path: { id } }, options)
  }

  /**
   * Continues a payment after the buyer's action
   *
   * For a payment in status `requires_action`: the provider confirms the charge, the payment changes its status, and the order is placed before the response where that is possible. Any number of times, in any order with the provider's webhook: one outcome. A decline is a response (status `failed`), not a problem.
   * @param id The payment.
   */
  confirm(id: string, body?: PaymentConfirm, options?: RequestOptions): ApiPromise<Payment> {
    return this.#calls.send(operations.confirmPayment, { path: { id }, body }, options)
  }

  /**
   * Receives a webhook of the test provider
   *
   * Signed as Standard Webhooks: `webhook-signature` is `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. A timestamp more than 5 minutes off is refused. The webhook is stored, acknowledged, and then processed: the provider is queried, and the webhook's content is not trusted, so webhooks may come twice and in any order.
   */
  receiveWebhook(body: TestProviderWebhook, options?: RequestOptions): ApiPromise<WebhookReceipt> {
    return this.#calls.send(operations.receiveProviderWebhook, { body }, options)
  }
}
