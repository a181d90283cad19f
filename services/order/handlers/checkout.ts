import { callOptions } from '@stoa/kit/contract/context'
import { REPLAYED } from '@stoa/kit/postgres/idempotency'
import { resume } from '@stoa/kit/postgres/resumable'
import { clientNetworkOf, ownersOf } from '@stoa/kit/security/principal'
import type { Handler, OrderContext } from '../context.ts'
import type { RequestKey } from '../domain/request-key.ts'
import { readCart } from '../flows/cart.ts'
import * as abandon from '../flows/checkout/abandon.ts'
import * as flow from '../flows/checkout/place-order.ts'
import { cartResponse } from './present-cart.ts'
import { presentOrder } from './present-order.ts'

function requestKeyOf(idempotency: OrderContext['idempotency']): RequestKey | null {
  return idempotency && { id: `${idempotency.scope}\n${idempotency.key}`, hash: idempotency.hash }
}

/** The payment service asks a provider that has not said how it went about as often. */
const POLL_AFTER_SECONDS = 3

export const placeOrder: Handler<'placeOrder'> = async ({ params, headers: given }, ctx) => {
  const { principal } = ctx
  const result = await flow.placeOrder(ctx, {
    cartId: params.id,
    owners: ownersOf(ctx.principal),
    call: callOptions(ctx),
    requestKey: requestKeyOf(ctx.idempotency),
    challenge: {
      token: given['challenge-token'] ?? null,
      address: 'address' in principal ? principal.address : null,
    },
    network: clientNetworkOf(ctx.principal),
  })
  const headers: Record<string, string> = result.isRepeated ? { [REPLAYED]: 'true' } : {}
  switch (result.status) {
    case 'confirmed':
      return { status: 201, headers, body: presentOrder(result.order, ctx.settings, ctx.now) }
    case 'waiting': {
      const { payment_id, action, deadline } = result.checkout
      const waits = { expires_at: deadline.toISOString(), poll_after_seconds: POLL_AFTER_SECONDS }
      return { status: 202, body: { status: 'requires_action', ...waits, payment: { id: payment_id, action } } }
    }
    case 'refused':
      result.reason.extras.headers = { ...result.reason.extras.headers, ...headers }
      throw result.reason
  }
}

export const abandonCheckout: Handler<'abandonCheckout'> = ({ params }, ctx) =>
  resume(
    ctx,
    async () => ({ response: await cartResponse(ctx, await abandon.abandonCheckout(ctx, params.id)), isSettled: true }),
    async () => cartResponse(ctx, await readCart(ctx, params.id)),
  )
