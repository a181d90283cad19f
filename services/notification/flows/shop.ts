import { callOptions } from '@stoa/kit/contract/context'
import type { EventContext } from '@stoa/kit/events/inbox'
import { LRUCache } from 'lru-cache'
import type { Deps } from '../context.ts'
import { type Shop, shopOf } from '../domain/shop.ts'
import type { ShopCopy } from '../store/shop.ts'

/** The shop as mails show it, kept for a moment. */
export interface ShopSource {
  read(): Promise<Shop>
  /** After a change that this process has saved. */
  forget(): void
}

/** Milliseconds that another process's change may go unseen here. */
const SHOP_TTL_MS = 5_000

export function createShop(copy: Pick<ShopCopy, 'read'>, environment: Shop): ShopSource {
  const cache = new LRUCache<'shop', Shop>({
    max: 1,
    ttl: SHOP_TTL_MS,
    fetchMethod: async () => shopOf(await copy.read(), environment),
    ignoreFetchAbort: true,
  })
  return { read: () => cache.forceFetch('shop'), forget: () => cache.clear() }
}

/** Copies what staff have set as it is now, which may be newer than the event. */
export async function copyShop(ctx: EventContext & Deps): Promise<void> {
  await ctx.shopCopy.save(await ctx.clients.order.readShopSettings({}, callOptions(ctx)))
  ctx.shop.forget()
}
