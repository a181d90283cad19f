import { LARGE_BODY_BYTES } from '@stoa/kit/contract/body-limits'
import type { Broadcast, BroadcastListener } from '@stoa/kit/events/broadcasts'
import { DomainError, UnavailableError } from '@stoa/kit/values/problem'

/** Broadcasts without Redis: published ones reach every listener at once. */
export function fakeBroadcasts() {
  const listeners = new Set<BroadcastListener>()
  const broadcasts = {
    isDisconnected: false,
    published: [] as Broadcast[],
    async publish(broadcast: Broadcast) {
      broadcasts.published.push(broadcast)
      if (broadcasts.isDisconnected) return
      for (const listener of listeners) await listener.onBroadcast({ ...broadcast, seq: '1-0' })
    },
    listen: async (listener: BroadcastListener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async disconnect() {
      for (const listener of listeners) await listener.onDisconnected?.()
    },
    async gap() {
      for (const listener of listeners) await listener.onGap('1-0')
    },
    get lastReadAt() {
      return broadcasts.isDisconnected ? Number.NEGATIVE_INFINITY : performance.now()
    },
  }
  return broadcasts
}

/** The order service as the product service sees it. */
export function fakeOrder() {
  const order = {
    isDown: false,
    rules: { currencies: null as string[] | null, tax_classes: ['standard'], default_currency: 'EUR' },
    readSellingRules: async () => {
      if (order.isDown) throw new UnavailableError('order is down', true)
      return order.rules
    },
  }
  return order
}

/** Inventory as the product service sees it: initial stock is set once. */
export function fakeInventory() {
  const levels = new Map<string, { quantity: number; isUnlimited: boolean }>()
  /** The last item that was sent of each variant. */
  const sent = new Map<string, Record<string, unknown>>()
  const inventory = {
    levels,
    sent,
    isDown: false,
    calls: 0,
    /** Variants that were sold, are held or were counted. */
    used: new Map<string, 'sold' | 'held' | 'counted'>(),
    findUsedStock: async ({ body }: { body: { variant_ids: string[] } }) => {
      if (inventory.isDown) throw new UnavailableError('inventory is down', true)
      const used = body.variant_ids.flatMap((variant_id) => {
        const reason = inventory.used.get(variant_id)
        return reason ? [{ variant_id, reason }] : []
      })
      return { used }
    },
    withdrawStock: async ({ body }: { body: { variant_ids: string[] } }) => {
      if (inventory.isDown) throw new UnavailableError('inventory is down', true)
      for (const id of body.variant_ids) if (!inventory.used.has(id)) levels.delete(id)
    },
    initialiseStock: async ({ body }: { body: { items: Record<string, unknown>[]; dry_run?: boolean } }) => {
      inventory.calls += 1
      const kept: { variant_id: string; on_hand: number }[] = []
      if (inventory.isDown) throw new UnavailableError('inventory is down', true)
      if (Buffer.byteLength(JSON.stringify(body)) > LARGE_BODY_BYTES) throw new DomainError('payload_too_large')
      for (const item of body.items) {
        const isUnlimited = item.tracked === false || item.policy === 'continue'
        const id = String(item.variant_id)
        if (!body.dry_run) sent.set(id, item)
        const level = levels.get(id)
        const isReplaced = item.replace_uncounted && level?.isUnlimited
        const locations = (item.locations ?? []) as { quantity: number }[]
        const quantity = locations.reduce((sum, one) => sum + one.quantity, Number(item.quantity))
        if (level && !isReplaced) kept.push({ variant_id: id, on_hand: level.quantity })
        else if (!body.dry_run) levels.set(id, { quantity, isUnlimited })
      }
      const availability = body.items.map(({ variant_id }) => {
        const level = levels.get(String(variant_id))
        return {
          variant_id: String(variant_id),
          in_stock: level ? level.isUnlimited || level.quantity > 0 : false,
          available: level?.quantity ?? 0,
        }
      })
      return { initialised: body.items.length, kept, availability }
    },
    countStock: async ({ body }: { body: { variant_ids: string[] } }) => {
      inventory.calls += 1
      const data = body.variant_ids.flatMap((variant_id) => {
        const level = levels.get(variant_id)
        return level ? [{ variant_id, on_hand: level.quantity }] : []
      })
      return { data }
    },
  }
  return inventory
}
