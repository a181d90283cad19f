import { LRUCache } from 'lru-cache'
import { CAP_WINDOW_MS, mailboxKey } from '../domain/mail-caps.ts'
import type { Message } from '../domain/message.ts'

/** Mailboxes and clients that are remembered. */
const MAX_KEYS = 20_000
/** From so many cancellations on, seen by one process. Any shop's buyers are below it. */
const MANY = 3

type Party = Pick<Message, 'to' | 'client'>

/**
 * Mailboxes and clients whose orders were cancelled several times of late, as far as this process has consumed it. Only for them
 * the deliveries are counted before a confirmation of a paid order is sent, so that a purchase costs no query more.
 */
export interface Cancellers {
  note(party: Party): void
  areKnown(party: Party): boolean
}

const keysOf = ({ to, client }: Party) => [`to ${mailboxKey(to)}`, ...(client === null ? [] : [`by ${client}`])]

export function createCancellers(): Cancellers {
  const counts = new LRUCache<string, number>({ max: MAX_KEYS, ttl: CAP_WINDOW_MS, noUpdateTTL: true })
  return {
    note(party) {
      for (const key of keysOf(party)) counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    areKnown: (party) => keysOf(party).some((key) => (counts.get(key) ?? 0) >= MANY),
  }
}
