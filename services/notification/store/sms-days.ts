import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { type Connection, type Model, Schema } from 'mongoose'

/** What a day of SMS has cost, in segments. */
export interface SmsDay {
  /** `2026-11-27`, in UTC; with ` codes` or ` news` for what those are of it. */
  _id: string
  segments: number
}

export type SmsDays = Model<SmsDay>

const schema = new Schema<SmsDay>(
  { _id: { type: String, required: true }, segments: { type: Number, required: true } },
  { collection: 'sms_days', versionKey: false },
)

export const createSmsDays = (connection: Connection): SmsDays => connection.model<SmsDay>('SmsDay', schema)

/** Counts segments before they are sent; false when the day would have more than `limit` with them. */
export async function reserveSegments(days: SmsDays, day: string, segments: number, limit: number): Promise<boolean> {
  if (segments > limit) return false
  for (let attempt = 0; ; attempt++) {
    try {
      const room = { _id: day, segments: { $lte: limit - segments } }
      await days.updateOne(room, { $inc: { segments } }, { upsert: true })
      return true
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // Full, or another process has just begun the day.
      if (attempt > 0) return false
    }
  }
}

/** Gives back what was not sent. */
export async function releaseSegments(days: SmsDays, day: string, segments: number): Promise<void> {
  await days.updateOne({ _id: day }, { $inc: { segments: -segments } })
}

export async function readSegments(days: SmsDays, day: string): Promise<number> {
  return (await days.findById(day).lean<SmsDay>())?.segments ?? 0
}
