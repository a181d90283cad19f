import { createHash } from 'node:crypto'
import type { Template } from './message.ts'
import { SendError } from './sender.ts'

const DAY_SECONDS = 86_400

export interface PushMessage {
  /** Of its delivery. */
  id: string
  round: number
  title: string
  body: string
  /** Page of the storefront that it leads to. */
  url: string
  /** BCP 47 tag of its language. */
  locale: string
  /** How long its push service keeps it for a device that is away. */
  ttlSeconds: number
  urgency: 'normal' | 'high'
}

/** Bytes of title and text: with all around them less than the 4,096 that services take at most. */
const MOST_TITLE_BYTES = 400
const MOST_BODY_BYTES = 2_000

/** A text as far as it fits, which then ends with an ellipsis. */
function fitting(text: string, mostBytes: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= mostBytes) return text
  // The last character may be cut in two.
  return `${bytes
    .subarray(0, mostBytes - 3)
    .toString('utf8')
    .replace(/\uFFFD$/u, '')}…`
}

/** Title and text of a message as a device can be sent them. */
export const shownOf = ({ subject, text }: { subject: string; text: string }) => ({
  title: fitting(subject, MOST_TITLE_BYTES),
  body: fitting(text, MOST_BODY_BYTES),
})

/** What came back may be sold out again the next day; an order is looked up after the weekend, too. */
export function timingOf(template: Template): Pick<PushMessage, 'ttlSeconds' | 'urgency'> {
  if (template === 'back-in-stock') return { ttlSeconds: DAY_SECONDS, urgency: 'high' }
  return { ttlSeconds: 3 * DAY_SECONDS, urgency: 'normal' }
}

/**
 * Names one message over all its attempts, in what push services (32 characters, RFC 8030 §5.4) and devices take: one that was
 * accepted before a crash is replaced by its copy, and not shown twice.
 */
export const topicOf = ({ id, round }: Pick<PushMessage, 'id' | 'round'>): string =>
  createHash('sha256').update(`${id}.${round}`).digest('base64url').slice(0, 32)

/** The device is not there any more, or can never be reached: it is deleted. */
export class GoneError extends SendError {
  constructor(reason: string) {
    super(reason, true)
    this.name = 'GoneError'
  }
}
