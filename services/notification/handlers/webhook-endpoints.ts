import type { Handler, NotificationContext } from '../context.ts'
import {
  createEndpoint,
  deleteEndpoint,
  readEndpoint,
  rotateSecret,
  updateEndpoint,
  type WithSecret,
} from '../flows/webhook-endpoints.ts'
import { validSecrets } from '../flows/webhook-secrets.ts'
import { listEndpoints } from '../store/webhook-endpoints.ts'
import type { WebhookEndpoint } from '../store/webhook-model.ts'

const timeOf = (date: Date | null) => date?.toISOString() ?? null

function present({ now }: Pick<NotificationContext, 'now'>, endpoint: WebhookEndpoint) {
  const { _id: id, url, event_types, description, signing, is_enabled, disabled_reason, failures } = endpoint
  const { paused_until } = endpoint
  return {
    ...{ id, url, event_types, description, signing, is_enabled, disabled_reason },
    disabled_at: timeOf(endpoint.disabled_at),
    secrets: validSecrets(endpoint.secrets, now).map(({ created_at, expires_at, public_key }) => ({
      created_at: created_at.toISOString(),
      expires_at: timeOf(expires_at),
      public_key,
    })),
    consecutive_failures: failures,
    paused_until: paused_until && paused_until > now ? paused_until.toISOString() : null,
    last_delivered_at: timeOf(endpoint.last_delivered_at),
    created_at: endpoint.created_at.toISOString(),
    updated_at: endpoint.updated_at.toISOString(),
  }
}

const presentNew = (ctx: NotificationContext, { endpoint, secret }: WithSecret) => ({
  endpoint: present(ctx, endpoint),
  secret,
})

export const listWebhookEndpoints: Handler<'listWebhookEndpoints'> = async (_input, ctx) => ({
  status: 200,
  body: { data: (await listEndpoints(ctx.webhooks.endpoints)).map((each) => present(ctx, each)) },
})

export const createWebhookEndpoint: Handler<'createWebhookEndpoint'> = async ({ body }, ctx) => {
  const { url, event_types, description = '', signing = 'v1', is_enabled = true } = body
  const input = { url, event_types, description, signing, is_enabled }
  return { status: 201, body: presentNew(ctx, await createEndpoint(ctx, input)) }
}

export const getWebhookEndpoint: Handler<'getWebhookEndpoint'> = async ({ params }, ctx) => ({
  status: 200,
  body: present(ctx, await readEndpoint(ctx, params.id)),
})

export const updateWebhookEndpoint: Handler<'updateWebhookEndpoint'> = async ({ params, body }, ctx) => ({
  status: 200,
  body: present(ctx, await updateEndpoint(ctx, params.id, body)),
})

export const deleteWebhookEndpoint: Handler<'deleteWebhookEndpoint'> = async ({ params }, ctx) => {
  await deleteEndpoint(ctx, params.id)
  return { status: 204 }
}

export const rotateWebhookSecret: Handler<'rotateWebhookSecret'> = async ({ params, body }, ctx) => ({
  status: 200,
  body: presentNew(ctx, await rotateSecret(ctx, params.id, body.overlap_hours ?? 24)),
})
