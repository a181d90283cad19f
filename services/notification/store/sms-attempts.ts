import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { type Connection, type Model, Schema } from 'mongoose'

/**
 * One request to a provider of SMS, written before it is made: whoever finds it `calling` does not know whether the SMS went out,
 * and makes no other. Holds neither number nor text.
 */
export interface SmsAttempt {
  /** Of delivery, round and number, so that two processes never make the same one. */
  _id: string
  delivery_id: string
  /** How often staff had requested that it is sent again. */
  round: number
  /** From 1, over all providers. */
  number: number
  provider: string
  /** `refused`: it did not go out by this request. */
  state: 'calling' | 'accepted' | 'refused' | 'lost'
  /** Why it was refused or lost: codes. */
  reason: string | null
  /** What the provider calls the SMS, where it said so. */
  provider_id: string | null
  created_at: Date
}

export type SmsAttempts = Model<SmsAttempt>

const schema = new Schema<SmsAttempt>(
  {
    _id: { type: String, required: true },
    delivery_id: { type: String, required: true },
    round: { type: Number, required: true },
    number: { type: Number, required: true },
    provider: { type: String, required: true },
    state: { type: String, required: true },
    reason: { type: String, default: null },
    provider_id: { type: String, default: null },
    created_at: { type: Date, required: true },
  },
  { collection: 'sms_attempts', versionKey: false },
)
schema.index({ delivery_id: 1, round: 1, number: 1 })

export function createSmsAttempts(connection: Connection): SmsAttempts {
  return connection.model<SmsAttempt>('SmsAttempt', schema)
}

/** The last request that was made for an SMS; null before the first. */
export async function lastAttempt(
  attempts: SmsAttempts,
  sms: Pick<SmsAttempt, 'delivery_id' | 'round'>,
): Promise<SmsAttempt | null> {
  const { delivery_id, round } = sms
  return attempts.findOne({ delivery_id, round }).sort({ number: -1 }).lean<SmsAttempt>()
}

/** Writes that a request is about to be made; false when another process makes it. */
export async function beginAttempt(attempts: SmsAttempts, attempt: SmsAttempt): Promise<boolean> {
  try {
    await attempts.create(attempt)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

export async function findAttempt(attempts: SmsAttempts, id: string): Promise<SmsAttempt | null> {
  return attempts.findById(id).lean<SmsAttempt>()
}

/** Writes that a request whose response did not come was accepted all the same. */
export async function acceptAttempt(attempts: SmsAttempts, id: string, provider_id: string): Promise<void> {
  const state = 'accepted' as const
  await attempts.updateOne(
    { _id: id, state: { $in: ['calling', 'lost'] } },
    { $set: { state, reason: null, provider_id } },
  )
}

/** Writes how a request ended. */
export async function endAttempt(
  attempts: SmsAttempts,
  id: string,
  end: Pick<SmsAttempt, 'state'> & Partial<Pick<SmsAttempt, 'reason' | 'provider_id'>>,
): Promise<void> {
  await attempts.updateOne({ _id: id, state: 'calling' }, { $set: end })
}

export async function deleteAttempts(attempts: SmsAttempts, deliveryIds: readonly string[]): Promise<void> {
  await attempts.deleteMany({ delivery_id: { $in: [...deliveryIds] } })
}
