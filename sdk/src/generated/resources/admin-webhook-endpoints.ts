// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { NewWebhookSecret, WebhookDelivery, WebhookEndpoint, WebhookEndpointCreate, WebhookEndpointList, WebhookEndpointPatch, WebhookReplay, WebhookReplayed, WebhookSecretRotation } from '../types.ts'

/** `stoa.admin.webhookEndpoints` */
export class AdminWebhookEndpointsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists all webhook endpoints, newest first
   *
   * There are 32 at most, so this is no page. None shows its secrets.
   */
  list(options?: RequestOptions): ApiPromise<WebhookEndpointList> {
    return this.#calls.send(operations.listWebhookEndpoints, {}, options)
  }

  /**
   * Registers an address that events are sent to
   *
   * Events that happen from now on are sent as Standard Webhooks, in the order in which they happened to each aggregate, until the response is 2xx: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h. Only this response shows the secret. The address is https, on port 443 or above 1023, and its name leads to public addresses only. A shop has 32 endpoints at most.
   */
  create(body: WebhookEndpointCreate, options?: RequestOptions): ApiPromise<NewWebhookSecret> {
    return this.#calls.send(operations.createWebhookEndpoint, { body }, options)
  }

  /**
   * Shows a webhook endpoint and how it is doing
   * @param id The endpoint.
   */
  get(id: string, options?: RequestOptions): ApiPromise<WebhookEndpoint> {
    return this.#calls.send(operations.getWebhookEndpoint, { path: { id } }, options)
  }

  /**
   * Changes a webhook endpoint, disables it or enables it again
   *
   * JSON Merge Patch (RFC 7396). Disabling ends every delivery that is open, as failed. Enabling sends what happens from then on; what was missed is sent by `replayWebhooks`.
   * @param id The endpoint.
   */
  update(id: string, body: WebhookEndpointPatch, options?: RequestOptions): ApiPromise<WebhookEndpoint> {
    return this.#calls.send(operations.updateWebhookEndpoint, { path: { id }, body }, options)
  }

  /**
   * Deletes a webhook endpoint with its secrets
   *
   * Deliveries that are open end as failed.
   * @param id The endpoint.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteWebhookEndpoint, { path: { id } }, options)
  }

  /**
   * Makes a new secret for an endpoint
   *
   * Only this response shows it. For the hours of the overlap every request is signed with the old secret and with the new one, so a receiver may change over at any moment of them. An overlap of 0 is for a secret that somebody else has seen.
   * @param id The endpoint.
   */
  rotateSecret(id: string, body: WebhookSecretRotation, options?: RequestOptions): ApiPromise<NewWebhookSecret> {
    return this.#calls.send(operations.rotateWebhookSecret, { path: { id }, body }, options)
  }

  /**
   * Sends a test event to an endpoint
   *
   * An event of the type `webhook.test`, whatever the filter says, at once and even while failures keep the endpoint paused. How it went stands in the delivery. A disabled endpoint gets none (409 `invalid_state`).
   * @param id The endpoint.
   */
  test(id: string, options?: RequestOptions): ApiPromise<WebhookDelivery> {
    return this.#calls.send(operations.testWebhookEndpoint, { path: { id } }, options)
  }

  /**
   * Sends the events of a time to an endpoint again
   *
   * Events that its filter lets through: those that it never got and those that failed, and with `include_delivered` those that it has taken too. A receiver knows what it has by `webhook-id`. What is open stays as it is. 500 events are looked through by one request; `next_cursor` says that there are more. Repeating a request with the same Idempotency-Key sends nothing more. A disabled endpoint gets nothing (409 `invalid_state`).
   * @param id The endpoint.
   */
  replay(id: string, body: WebhookReplay, options?: RequestOptions): ApiPromise<WebhookReplayed> {
    return this.#calls.send(operations.replayWebhooks, { path: { id }, body }, options)
  }
}
