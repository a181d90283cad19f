import type { Order, OrderItem } from '@stoa/sdk'

type Declared = Pick<Order, 'withdrawals' | 'cancellations'>
type Units = Pick<OrderItem, 'id' | 'quantity' | 'fulfilled' | 'cancelled'>

/** Units of a line that its buyer has withdrawn from so far. */
export function unitsWithdrawn({ withdrawals }: Pick<Order, 'withdrawals'>, itemId: string): number {
  const items = withdrawals.flatMap((withdrawal) => withdrawal.items.filter(({ item_id }) => item_id === itemId))
  return items.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Units of a line that were cancelled after they had been withdrawn from. */
function unitsOfBoth({ cancellations = [] }: Declared, itemId: string): number {
  const items = cancellations.flatMap((cancellation) => cancellation.items.filter(({ item_id }) => item_id === itemId))
  return items.reduce((sum, { withdrawn }) => sum + withdrawn, 0)
}

/** Units of a line that its buyer may withdraw from, or has. */
export const unitsWithdrawable = (order: Declared, { id, quantity, cancelled = 0 }: Units): number =>
  quantity - (cancelled - unitsOfBoth(order, id))

/** Whether its buyer still waits for units of a line. */
export const isAwaited = (order: Declared, line: Units): boolean =>
  line.fulfilled + unitsWithdrawn(order, line.id) < unitsWithdrawable(order, line)
