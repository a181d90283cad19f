import type { CartItemProblem, Money } from '@stoa/sdk'

/** Why a line of a cart cannot be ordered as it is shown. */
export interface LineProblem {
  /** Later versions of the API may know others. */
  kind: CartItemProblem | (string & {})
  /** Units that can be had. */
  left: number
  /** What one costs now; null where it is not sold any more. */
  price: Money | null
}

/** A new price is shown again before it is paid; whatever else it is, the buyer has to mend it first. */
export const keepsFromCheckout = (problem: LineProblem | null): boolean =>
  problem !== null && problem.kind !== 'price_changed'
