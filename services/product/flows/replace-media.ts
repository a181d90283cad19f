import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import type { Media } from '../domain/media.ts'
import * as store from '../store/products.ts'
import { productChanged } from './change-events.ts'
import { afterWrite } from './product-command.ts'

/** Writers of one product rarely meet. */
const MAX_ATTEMPTS = 20

/**
 * Says more of a product's pictures, or the same in another way; nothing is written when they stay as they are. The product's version
 * stays, as it does when stock arrives: nobody edited it.
 */
export async function replaceMedia(
  deps: Pick<Deps, 'db' | 'catalogue' | 'outbox'>,
  productId: string,
  replace: (stored: readonly Media[]) => Media[],
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const stored = await store.findProduct(deps.db, productId)
    if (!stored) return
    const media = replace(stored.product.media)
    if (media.every((one, index) => one === stored.product.media[index])) return
    const now = new Date()
    const next = { ...stored, product: { ...stored.product, media }, revision: stored.revision + 1 }
    const events = [productChanged({ now }, next)]
    if (await store.saveProduct(deps.db, next, events, now)) return afterWrite(deps, next, events)
  }
  throw new DomainError('service_unavailable', 'The product is being changed by too many at once.')
}
