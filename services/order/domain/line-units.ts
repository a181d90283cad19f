import type { OrderLine, WholeOrder } from './order.ts'

interface WithItems {
  items: readonly { item_id: string }[]
}

const itemsOf = <T extends WithItems>(entries: readonly T[], itemId: string): T['items'][number][] =>
  entries.flatMap(({ items }) => items.filter(({ item_id }) => item_id === itemId))

/** Units of a line that were withdrawn from. */
export const withdrawnOf = ({ withdrawals }: Pick<WholeOrder, 'withdrawals'>, itemId: string): number =>
  itemsOf(withdrawals, itemId).reduce((sum, { quantity }) => sum + quantity, 0)

/** Units of a line that were cancelled after they had been withdrawn from. */
const bothOf = ({ cancellations }: Pick<WholeOrder, 'cancellations'>, itemId: string): number =>
  itemsOf(cancellations, itemId).reduce((sum, { withdrawn }) => sum + withdrawn, 0)

type Units = Pick<OrderLine, 'id' | 'quantity' | 'fulfilled' | 'cancelled'>
type Declared = Pick<WholeOrder, 'withdrawals' | 'cancellations'>

/** Units of a line that are neither shipped nor cancelled. */
export const leftOf = ({ quantity, fulfilled, cancelled }: Omit<Units, 'id'>): number =>
  quantity - fulfilled - cancelled

/**
 * Units of a line that are left and not wanted. The contract about what was withdrawn from has ended (Directive 2011/83/EU,
 * Article 12); as the units of a line are alike, those that have not been shipped are the ones that are not wanted.
 */
export const unwantedOf = (order: Declared, line: Units): number =>
  Math.min(leftOf(line), withdrawnOf(order, line.id) - bothOf(order, line.id))

/** Units of a line that its buyer still waits for. */
export const awaitedOf = (order: Declared, line: Units): number => leftOf(line) - unwantedOf(order, line)

/** Units of a line that its buyer may withdraw from, or has: all but those that the shop had cancelled before. */
export const withdrawableOf = (order: Declared, { id, quantity, cancelled }: Units): number =>
  quantity - (cancelled - bothOf(order, id))
