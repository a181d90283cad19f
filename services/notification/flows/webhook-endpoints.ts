import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound, unprocessableField } from '@stoa/kit/values/problem'
import type { NotificationContext } from '../context.ts'
import { letsThrough, MAX_ENDPOINTS, type Signing, WELL } from '../domain/webhook-endpoint.ts'
import { readWebhookUrl } from '../domain/webhook-url.ts'
import { PUBLIC_EVENT_TYPES } from '../generated/public-events.ts'
import { failOpen } from '../store/webhook-deliveries.ts'
import * as store from '../store/webhook-endpoints.ts'
import type { WebhookEndpoint } from '../store/webhook-model.ts'
import { newSecret, withNewSecret } from './webhook-secrets.ts'

type Context = Pick<NotificationContext, 'webhooks' | 'secret' | 'now'>

export interface WithSecret {
  endpoint: WebhookEndpoint
  /** Shown this once. */
  secret: string | null
}

interface EndpointInput {
  url: string
  event_types: string[]
  description: string
  is_enabled: boolean
  signing: Signing
}

export async function readEndpoint({ webhooks }: Pick<Context, 'webhooks'>, id: string): Promise<WebhookEndpoint> {
  const endpoint = await store.findEndpoint(webhooks.endpoints, id)
  if (!endpoint) throw notFound('This webhook endpoint')
  return endpoint
}

/** The endpoint, if it gets anything at all. */
export async function requireEnabled(ctx: Pick<Context, 'webhooks'>, id: string): Promise<WebhookEndpoint> {
  const endpoint = await readEndpoint(ctx, id)
  if (!endpoint.is_enabled) throw new DomainError('invalid_state', 'The endpoint is disabled: enable it first.')
  return endpoint
}

/** A filter that lets nothing through is a slip of the pen. */
function checkFilter(filter: readonly string[]): void {
  for (const [index, each] of filter.entries()) {
    if (PUBLIC_EVENT_TYPES.some((type) => letsThrough([each], type))) continue
    throw unprocessableField(`/event_types/${index}`, 'invalid', `There is no event of the type ${each}.`)
  }
}

export async function createEndpoint(ctx: Context, input: EndpointInput): Promise<WithSecret> {
  const { webhooks, secret: keys, now } = ctx
  const url = readWebhookUrl(input.url, webhooks.allowsLoopback)
  checkFilter(input.event_types)
  // Two at the same moment may make one more, which does no harm.
  if ((await store.listEndpoints(webhooks.endpoints)).length >= MAX_ENDPOINTS) {
    throw new DomainError('unprocessable', `A shop has ${MAX_ENDPOINTS} webhook endpoints at most.`)
  }
  const { is_enabled, signing } = input
  const _id = newId('whe', now.getTime())
  const { stored, shown } = newSecret(keys, { _id, signing }, now)
  const disabled = { disabled_reason: is_enabled ? null : ('staff' as const), disabled_at: is_enabled ? null : now }
  const endpoint = { _id, ...input, url, ...disabled, ...WELL, secrets: [stored], last_delivered_at: null }
  const created = { ...endpoint, created_at: now, updated_at: now }
  await store.insertEndpoint(webhooks.endpoints, created)
  return { endpoint: created, secret: shown }
}

type EndpointChanges = Partial<Omit<EndpointInput, 'signing'>>

export async function updateEndpoint(ctx: Context, id: string, changes: EndpointChanges): Promise<WebhookEndpoint> {
  const { webhooks, now } = ctx
  const { is_enabled: isEnabled, url, ...texts } = changes
  const before = await readEndpoint(ctx, id)
  checkFilter(changes.event_types ?? [])
  const edited = url === undefined ? texts : { ...texts, url: readWebhookUrl(url, webhooks.allowsLoopback) }
  const isOther = isEnabled !== undefined && isEnabled !== before.is_enabled
  // What it was like says nothing of another address, nor after a pause that staff have ended.
  const anew = isEnabled === true || url !== undefined ? WELL : {}
  const state = isEnabled
    ? { disabled_reason: null, disabled_at: null }
    : { disabled_reason: 'staff' as const, disabled_at: now }
  const set = { ...edited, ...(isOther ? { is_enabled: isEnabled, ...state } : {}), ...anew }
  const endpoint = await store.changeEndpoint(webhooks.endpoints, id, set, now)
  if (!endpoint) throw notFound('This webhook endpoint')
  if (!endpoint.is_enabled) await failOpen(webhooks.deliveries, id, 'the endpoint was disabled')
  return endpoint
}

export async function deleteEndpoint({ webhooks }: Context, id: string): Promise<void> {
  if (!(await store.deleteEndpoint(webhooks.endpoints, id))) throw notFound('This webhook endpoint')
  await failOpen(webhooks.deliveries, id, 'the endpoint was deleted')
}

export async function rotateSecret(ctx: Context, id: string, overlapHours: number): Promise<WithSecret> {
  const { webhooks, secret: keys, now } = ctx
  for (;;) {
    const before = await readEndpoint(ctx, id)
    const { stored, shown } = newSecret(keys, before, now)
    const secrets = withNewSecret(before.secrets, stored, overlapHours, now)
    const endpoint = await store.replaceSecrets(webhooks.endpoints, before, secrets, now)
    // Null when somebody else was faster: then anew, after theirs.
    if (endpoint) return { endpoint, secret: shown }
  }
}
