import type { Handler } from '../context.ts'
import * as flow from '../flows/withdrawal.ts'
import { findUsed } from '../store/withdrawal.ts'

export const findUsedStock: Handler<'findUsedStock'> = async ({ body }, ctx) => ({
  status: 200,
  body: { used: await findUsed(ctx.pg, body.variant_ids) },
})

export const withdrawStock: Handler<'withdrawStock'> = async ({ body }, ctx) => {
  await ctx.pg.tx((tx) => flow.withdrawStock(ctx, tx, body.variant_ids))
  return { status: 204 }
}
