import { callOptions } from '@stoa/kit/contract/context'
import { ownersOf } from '@stoa/kit/security/principal'
import type { Handler } from '../context.ts'
import * as flow from '../flows/checkout/place-order.ts'
import { presentOrder } from './present-order.ts'

export const placeOrder: Handler<'placeOrder'> = async ({ params }, ctx) => {
  const result = await flow.placeOrder(ctx, {
    cartId: params.id,
    owners: ownersOf(ctx.principal),
    call: callOptions(ctx),
    requestKey: ctx.idempotency && `${ctx.idempotency.scope}\n${ctx.idempotency.key}`,
  })
  switch (result.status) {
    case 'confirmed':
      return { status: 201, body: presentOrder(result.order) }
    case 'waiting': {
      const { payment_id, action } = result.checkout
      return { status: 202, body: { status: 'requires_action', payment: { id: payment_id, action } } }
    }
    case 'refused':
      throw result.reason
  }
}
