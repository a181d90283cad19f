import type { PageFrom } from '@stoa/kit/contract/list-page'
import { isDuplicateKey, mongoError } from '@stoa/kit/mongo/mongo'
import { DomainError } from '@stoa/kit/values/problem'
import type { Connection } from 'mongoose'
import { isSame, NOTHING_CHOSEN, type Preferences } from '../domain/preferences.ts'

/** What a customer or an address chose, when and where. The newest holds; none is ever changed, so that a consent can be shown. */
export interface PreferenceChange extends Preferences {
  /** Subject and version, so that of two changes at once one is second, and those of a subject are read by `_id`. */
  _id: string
  /** A customer's id, or what stands for an address (`addressSubject`). */
  subject: string
  version: number
  at: Date
  source: string
  /** Whose account it was chosen with; absent where a mailed link was used. */
  customer_id?: string
}

interface Wanted {
  /** What shall hold, from what holds now. */
  change: (held: Preferences) => Preferences
  source: string
  at: Date
  customer_id?: string
  /** Whether it is made however many there were that day. */
  isAlways?: boolean
}

export interface PreferenceChanges {
  /** What holds now; undefined while nothing was chosen. */
  read(subject: string): Promise<PreferenceChange | undefined>
  /** Adds a change, unless nothing changes; what holds then, undefined while nothing was chosen. */
  add(subject: string, wanted: Wanted): Promise<PreferenceChange | undefined>
  /** Deletes what a subject chose, but the newest change if it `isKept`. */
  forget(subject: string, isKept: (newest: PreferenceChange) => boolean): Promise<void>
  /** A page of what a subject has chosen, newest first, one more than `limit`. */
  list(subject: string, from: PageFrom): Promise<PreferenceChange[]>
}

const idOf = (subject: string, version: number) => `${subject} ${String(version).padStart(8, '0')}`
const AFTER_ALL = ':'

/** Changes of one subject at once that a request waits for. */
const TRIES = 10

/** Nothing is deleted but for whoever is erased, so nobody adds without end. */
const MOST_IN_A_DAY = 50
const DAY_MS = 86_400_000

export function createPreferenceChanges(db: Connection): PreferenceChanges {
  const changes = db.collection<PreferenceChange>('preference_changes')
  const list = (subject: string, { after, back, limit }: PageFrom) => {
    const [low, high] = [`${subject} `, `${subject} ${AFTER_ALL}`]
    const range = back ? { $gt: after ?? low, $lt: high } : { $gt: low, $lt: after ?? high }
    return changes
      .find({ _id: range })
      .sort({ _id: back ? 1 : -1 })
      .limit(limit + 1)
      .toArray()
  }
  const read = async (subject: string) => (await list(subject, { after: null, back: false, limit: 0 }))[0]
  const assertFew = async (subject: string, version: number, at: Date) => {
    const earlier = await changes.findOne({ _id: idOf(subject, version - MOST_IN_A_DAY) })
    const waitMs = (earlier?.at.getTime() ?? 0) + DAY_MS - at.getTime()
    if (waitMs <= 0) return
    throw new DomainError('rate_limited', 'This was changed too often today.', {
      headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) },
    })
  }
  return {
    read,
    list,
    async forget(subject, isKept) {
      const newest = await read(subject)
      if (!newest) return
      const end = isKept(newest) ? newest._id : `${subject} ${AFTER_ALL}`
      await changes.deleteMany({ _id: { $gt: `${subject} `, $lt: end } })
      // Whose account it was chosen with is forgotten, too.
      if (end === newest._id) await changes.updateOne({ _id: newest._id }, { $unset: { customer_id: 1 } })
    },
    async add(subject, { change, isAlways = false, ...made }) {
      for (let tries = 1; ; tries++) {
        const newest = await read(subject)
        const held: Preferences = newest ? { choices: newest.choices, quiet_hours: newest.quiet_hours } : NOTHING_CHOSEN
        const next = change(held)
        if (isSame(held, next)) return newest
        const version = (newest?.version ?? 0) + 1
        if (!isAlways) await assertFew(subject, version, made.at)
        const added = { _id: idOf(subject, version), subject, version, ...made, ...next }
        try {
          await changes.insertOne(added)
          return added
        } catch (error) {
          if (!isDuplicateKey(error) || tries === TRIES) throw mongoError(error)
        }
      }
    },
  }
}
