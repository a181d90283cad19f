import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import type { Connection } from 'mongoose'
import type { ShopSettings } from '../domain/shop.ts'

const ID = 'shop'

/** The copy of what staff have set of the shop, so that mails are made while the order service is away. */
export interface ShopCopy {
  read(): Promise<ShopSettings | null>
  /** Unless a newer one is there. */
  save(settings: ShopSettings): Promise<void>
}

export function createShopCopy(db: Connection): ShopCopy {
  const copies = db.collection<ShopSettings & { _id: string }>('shop')
  return {
    read: () => copies.findOne({ _id: ID }),
    async save(settings) {
      try {
        await copies.updateOne({ _id: ID, version: { $lt: settings.version } }, { $set: settings }, { upsert: true })
      } catch (error) {
        // There is one already that is as new.
        if (!isDuplicateKey(error)) throw error
      }
    },
  }
}
