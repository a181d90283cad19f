import type { DisabledReason } from '../domain/webhook-endpoint.ts'
import { failOpen } from '../store/webhook-deliveries.ts'
import { disableEndpoint } from '../store/webhook-endpoints.ts'
import type { WebhookEndpoint } from '../store/webhook-model.ts'
import type { WebhookContext } from './webhook-attempt.ts'

/** Disables an endpoint that takes nothing, ends what is open, and tells the shop, once. */
export async function disable(
  ctx: WebhookContext,
  { _id: id }: WebhookEndpoint,
  { reason, lastError, now }: { reason: DisabledReason; lastError: string | null; now: Date },
): Promise<void> {
  const { endpoints, deliveries, tellOfDisabled } = ctx.webhooks
  const disabled = await disableEndpoint(endpoints, id, reason, now)
  if (!disabled) return
  ctx.log.error({ endpoint: id, reason }, 'webhook endpoint disabled')
  await failOpen(deliveries, id, `the endpoint was disabled (${reason})`)
  await tellOfDisabled(ctx, disabled, lastError)
}
