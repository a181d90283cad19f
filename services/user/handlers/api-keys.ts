import { commit } from '@stoa/kit/postgres/idempotency'
import type { Handler, UserContext } from '../context.ts'
import { actorOf, permissionsOf } from '../flows/actor.ts'
import { createKey, revokeKey } from '../flows/api-keys.ts'
import * as store from '../store/api-keys.ts'
import { pageById } from './page.ts'
import { presentKey } from './present.ts'

const grantorOf = ({ principal }: UserContext) => ({ actor: actorOf(principal), permissions: permissionsOf(principal) })

export const listApiKeys: Handler<'listApiKeys'> = async ({ query }, ctx) => {
  const { data, page } = await pageById(ctx, 'api keys', query, (from) => store.listApiKeys(ctx.pg, from))
  return { status: 200, body: { data: data.map(presentKey), page } }
}

export const createApiKey: Handler<'createApiKey'> = async ({ body }, ctx) => {
  const { expires_at, ...wanted } = body
  const until = expires_at === undefined ? {} : { expires_at: new Date(expires_at) }
  const made = await ctx.pg.tx((tx) => createKey(tx, { ...wanted, ...until }, grantorOf(ctx), ctx.now))
  return { status: 201, body: { key: made.key, api_key: presentKey(made.api_key) } }
}

export const revokeApiKey: Handler<'revokeApiKey'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    await revokeKey(ctx, tx, params.id, grantorOf(ctx))
    return { status: 204 }
  })
