import type { EventOrigin } from '@stoa/kit/events/event'
import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import type { Deps } from '../context.ts'
import { SIGN_UPS } from '../domain/back-in-stock.ts'
import { claimBack, deleteOld, dropBack, tellOldest } from '../store/back-in-stock.ts'

type Ctx = Pick<Deps, 'pg' | 'outbox'> & EventOrigin

/** Sign-ups whose events are written in one transaction. */
const BATCH = 100
const TELL_EVERY_MS = 5_000
const DELETE_EVERY_MS = 3_600_000
const DELETE_BATCH = 1_000

/** Writes an event for each sign-up of one batch, the oldest first; false when no variant that is back is left. */
export async function tellBatch(ctx: Ctx, limit = BATCH): Promise<boolean> {
  return ctx.pg.tx(async (tx) => {
    const back = await claimBack(tx)
    if (!back) return false
    const { variant_id } = back
    const ids = await tellOldest(tx, variant_id, limit)
    if (ids.length < limit) await dropBack(tx, variant_id)
    const events = ids.map(
      (id) => ({ type: 'stock.back_in_stock', aggregate: id, data: { request_id: id, variant_id } }) as const,
    )
    await ctx.outbox.addAll(tx, ctx, events)
    return true
  })
}

export function createTellLoop(ctx: Ctx, log: Log): BackgroundLoop {
  const work = async () => {
    while (await tellBatch(ctx));
  }
  return backgroundLoop({ name: 'mails for who waits for a variant', log, intervalMs: TELL_EVERY_MS, work })
}

export function createSignUpRetention({ pg }: Pick<Deps, 'pg'>, log: Log): BackgroundLoop {
  const work = async () => {
    while ((await deleteOld(pg, SIGN_UPS, DELETE_BATCH)) >= DELETE_BATCH);
  }
  return backgroundLoop({ name: 'retention of sign-ups', log, intervalMs: DELETE_EVERY_MS, work })
}
