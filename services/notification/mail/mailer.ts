import { createTransport } from 'nodemailer'
import { SEND_TIMEOUT_MS } from '../domain/delivery.ts'
import { classifyFailure, type SmtpFailure } from '../domain/smtp-failure.ts'

export interface Mailbox {
  name: string
  address: string
}

export interface Mail {
  messageId: string
  to: string
  /** Where answers go; null for where it comes from. */
  replyTo?: string | null
  /** BCP 47 tag, for the Content-Language header. */
  locale: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Resolves when the server has accepted the mail; throws MailError. */
  send(mail: Mail): Promise<void>
  close(): void
}

/** Why a mail was not accepted. Holds codes only: no address and no text of the server. */
export class MailError extends Error {
  /** Another attempt is pointless. */
  readonly permanent: boolean

  constructor(reason: string, permanent: boolean) {
    super(reason)
    this.name = 'MailError'
    this.permanent = permanent
  }
}

export function createMailer(options: { url: string; from: Mailbox; connections: number }): Mailer {
  const { url, from, connections } = options
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
  })
  return {
    async send({ messageId, to, replyTo, locale, subject, text, html }) {
      try {
        await transport.sendMail({
          messageId,
          from,
          // As an object: a text would be parsed, and might contain a second recipient.
          to: { name: '', address: to },
          ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
          subject,
          text,
          html,
          // RFC 3834: prevents automatic replies.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
          maxRecipients: 1,
          signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
        })
      } catch (error) {
        const { permanent, reason } = classifyFailure(error as SmtpFailure)
        throw new MailError(reason, permanent)
      }
    },
    close: () => transport.close(),
  }
}
