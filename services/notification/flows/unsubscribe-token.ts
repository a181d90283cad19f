import type { Keys } from '@stoa/kit/security/secrets'
import { open, sign } from '@stoa/kit/security/signed'
import { addressSubject, MAILED_TOPICS, type MailedTopic } from '../domain/preferences.ts'
import { UNSUBSCRIBE_KEY } from '../key-purposes.ts'

/** What a mail is unsubscribed from, and for whom. */
export interface Unsubscribing {
  topic: MailedTopic
  subject: string
}

/**
 * The same in every mail about a topic to an address, good for as long as the secret that signed it, and for nothing else. It shows
 * no address.
 */
export const unsubscribeToken = (secret: Keys, topic: MailedTopic, email: string): string =>
  sign(secret, UNSUBSCRIBE_KEY, `${topic} ${addressSubject(email)}`)

/** Null for what this shop did not sign for unsubscribing. */
export function openUnsubscribeToken(secret: Keys, token: string): Unsubscribing | null {
  const [signed, subject = ''] = open(secret, UNSUBSCRIBE_KEY, token)?.split(' ') ?? []
  const topic = MAILED_TOPICS.find((known) => known === signed)
  return (topic && { topic, subject }) || null
}
