import { pageOf, readCursor } from '@stoa/kit/contract/cursor'
import { commit } from '@stoa/kit/postgres/idempotency'
import { userOf } from '@stoa/kit/security/principal'
import type { Handler } from '../context.ts'
import { checkDrift } from '../flows/drift.ts'
import { changeLevel } from '../flows/level.ts'
import * as movements from '../store/movements.ts'
import * as stock from '../store/stock.ts'

const presentLevel = (level: stock.StoredLevel) => ({
  ...level,
  available: level.on_hand - level.reserved,
  updated_at: level.updated_at.toISOString(),
})

export const listStock: Handler<'listStock'> = async ({ query }, ctx) => {
  const limit = query.limit ?? 20
  const position = readCursor(ctx.secret, 'stock', query.cursor)
  const filter = {
    ...(query.location_id ? { location_id: query.location_id } : {}),
    ...(query.variant_id ? { variant_ids: query.variant_id } : {}),
    ...(query.low ? { low: true } : {}),
  }
  const after = position ? (position.key as [string, string]) : null
  const rows = await stock.listLevels(ctx.pg, filter, { after, back: position?.back ?? false, limit })
  const { data, page } = pageOf(rows, {
    secret: ctx.secret,
    list: 'stock',
    limit,
    position,
    keyOf: (level) => [level.variant_id, level.location_id],
  })
  return { status: 200, body: { data: data.map(presentLevel), page } }
}

export const adjustStock: Handler<'adjustStock'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const { delta, ...rest } = body
    const edit = { ...rest, on_hand: { add: delta }, actor: userOf(ctx.principal) }
    const level = await changeLevel(ctx, tx, edit)
    return { status: 200, body: presentLevel(level) }
  })

export const setStock: Handler<'setStock'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const { on_hand, ...rest } = body
    const edit = { ...rest, on_hand: { set: on_hand }, reason: 'counted', actor: userOf(ctx.principal) }
    const level = await changeLevel(ctx, tx, edit)
    return { status: 200, body: presentLevel(level) }
  })

export const listMovements: Handler<'listMovements'> = async ({ params, query }, ctx) => {
  const limit = query.limit ?? 20
  const list = `movements ${params.variantId}`
  const position = readCursor(ctx.secret, list, query.cursor)
  const after = position ? String(position.key[0]) : null
  const rows = await movements.listMovements(ctx.pg, params.variantId, { after, back: position?.back ?? false, limit })
  const { data, page } = pageOf(rows, { secret: ctx.secret, list, limit, position, keyOf: (row) => [row.id] })
  const present = (row: movements.Movement) => ({
    ...row,
    reason: row.reason as 'counted',
    created_at: row.created_at.toISOString(),
  })
  return { status: 200, body: { data: data.map(present), page } }
}

export const checkInvariants: Handler<'checkInvariants'> = async ({ body }, ctx) => {
  const repair = body.repair ?? false
  const { checked, drifts } = await checkDrift(ctx, repair)
  return { status: 200, body: { checked, drifts, repaired: repair && drifts.length > 0 } }
}
