import { isProblem } from '@stoa/kit/calls/client'
import { callOptions } from '@stoa/kit/contract/context'
import type { Consumers } from '@stoa/kit/events/event'
import type { EventContext } from '@stoa/kit/events/inbox'
import { NotYetError } from '@stoa/kit/events/queue-worker'
import type { Deps } from '../context.ts'
import type { Person } from '../domain/erasure.ts'
import { erasePerson } from '../flows/erasure.ts'
import type { Consumed } from '../generated/events.ts'

type Context = Deps & EventContext

/** Null once every service is done: an event may come again. */
async function readPerson(ctx: Context, id: string): Promise<Person | null> {
  try {
    const person = await ctx.clients.user.readErasure({ params: { id } }, callOptions(ctx))
    return { ...person, requested_at: new Date(person.requested_at) }
  } catch (error) {
    if (isProblem(error, 'not_found')) return null
    throw error
  }
}

/** Does this service's part of a round of an erasure, and says so. */
export const consumers: Pick<Consumers<Consumed, Context>, 'erasure.requested'> = {
  'erasure.requested': async ({ data: { erasure_id: id, round } }, ctx) => {
    const person = await readPerson(ctx, id)
    if (!person) return
    if (!(await erasePerson(ctx, person))) throw new NotYetError('A checkout of whoever is erased is under way.')
    await ctx.clients.user.reportErasure({ params: { id }, body: { round } }, callOptions(ctx))
  },
}
