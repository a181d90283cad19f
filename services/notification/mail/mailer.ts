import { createTransport } from 'nodemailer'
import { judge, type SmtpFailure } from '../domain/smtp-failure.ts'

export interface Address {
  name: string
  address: string
}

export interface Mail {
  messageId: string
  to: string
  /** BCP 47 tag, for the Content-Language header. */
  locale: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Resolves when the server has taken the mail; throws MailError. */
  send(mail: Mail): Promise<void>
  close(): void
}

/** Why a mail was not taken. Holds codes only, no address and no words of the server. */
export class MailError extends Error {
  /** Trying again is pointless. */
  readonly permanent: boolean

  constructor(reason: string, permanent: boolean) {
    super(reason)
    this.name = 'MailError'
    this.permanent = permanent
  }
}

/** Longest time one mail may take, milliseconds. Servers that delay strangers on purpose take half a minute. */
export const SEND_MS = 60_000

export function createMailer(options: { url: string; from: Address; connections: number }): Mailer {
  const { url, from, connections } = options
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    socketTimeout: 45_000,
    // Nothing of a message may ever name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ messageId, to, locale, subject, text, html }) {
      try {
        await transport.sendMail({
          messageId,
          from,
          // As an object: text would be parsed, and might hold a second recipient.
          to: { name: '', address: to },
          subject,
          text,
          html,
          // RFC 3834: keeps automatic answers away.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
          maxRecipients: 1,
          signal: AbortSignal.timeout(SEND_MS),
        })
      } catch (error) {
        const { permanent, reason } = judge(error as SmtpFailure)
        throw new MailError(reason, permanent)
      }
    },
    close: () => transport.close(),
  }
}
