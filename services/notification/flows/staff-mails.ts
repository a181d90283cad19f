import { callOptions } from '@stoa/kit/contract/context'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { wasCapped } from '../domain/mail-caps.ts'
import { lowStockOf, type StaffMessage } from '../domain/staff-mail.ts'
import type { StockAvailabilityChanged } from '../generated/consumed.ts'
import { findMailOf } from '../store/deliveries.ts'
import { createDelivery } from './create-delivery.ts'

type Context = EventContext & Deps
type Told = { id: string; type: string; occurred_at: string }

/** Of the quote that names are read of; its prices are in no mail. */
const ANY_CURRENCY = 'EUR'

/** Tells each address that the shop has for it (`STAFF_MAIL`), in the language of the shop. */
export async function tellStaff(
  ctx: Context,
  event: Told,
  compose: (locale: string) => Promise<StaffMessage | null>,
  addresses: readonly string[] = ctx.staffMail,
): Promise<void> {
  const composeInLanguage = async () => {
    const locale = (await ctx.shopCopy.read())?.default_locale ?? 'en'
    const message = await compose(locale)
    return message && { ...message, locale }
  }
  // When it is first needed, and once for all of them.
  let composing: ReturnType<typeof composeInLanguage> | undefined
  for (const to of addresses) {
    const composed = async () => {
      composing ??= composeInLanguage()
      const message = await composing
      return message && { ...message, to }
    }
    await createDelivery(ctx, event, composed, { recipient: `staff ${to}` })
  }
}

/** Tells those of an order whose mail of it a cap had held back: its money has come. */
export async function tellStaffOwed(
  ctx: Context,
  event: Told,
  orderId: string,
  compose: () => Promise<StaffMessage | null>,
): Promise<void> {
  const owed: string[] = []
  for (const to of ctx.staffMail) {
    const told = await findMailOf(ctx.deliveries, { reference: orderId, template: 'staff-new-order', to })
    if (told && wasCapped(told)) owed.push(to)
  }
  await tellStaff(ctx, event, compose, owed)
}

/**
 * Tells staff of a variant with a low mark that is at it, or sold out: once a day for each, as carts that hold the last one and let
 * it go again change that all day.
 */
export async function tellOfLowStock(
  ctx: Context,
  event: Told & { data: Pick<StockAvailabilityChanged, 'variant_id' | 'in_stock' | 'low'> },
): Promise<void> {
  const { variant_id, in_stock, low } = event.data
  if (!low || ctx.staffMail.length === 0) return
  const day = event.occurred_at.slice(0, 10)
  // Not fresh by the time of its day, so that it is looked up before anything is read for it.
  const ofDay = { type: event.type, id: `${variant_id} ${in_stock ? 'low' : 'out'} ${day}`, occurred_at: day }
  await tellStaff(ctx, ofDay, async (locale) => {
    const body = { currency: ANY_CURRENCY, variant_ids: [variant_id] }
    const { data } = await ctx.clients.product.quoteVariants({ body }, callOptions(ctx))
    // Nobody misses what is not for sale.
    return data[0] ? lowStockOf(data[0], in_stock, locale) : null
  })
}
