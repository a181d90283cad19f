import type { OrderLine, WholeOrder } from './order.ts'

/** Units of a line that were withdrawn from. */
export function withdrawnOf({ withdrawals }: Pick<WholeOrder, 'withdrawals'>, itemId: string): number {
  const items = withdrawals.flatMap((withdrawal) => withdrawal.items.filter(({ item_id }) => item_id === itemId))
  return items.reduce((sum, { quantity }) => sum + quantity, 0)
}

/**
 * Units of a line that its buyer still waits for. The contract about what was withdrawn from has ended (Directive 2011/83/EU,
 * Article 12); as the units of a line are alike, those that have not been shipped are the ones that are not wanted.
 */
export const awaitedOf = (
  order: Pick<WholeOrder, 'withdrawals'>,
  { id, quantity, fulfilled }: Pick<OrderLine, 'id' | 'quantity' | 'fulfilled'>,
): number => Math.max(0, quantity - fulfilled - withdrawnOf(order, id))
