import { listPage } from '@stoa/kit/contract/list-page'
import type { Principal } from '@stoa/kit/security/principal'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { subscribeDevice } from '../flows/push-devices.ts'
import { deleteOwnSubscription, listSubscriptions, type PushSubscription } from '../store/push-subscriptions.ts'

function requireUser(principal: Principal) {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated')
  return principal
}

const presentFor = (session: string) => (subscription: PushSubscription) => {
  const { _id: id, target, fingerprint, user_agent, session_id, created_at } = subscription
  return {
    ...{ id, kind: target.kind, fingerprint, user_agent },
    is_this_session: session_id === session,
    created_at: created_at.toISOString(),
  }
}

export const getPushKey: Handler<'getPushKey'> = async (_input, { pushPairs }) => ({
  status: 200,
  body: { public_key: pushPairs.current.publicKey },
})

export const listPushSubscriptions: Handler<'listPushSubscriptions'> = async ({ query }, ctx) => {
  const { id, session } = requireUser(ctx.principal)
  const body = await listPage(ctx, query, {
    list: `push subscriptions ${id}`,
    read: (from) => listSubscriptions(ctx.subscriptions, id, from),
    keyOf: ({ sort_key }) => sort_key,
    present: presentFor(session),
  })
  return { status: 200, body }
}

export const createPushSubscription: Handler<'createPushSubscription'> = async ({ body, headers }, ctx) => {
  const user = requireUser(ctx.principal)
  const saved = await subscribeDevice(ctx, user, body, headers['user-agent'] ?? null)
  return { status: 201, body: presentFor(user.session)(saved) }
}

export const deletePushSubscription: Handler<'deletePushSubscription'> = async ({ params }, ctx) => {
  const { id } = requireUser(ctx.principal)
  if (!(await deleteOwnSubscription(ctx.subscriptions, id, params.id))) throw notFound('The device')
  return { status: 204 }
}
