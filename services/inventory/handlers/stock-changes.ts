import { commit } from '@stoa/kit/postgres/idempotency'
import { userOf } from '@stoa/kit/security/principal'
import { DomainError, toProblem } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { faultsOf } from '../domain/stock-change.ts'
import { nameVariants } from '../flows/named-variants.ts'
import * as flow from '../flows/stock-changes.ts'

const presentOutcome = (outcome: flow.ChangeOutcome) => {
  const problem = outcome.problem && toProblem(outcome.problem)
  if (!outcome.level) {
    return { variant_id: outcome.variant_id, location_id: null, on_hand: null, reserved: null, problem }
  }
  const { variant_id, location_id, on_hand, reserved } = outcome.level
  return { variant_id, location_id, on_hand, reserved, problem }
}

export const changeStock: Handler<'changeStock'> = async ({ body: { items } }, ctx) => {
  const errors = faultsOf(items).slice(0, 20)
  if (errors.length > 0) throw new DomainError('validation_failed', undefined, { errors })
  const variants = await nameVariants(ctx, items)
  return commit(ctx, async (tx) => {
    const changes = items.map(({ variant_id: _id, sku: _sku, ...change }, index) => {
      return { ...change, variant: variants[index] as string | DomainError }
    })
    const outcomes = await flow.changeStock(ctx, tx, changes, userOf(ctx.principal))
    return { status: 200, body: { data: outcomes.map(presentOutcome) } }
  })
}
