import type { Consumers } from '@stoa/kit/events/event'
import type { Deps } from '../context.ts'
import { forgetContacts } from '../flows/cart-contacts.ts'
import type { Consumed } from '../generated/events.ts'

export const consumers: Pick<Consumers<Consumed, Deps>, 'user.password_changed'> = {
  'user.password_changed': async ({ data: { user_id, owner_proven }, occurred_at }, ctx) => {
    if (owner_proven) await forgetContacts(ctx, user_id, { at: new Date(occurred_at), now: new Date() })
  },
}
