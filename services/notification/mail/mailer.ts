import { createSlots } from '@stoa/kit/timing/turns'
import { oneLine } from '@stoa/kit/values/visible-text'
import { createTransport } from 'nodemailer'
import { messageId, SEND_TIMEOUT_MS } from '../domain/delivery.ts'
import { isMailbox } from '../domain/plain-text.ts'
import { SendError, type Sender } from '../domain/sender.ts'
import { classifyFailure, type SmtpFailure } from '../domain/smtp-failure.ts'
import type { ProviderRate } from '../flows/provider-rate.ts'
import type { Dkim } from './dkim.ts'

export interface Mailbox {
  /** Null where mails come from the shop by its own name. */
  name: string | null
  address: string
}

/** RFC 8058: the mail program unsubscribes by one POST, and leads nobody to a page. */
const unsubscribeHeaders = (url: string | null) =>
  url === null ? {} : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }

interface MailerOptions {
  url: string
  from: Mailbox
  connections: number
  dkim: Dkim | null
  /** What the mail server takes in a second; without it nothing waits. */
  rate?: ProviderRate | undefined
}

/** Sends mails by SMTP, as many at once as there are connections. */
export function createMailer(options: MailerOptions): Sender {
  const { url, from, connections, dkim, rate } = options
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    socketTimeout: 45_000,
    // No part of a message may name a file or a URL to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim ? { dkim } : {}),
  })
  return {
    // A slot is a connection: who waited for one within the transport would have had its turn long before it is sent.
    inSlot: createSlots(connections),
    async send({ id, round, template, to, fromName, replyTo, locale, subject, text, html, unsubscribe }) {
      if (!isMailbox(to)) throw new SendError('EADDRESS', true)
      await rate?.take(template)
      try {
        await transport.sendMail({
          messageId: messageId(id, round, from.address),
          from: { name: from.name ?? oneLine(fromName), address: from.address },
          // As an object: a text would be parsed, and might contain a second recipient.
          to: { name: '', address: to },
          ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
          subject,
          text,
          html,
          // RFC 3834: prevents automatic replies.
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': locale,
            ...unsubscribeHeaders(unsubscribe),
          },
          maxRecipients: 1,
          signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
        })
      } catch (error) {
        const { permanent, reason } = classifyFailure(error as SmtpFailure)
        throw new SendError(reason, permanent)
      }
    },
    close: () => transport.close(),
  }
}
