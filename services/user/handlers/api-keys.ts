import { listPage } from '@stoa/kit/contract/list-page'
import { command } from '@stoa/kit/postgres/command'
import { commit } from '@stoa/kit/postgres/idempotency'
import { headersOfChange } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, UserContext } from '../context.ts'
import { actorOf, lockGrantor, permissionsOf } from '../flows/actor.ts'
import { issueKey, revokeKey } from '../flows/api-keys.ts'
import * as store from '../store/api-keys.ts'
import { presentKey, requireUser } from './present.ts'

/** Also a key: whoever finds a leaked one can end it. */
const revokerOf = ({ principal }: UserContext) => ({ actor: actorOf(principal), permissions: permissionsOf(principal) })

export const listApiKeys: Handler<'listApiKeys'> = async ({ query }, ctx) => {
  const body = await listPage(ctx, query, {
    list: 'api keys',
    read: (from) => store.listApiKeys(ctx.pg, from),
    keyOf: (key) => key.id,
    present: presentKey,
  })
  return { status: 200, body }
}

export const createApiKey: Handler<'createApiKey'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const { expires_at, ...request } = body
    const expiry = expires_at === undefined ? {} : { expires_at: new Date(expires_at) }
    const grantor = await lockGrantor(tx, ctx.principal)
    const made = { now: ctx.now, session: requireUser(ctx.principal).session }
    const { key, api_key } = issueKey(tx, { ...request, ...expiry }, grantor, made)
    return { status: 201, body: { key, api_key: presentKey(api_key) } }
  })

export const revokeApiKey: Handler<'revokeApiKey'> = ({ params }, ctx) =>
  command(ctx, async () => {
    const key = await store.findApiKey(ctx.pg, params.id)
    if (!key) throw notFound('The API key')
    return { ...revokeKey(key, revokerOf(ctx)), response: { status: 204, headers: headersOfChange(key.id) } }
  })
