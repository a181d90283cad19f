import { UnavailableError } from '@stoa/kit/values/problem'
import type { Channel } from './channel.ts'
import type { Template } from './message.ts'

/** A message as it goes out, to one recipient. */
export interface Outgoing {
  /** Of the delivery. */
  id: string
  /** How often staff requested that it is sent again: with the id it names one message over all its attempts. */
  round: number
  /** An e-mail address, a phone number (E.164), or what a push is addressed to. */
  to: string
  /** BCP 47 tag of its language. */
  locale: string
  /** The title of a push; empty in an SMS. */
  subject: string
  text: string
  /** Of a mail; empty otherwise. */
  html: string
  /** The name of the shop as it is when the message is sent. */
  fromName: string
  /** Where answers to a mail go; null for where it comes from. */
  replyTo: string | null
  template: Template
  /** Where whoever gets this mail is unsubscribed from such mails; null for what is owed to them. */
  unsubscribe: string | null
  /** Page of the storefront that a push leads to; null where it is a mail or an SMS, whose texts have their links. */
  link: string | null
}

/** Who delivers the messages of one channel. */
export interface Sender {
  /** Resolves when a provider has accepted the message; throws SendError. */
  send(message: Outgoing): Promise<void>
  /** Works as soon as there is room for one more: as many at once as the provider takes. */
  inSlot<T>(work: () => Promise<T>): Promise<T>
  close(): void
}

/** By channel; null where no provider is configured. Nothing is sent there, and no deliveries are made for it. */
export type Senders = Readonly<Record<Channel, Sender | null>>

/** Why a message was not accepted. Holds codes only: no address and no text of a provider. */
export class SendError extends Error {
  /** Another attempt is pointless. */
  readonly permanent: boolean
  /** What a provider asked for; the next attempt is not made sooner. */
  readonly retryAfterMs: number

  constructor(reason: string, permanent: boolean, retryAfterMs = 0) {
    super(reason)
    this.name = 'SendError'
    this.permanent = permanent
    this.retryAfterMs = retryAfterMs
  }
}

/** What has to be known or written before a message is sent: it waits while a database or a service is away. */
export async function beforeSending<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof UnavailableError) throw new SendError('EUNAVAILABLE', false)
    throw error
  }
}

/**
 * The message may have gone out, or not, and nobody knows: the response was lost. Where a second one costs money or is a nuisance, it is not
 * sent again by itself.
 */
export class LostError extends SendError {
  constructor(reason: string) {
    super(reason, true)
    this.name = 'LostError'
  }
}

/** It is to be sent at another time. Counts as no failure, however often it was put off before. */
export class PostponedError extends SendError {
  readonly until: Date

  constructor(reason: string, until: Date) {
    super(reason, false)
    this.name = 'PostponedError'
    this.until = until
  }
}

/** The provider takes no more messages in a second than it has; by then there is room for this one. */
export class OverRateError extends PostponedError {
  constructor(until: Date) {
    super('ERATE', until)
    this.name = 'OverRateError'
  }
}
