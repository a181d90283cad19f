import { countRowFailure } from '@stoa/kit/observability/row-failures'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps, FlowContext } from '../context.ts'
import type { ProviderHeaders } from '../providers/provider.ts'
import { readByKey } from '../store/payments.ts'
import { claimWebhooks, finishWebhook, insertWebhook, type StoredWebhook } from '../store/provider-webhooks.ts'
import { reconcile } from './reconcile.ts'

/**
 * Verifies and saves a webhook of a provider. processWebhooks acts on it. The body is read once its headers look like a
 * webhook's: anybody may send one.
 */
export async function receiveWebhook(
  deps: Pick<Deps, 'pg' | 'providers' | 'wakeWebhooks'> & Pick<FlowContext, 'now'>,
  name: string,
  headers: ProviderHeaders,
  readBody: () => Promise<Buffer> | Buffer,
): Promise<void> {
  const provider = deps.providers.get(name)
  if (!provider?.verifyWebhook) throw notFound('This provider')
  const readWebhook = provider.verifyWebhook(headers, deps.now)
  const body = await readBody()
  const { id, type, key } = readWebhook(body)
  if (id.length > 255 || type.length > 100 || key.length > 200) throw new DomainError('validation_failed')
  await insertWebhook(deps.pg, { provider: name, webhook_id: id, type, provider_key: key, body })
  deps.wakeWebhooks()
}

async function processWebhook(ctx: FlowContext, webhook: StoredWebhook): Promise<void> {
  const payment = await readByKey(ctx.pg, webhook.provider, webhook.provider_key)
  if (!payment) ctx.log.info({ webhook: webhook.webhook_id }, 'a provider webhook is about a charge we do not know')
  // The provider is queried instead of trusting the webhook's content, so order and number of webhooks do not matter.
  const { responded } = payment ? await reconcile(ctx, payment, { fetchFirst: true }) : { responded: true }
  if (responded) await finishWebhook(ctx.pg, webhook)
}

/** Processes saved webhooks that are due. One that fails becomes due again later and delays no other. */
export async function processWebhooks(ctx: FlowContext): Promise<void> {
  const webhooks = await claimWebhooks(ctx.pg, 20)
  const results = await Promise.allSettled(webhooks.map((webhook) => processWebhook(ctx, webhook)))
  for (const [index, result] of results.entries()) {
    if (result.status === 'fulfilled') continue
    countRowFailure('provider webhooks')
    const webhook = webhooks[index]?.webhook_id
    ctx.log.error({ err: result.reason, webhook }, 'a provider webhook could not be processed')
  }
}
