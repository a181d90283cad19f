import { createHash } from 'node:crypto'
import { type IdempotencyKey, keyMissing } from '@stoa/kit/contract/idempotency-key'
import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { etagOf } from '@stoa/kit/http/etag'
import { REPLAYED } from '@stoa/kit/postgres/idempotency'
import { resume } from '@stoa/kit/postgres/resumable'
import { scopeOf } from '@stoa/kit/security/principal'
import { derivedId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import { nextStep } from '../domain/charge.ts'
import type { Payment } from '../domain/payment.ts'
import { mustRead } from '../flows/change-payment.ts'
import * as flow from '../flows/payment.ts'
import * as store from '../store/payments.ts'
import { presentAdmin } from './present.ts'

export const listPayments: Handler<'listPayments'> = async ({ query }, ctx) => {
  const { limit: _limit, cursor: _cursor, status, ...filter } = query
  const body = await listPage(ctx, query, {
    list: 'payments',
    read: (from: PageFrom<readonly [string, string]>) =>
      store.listPayments(ctx.pg, { ...filter, ...(status ? { statuses: status } : {}) }, from),
    keyOf: (payment) => [payment.created_at.toISOString(), payment.id] as const,
    present: presentAdmin,
  })
  return { status: 200, body }
}

export const getPaymentForStaff: Handler<'getPaymentForStaff'> = async ({ params }, ctx) => {
  const payment = await mustRead(ctx, params.id)
  return { status: 200, headers: { etag: etagOf(payment.version) }, body: presentAdmin(payment) }
}

/** The same key of the same caller always gives the same id. */
function idFrom(prefix: string, { scope, operationId, key }: IdempotencyKey): string {
  return derivedId(prefix, createHash('sha256').update(`${scope}\n${operationId}\n${key}`).digest())
}

/** The payment after a request; the response is kept for its key once no step is left. */
const after = (payment: Payment) => ({
  response: { status: 200 as const, body: presentAdmin(payment) },
  isSettled: nextStep(payment) === null,
})

export const capturePayment: Handler<'capturePayment'> = ({ params, body }, ctx) => {
  const { idempotency: key, principal } = ctx
  const origin = { actor: scopeOf(principal), fingerprint: key?.hash.toString('hex') ?? '' }
  const input = { ...origin, id: key && idFrom('cap', key), amount: body?.amount ?? null }
  return resume(ctx, async () => after(await flow.capture(ctx, params.id, input)))
}

export const voidPayment: Handler<'voidPayment'> = ({ params }, ctx) =>
  resume(ctx, async () => after(await flow.voidPayment(ctx, params.id, scopeOf(ctx.principal))))

export const refundPayment: Handler<'refundPayment'> = ({ params, body }, ctx) => {
  const { idempotency: key } = ctx
  if (!key) throw keyMissing()
  const request = {
    id: idFrom('rfd', key),
    payment_id: params.id,
    amount: body.amount ?? null,
    reason: body.reason ?? null,
    actor: scopeOf(ctx.principal),
    fingerprint: key.hash.toString('hex'),
  }
  return resume(ctx, async () => {
    const { payment, isRepeated } = await flow.refund(ctx, request)
    const { response, isSettled } = after(payment)
    return { response: isRepeated ? { ...response, headers: { [REPLAYED]: 'true' } } : response, isSettled }
  })
}
