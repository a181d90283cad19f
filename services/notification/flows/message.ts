import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { deliveryId } from '../domain/delivery.ts'
import type { Letter } from '../domain/letter.ts'
import { chooseLocale } from '../domain/locale.ts'
import { findDelivery, insertDelivery, type NewDelivery } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addJob, lookAfter } from './job.ts'

type Context = EventContext & Deps
type Heard = { id: string; type: string }

/** Whom an event is written to. Not the address: that may change between two hearings of one event. */
const RECIPIENT = 'customer'

async function write(ctx: Context, event: Heard, id: string, letter: Letter): Promise<NewDelivery> {
  const { template, to, reference, scope } = letter
  const locale = chooseLocale(letter.locale)
  const words = await ctx.templates(template, locale, scope)
  return {
    _id: id,
    event_id: event.id,
    event_type: event.type,
    reference,
    template,
    channel: 'email',
    to,
    locale: locale.tag,
    ...words,
    created_at: ctx.now,
    look_at: lookAfter(ctx.now),
  }
}

/**
 * Writes to the customer because of an event, once however often it is heard: the delivery is its own inbox
 * (DESIGN §5). `compose` answers null when there is nobody to write to.
 */
export async function writeOnce(ctx: Context, event: Heard, compose: () => Promise<Letter | null>): Promise<void> {
  const id = deliveryId(event.id, 'email', RECIPIENT)
  let delivery: Pick<Delivery, '_id' | 'look_at'> | null = await findDelivery(ctx.deliveries, id)
  if (!delivery) {
    const letter = await compose()
    if (!letter) return
    const written = await write(ctx, event, id, letter)
    delivery = written
    // Somebody else may have been faster; then theirs has its job already, and this one finds nothing to do.
    await insertDelivery(ctx.deliveries, written)
  }
  const { _id, look_at } = delivery
  if (look_at) await addJob(ctx, { _id, look_at })
}
