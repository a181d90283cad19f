import { unlessGone } from '@stoa/kit/calls/client'
import { callOptions } from '@stoa/kit/contract/context'
import type { Consumers } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import { erasePerson } from '../flows/erasure.ts'
import type { Consumed } from '../generated/events.ts'

type Context = Deps & EventContext

/** Does this service's part of a round of an erasure, and says so. */
export const consumers: Pick<Consumers<Consumed, Context>, 'erasure.requested'> = {
  'erasure.requested': async ({ data: { erasure_id: id, round } }, ctx) => {
    // Gone once every service is done: an event may come again.
    const found = await unlessGone(ctx.clients.user.readErasure({ params: { id } }, callOptions(ctx)))
    if (!found) return
    const person = { ...found, requested_at: new Date(found.requested_at) }
    if (!(await erasePerson(ctx, person))) throw new NotYetError('A checkout of whoever is erased is under way.')
    await ctx.clients.user.reportErasure({ params: { id }, body: { round } }, callOptions(ctx))
  },
}
