// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListWebhookDeliveriesParams, WebhookDelivery, WebhookDeliveryDetail } from '../types.ts'

/** `stoa.admin.webhookDeliveries` */
export class AdminWebhookDeliveriesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists what was sent to an endpoint, newest first
   *
   * Deliveries are kept for `WEBHOOK_DAYS`, 30 unless the shop says another number.
   * @param id The endpoint.
   */
  list(id: string, query?: ListWebhookDeliveriesParams, options?: RequestOptions): PagePromise<WebhookDelivery> {
    return this.#calls.list(operations.listWebhookDeliveries, { path: { id }, query }, options)
  }

  /**
   * Shows a delivery with its body and every attempt
   * @param id The endpoint.
   * @param deliveryId The delivery.
   */
  get(id: string, deliveryId: string, options?: RequestOptions): ApiPromise<WebhookDeliveryDetail> {
    return this.#calls.send(operations.getWebhookDelivery, { path: { id, deliveryId } }, options)
  }

  /**
   * Sends a delivery once more, with the same webhook-id and body
   *
   * A delivery that is still open stays as it is. Repeating the request with the same Idempotency-Key sends nothing more. A disabled endpoint gets nothing (409 `invalid_state`).
   * @param id The endpoint.
   * @param deliveryId The delivery.
   */
  redeliver(id: string, deliveryId: string, options?: RequestOptions): ApiPromise<WebhookDelivery> {
    return this.#calls.send(operations.redeliverWebhook, { path: { id, deliveryId } }, options)
  }
}
