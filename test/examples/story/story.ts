import type { AdminProduct, ApiPromise, Stoa } from '@stoa/sdk/source'
import type { TestShop } from '../../harness/shop.ts'

/** What the chapters of the story have in common. */
export interface Story {
  shop: TestShop
  /** A member of staff whose requests are recorded. */
  staff: Stoa
  /** The same person, unrecorded: for what an example must not show, such as waiting. */
  unseen: Stoa
  /** Somebody new, whose requests are recorded. */
  newVisitor(): Stoa
}

/** What everybody in the story buys. */
export interface Lamp {
  product: AdminProduct
  /** The first two of its variants. */
  variants: readonly [string, string]
}

export const euros = (amount: number) => ({ amount, currency: 'EUR' })

export function idOf(given: { id: string } | undefined): string {
  if (!given) throw new Error('the story expects one here')
  return given.id
}

/** What was read, with the `ETag` that a change of it is sent with. */
export async function tagged<T>(call: ApiPromise<T>): Promise<{ data: T; ifMatch: string }> {
  const { data, headers } = await call.withResponse()
  return { data, ifMatch: headers.get('etag') ?? '' }
}
