import { isDuplicateKey, mongoError } from '@stoa/kit/mongo/mongo'
import type { Connection } from 'mongoose'

const ID = 'webhooks'

/** How far the feed has been made into deliveries. */
export interface WebhookPosition {
  /** Null before anything was. */
  read(): Promise<number | null>
  /** Unless another process is as far. */
  advance(from: number | null, to: number): Promise<void>
}

export function createWebhookPosition(db: Connection): WebhookPosition {
  const positions = db.collection<{ _id: string; position: number }>('webhook_positions')
  return {
    async read() {
      try {
        return (await positions.findOne({ _id: ID }))?.position ?? null
      } catch (error) {
        throw mongoError(error)
      }
    },
    async advance(from, to) {
      try {
        if (from === null) await positions.insertOne({ _id: ID, position: to })
        else await positions.updateOne({ _id: ID, position: from }, { $set: { position: to } })
      } catch (error) {
        if (!isDuplicateKey(error)) throw mongoError(error)
      }
    },
  }
}
