import { createHash } from 'node:crypto'
import { keptEmail } from '@stoa/kit/values/email'
import { derivedId } from '@stoa/kit/values/ids'
import type { Channel } from './channel.ts'
import type { Template } from './message.ts'

/** Channels whose addresses may turn out to be nobody's. A device that is gone is deleted. */
export const suppressible = ['email', 'sms'] as const
export type SuppressibleChannel = (typeof suppressible)[number]

export const isSuppressible = (channel: Channel): channel is SuppressibleChannel =>
  suppressible.some((each) => each === channel)

/**
 * Of RFC 3463: no such mailbox (5.1.1), no address by its form (5.1.3), moved without a new address (5.1.6), a domain that takes no mail
 * (5.1.10, RFC 7505), disabled (5.2.1). Not 5.1.2 (its server may be away), 5.2.2 (full) or 5.7 (it does not want this mail, or this sender).
 */
const GONE_MAILBOXES: ReadonlySet<string> = new Set(['5.1.1', '5.1.3', '5.1.6', '5.1.10', '5.2.1'])

/**
 * Of Twilio: no number, not valid, no mobile, a landline, before anything is sent, and 30005 afterwards, when no carrier knows it. Who has sent STOP
 * can send START; 30006 is a landline or a carrier that is away.
 */
const GONE_NUMBERS: ReadonlySet<string> = new Set(['21211', '21217', '21614', '21635', '30005'])

/** Whether the reason why a message was refused for good is that its address is nobody's, and will be tomorrow. */
export function isGone(channel: SuppressibleChannel, reason: string): boolean {
  const words = reason.split(' ')
  if (channel === 'email') return words.some((word) => GONE_MAILBOXES.has(word))
  return words[0] === 'ENUMBER' && GONE_NUMBERS.has(words[1] ?? '')
}

/** What somebody is waiting for at this moment, and asks for to find out whether an address is right. */
const ALWAYS_TRIED: ReadonlySet<Template> = new Set(['password-reset', 'email-verification', 'phone-code'])

export const isAlwaysTried = (template: Template): boolean => ALWAYS_TRIED.has(template)

/** The same for every way of writing an address. */
export function suppressionId(channel: SuppressibleChannel, address: string): string {
  const one = channel === 'email' ? keptEmail(address).toLowerCase() : address
  return derivedId('sup', createHash('sha256').update(`${channel} ${one}`).digest())
}
