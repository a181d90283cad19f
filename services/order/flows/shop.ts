import type { Queryable } from '@stoa/kit/postgres/pg'
import { LRUCache } from 'lru-cache'
import type { ShopSource } from '../context.ts'
import { type Shop, type ShopEnvironment, shopOf } from '../domain/shop.ts'
import { readShop } from '../store/shop.ts'

/** Milliseconds another replica's change may go unseen here; this process's own counts at once. */
const SHOP_TTL_MS = 2_000

/** The shop's settings, kept in memory so that carts and checkouts need no statement for them. */
export function createShop(pg: Queryable, environment: ShopEnvironment): ShopSource {
  const cache = new LRUCache<'shop', Shop>({
    max: 1,
    ttl: SHOP_TTL_MS,
    fetchMethod: async () => shopOf((await readShop(pg)).settings, environment),
    // What forget() overtakes is still good enough for those who wait for it, and is not kept.
    ignoreFetchAbort: true,
  })
  return { read: () => cache.forceFetch('shop'), forget: () => cache.clear() }
}
