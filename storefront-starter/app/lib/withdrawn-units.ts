import type { Order } from '@stoa/sdk'

/** Units of a line that its buyer has withdrawn from so far. */
export function unitsWithdrawn({ withdrawals }: Pick<Order, 'withdrawals'>, itemId: string): number {
  const items = withdrawals.flatMap((withdrawal) => withdrawal.items.filter(({ item_id }) => item_id === itemId))
  return items.reduce((sum, { quantity }) => sum + quantity, 0)
}
