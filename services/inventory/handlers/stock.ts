import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { commit } from '@stoa/kit/postgres/idempotency'
import { userOf } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { checkDrift } from '../flows/drift.ts'
import { isKnownVariant, requireVariant } from '../flows/known-variant.ts'
import { changeLevel } from '../flows/level.ts'
import { variantsBySku } from '../flows/named-variants.ts'
import * as movements from '../store/movements.ts'
import { countPinned } from '../store/pinned-reservations.ts'
import * as stock from '../store/stock.ts'

const presentLevel = (level: stock.StoredLevel) => ({
  ...level,
  available: level.on_hand - level.reserved,
  updated_at: level.updated_at.toISOString(),
})

export const listStock: Handler<'listStock'> = async ({ query }, ctx) => {
  const skus = query.sku && (await variantsBySku(ctx, query.sku))
  const { variant_id: ids = skus && [...skus.keys()] } = query
  const filter = {
    ...(query.location_id ? { location_id: query.location_id } : {}),
    ...(ids ? { variant_ids: skus ? ids.filter((id) => skus.has(id)) : ids } : {}),
    ...(query.low ? { low: true } : {}),
  }
  const body = await listPage(ctx, query, {
    list: 'stock',
    read: (from: PageFrom<readonly [string, string]>) => stock.listLevels(ctx.pg, filter, from),
    keyOf: (level) => [level.variant_id, level.location_id] as const,
    present: (level) => {
      const sku = skus?.get(level.variant_id)
      return sku === undefined ? presentLevel(level) : { ...presentLevel(level), sku }
    },
  })
  return { status: 200, body }
}

export const adjustStock: Handler<'adjustStock'> = async ({ body }, ctx) => {
  await requireVariant(ctx, body.variant_id)
  return commit(ctx, async (tx) => {
    const { delta, ...rest } = body
    const edit = { ...rest, on_hand: { add: delta }, actor: userOf(ctx.principal) }
    const level = await changeLevel(ctx, tx, edit)
    return { status: 200, body: presentLevel(level) }
  })
}

export const setStock: Handler<'setStock'> = async ({ body }, ctx) => {
  await requireVariant(ctx, body.variant_id)
  return commit(ctx, async (tx) => {
    const { on_hand, ...rest } = body
    const edit = { ...rest, on_hand: { set: on_hand }, reason: 'counted', actor: userOf(ctx.principal) }
    const level = await changeLevel(ctx, tx, edit)
    return { status: 200, body: presentLevel(level) }
  })
}

export const listMovements: Handler<'listMovements'> = async ({ params, query }, ctx) => {
  const { variantId } = params
  const body = await listPage(ctx, query, {
    list: `movements ${variantId}`,
    read: (from) => movements.listMovements(ctx.pg, variantId, from),
    keyOf: (movement) => movement.id,
    present: (movement) => ({
      ...movement,
      reason: movement.reason as 'counted',
      created_at: movement.created_at.toISOString(),
    }),
  })
  const isUnmoved = body.data.length === 0 && query.cursor === undefined
  if (isUnmoved && !(await isKnownVariant(ctx, variantId))) throw notFound('This variant')
  return { status: 200, body }
}

/** Seconds after which a hold is reported. */
const STALE_SECONDS = 3_600

export const checkInvariants: Handler<'checkInvariants'> = async ({ body }, ctx) => {
  const repair = body.repair ?? false
  const { checked, drifts } = await checkDrift(ctx, repair)
  const stale_holds = await countPinned(ctx.pg, STALE_SECONDS)
  return { status: 200, body: { checked, drifts, repaired: repair && drifts.length > 0, stale_holds } }
}
