import { unlessGone } from '@stoa/kit/calls/client'
import { callOptions } from '@stoa/kit/contract/context'
import type { Consumers } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { forgetAddress } from '../flows/back-in-stock.ts'
import type { Consumed } from '../generated/events.ts'

type Context = Deps & EventContext

/** Does this service's part of a round of an erasure, and says so: all that it holds of people are addresses that have signed up. */
export const consumers: Pick<Consumers<Consumed, Context>, 'erasure.requested'> = {
  'erasure.requested': async ({ data: { erasure_id: id, round } }, ctx) => {
    // Gone once every service is done: an event may come again.
    const person = await unlessGone(ctx.clients.user.readErasure({ params: { id } }, callOptions(ctx)))
    if (!person) return
    if (person.email !== null) await forgetAddress(ctx, person.email, new Date(person.requested_at))
    await ctx.clients.user.reportErasure({ params: { id }, body: { round } }, callOptions(ctx))
  },
}
