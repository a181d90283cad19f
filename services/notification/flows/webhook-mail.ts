import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import { webhookDisabledOf } from '../domain/webhook-mail.ts'
import type { WebhookEndpoint } from '../store/webhook-model.ts'
import { createDelivery } from './create-delivery.ts'

/** Tells the shop's support address that an endpoint was disabled, once. A shop without one has the log and the endpoint. */
export async function tellOfDisabled(
  deps: Deps & { log: Log },
  endpoint: WebhookEndpoint,
  lastError: string | null,
): Promise<void> {
  const { _id, disabled_at: now, disabled_reason: reason } = endpoint
  const [{ email }, settings] = await Promise.all([deps.shop.read(), deps.shopCopy.read()])
  if (email === null || now === null || reason === null) return
  const id = `${_id}-${now.getTime()}`
  const ctx = { ...deps, now, requestId: id, traceparent: undefined }
  const event = { id, type: 'webhook.endpoint_disabled', occurred_at: now.toISOString() }
  const told = { ...endpoint, disabled_at: now, last_error: lastError ?? '' }
  const compose = async () => webhookDisabledOf(told, { email, locale: settings?.default_locale ?? 'en' })
  await createDelivery(ctx, event, compose, { recipient: 'shop' })
}
