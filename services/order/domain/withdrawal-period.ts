import { wallClockMs } from '@stoa/kit/values/wall-clock'
import { awaitedOf } from './line-units.ts'
import type { WholeOrder } from './order.ts'

/** Days to withdraw in (Directive 2011/83/EU, Article 9), unless the shop gives another number. */
export const WITHDRAWAL_DAYS = 14

const DAY_MS = 86_400_000
const SATURDAY = 6

/** What an order says of its period, and the zone in which its days are counted. */
type Timed = Pick<
  WholeOrder,
  'lines' | 'fulfilments' | 'withdrawals' | 'cancellations' | 'placed_at' | 'withdrawal_days'
>

/** When the clocks of a zone show a time. Twice, as the first guess may lie beyond a change of the clocks. */
function instantOf(clockMs: number, timeZone: string): Date {
  const guessMs = clockMs - (wallClockMs(new Date(clockMs), timeZone) - clockMs)
  return new Date(guessMs - (wallClockMs(new Date(guessMs), timeZone) - clockMs))
}

/** The day that the calendars of a zone show, `2026-11-25` say. */
export const dayOf = (at: Date, timeZone: string): string =>
  new Date(wallClockMs(at, timeZone)).toISOString().slice(0, 10)

/** When such a day begins there. */
export const startOfDay = (day: string, timeZone: string): Date => instantOf(Date.parse(day), timeZone)

/** When the days after a moment are over: the day itself does not count, and none ends on a weekend (Regulation 1182/71, Article 3). */
function endOf(from: Date, days: number, timeZone: string): Date {
  const dayMs = Math.floor(wallClockMs(from, timeZone) / DAY_MS) * DAY_MS
  let lastMs = dayMs + days * DAY_MS
  while (new Date(lastMs).getUTCDay() % SATURDAY === 0) lastMs += DAY_MS
  return instantOf(lastMs + DAY_MS, timeZone)
}

/** When the last of the goods came in, or the order was placed if none are sent; null while some have yet to come in. */
function beginningOf(order: Timed): Date | null {
  const { lines, fulfilments, placed_at } = order
  const goods = lines.filter(({ requires_shipping, quantity, cancelled }) => requires_shipping && cancelled < quantity)
  if (goods.length === 0) return placed_at
  if (goods.some((line) => awaitedOf(order, line) > 0)) return null
  const sent = fulfilments.filter(({ items }) => items.some(({ item_id }) => goods.some(({ id }) => id === item_id)))
  if (sent.length === 0) return null
  const arrivals = sent.map(({ delivered_at }) => delivered_at?.getTime())
  return arrivals.some((at) => at === undefined) ? null : new Date(Math.max(...arrivals.map((at) => at ?? 0)))
}

/** Until when its buyer may withdraw; null while the period has not begun, and where there is none. */
export function withdrawableUntil(order: Timed, timeZone: string): Date | null {
  const beginning = order.withdrawal_days > 0 ? beginningOf(order) : null
  return beginning && endOf(beginning, order.withdrawal_days, timeZone)
}
