import { unlessGone } from '@stoa/kit/calls/client'
import { callOptions } from '@stoa/kit/contract/context'
import type { Event } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { abandonedCartOf, isAsLeft } from '../domain/abandoned-cart.ts'
import type { Message } from '../domain/message.ts'
import type { Consumed } from '../generated/events.ts'
import { createDelivery } from './create-delivery.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'
import { wants } from './wanted.ts'

type Context = EventContext & Deps
type Abandoned = Consumed['cart.abandoned']

/** Null for whoever has not chosen it, and for a cart that was ordered, emptied or changed by now. */
async function compose(ctx: Context, { cart_id: cartId, cart_version, customer_id: userId }: Abandoned) {
  const { clients, secret, apiUrl } = ctx
  const contact = await unlessGone(clients.user.readContact({ params: { userId } }, callOptions(ctx)))
  // Somebody else may have registered an address that its owner chose mails for.
  if (!contact?.is_address_verified) return null
  const { email: to } = contact
  if (!(await wants(ctx, { template: 'abandoned-cart', channel: 'email', to, customer_id: userId }, ctx.now)))
    return null
  const cart = await unlessGone(clients.order.readAbandonedCart({ params: { cartId } }, callOptions(ctx)))
  if (!cart || !isAsLeft(cart, cart_version)) return null
  return abandonedCartOf(contact, cart, { unsubscribe_token: unsubscribeToken(secret, 'abandoned_cart', to), apiUrl })
}

/** Reminds a customer who has chosen it of a cart. */
export const remindOfCart = (event: Event<string, Abandoned>, ctx: Context): Promise<void> =>
  createDelivery(ctx, event, (): Promise<Message | null> => compose(ctx, event.data))
