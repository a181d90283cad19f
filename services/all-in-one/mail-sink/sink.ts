import { once } from 'node:events'
import type { Server as NetServer } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { createInbox } from './inbox.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'

const LARGEST_MAIL_BYTES = 10_000_000
/** Senders keep their connection open for the next mail; stopping does not wait for them. */
const CLOSE_AFTER_MS = 500
/** RFC 5321: exceeded storage allocation. */
const TOO_LARGE = 552

export interface MailSinkOptions {
  /** 0 picks a free port. */
  smtpPort: number
  /** 0 picks a free port. */
  httpPort: number
  /** Default 127.0.0.1. */
  host?: string
}

export interface MailSink {
  /** For nodemailer: `smtp://127.0.0.1:1025`. */
  smtpUrl: string
  /** The page where the mail can be read, without a final slash. */
  inboxUrl: string
  stop(): Promise<void>
}

/** Catches all mail in memory instead of delivering it: any sender, any receiver, with or without a password. */
export async function startMailSink({ smtpPort, httpPort, host = '127.0.0.1' }: MailSinkOptions): Promise<MailSink> {
  const mailbox = createMailbox()
  const smtp = createSmtp(mailbox)
  const http = createInbox(mailbox, host)
  // A client that breaks the connection off is no error of ours; without a listener the event would end this process.
  smtp.on('error', () => undefined)
  smtp.listen(smtpPort, host)
  await once(smtp.server, 'listening')
  const stopSmtp = () => new Promise<void>((resolve) => smtp.close(() => resolve()))
  try {
    http.listen(httpPort, host)
    await once(http, 'listening')
  } catch (error) {
    await stopSmtp()
    throw error
  }
  const stop = async () => {
    const closed = new Promise<void>((resolve) => http.close(() => resolve()))
    http.closeAllConnections()
    await Promise.all([closed, stopSmtp()])
  }
  return {
    smtpUrl: `smtp://${host}:${portOf(smtp.server)}`,
    inboxUrl: `http://${host}:${portOf(http)}`,
    stop,
  }
}

function createSmtp(mailbox: Mailbox): SMTPServer {
  return new SMTPServer({
    // With STARTTLS on offer a client would insist on a certificate that nobody has signed.
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: CLOSE_AFTER_MS,
    onData: (stream, session, done) => {
      keep(mailbox, stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      )
    },
  })
}

async function keep(mailbox: Mailbox, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const parsed = await simpleParser(stream)
  if (stream.sizeExceeded) throw Object.assign(new Error('mail over 10 MB'), { responseCode: TOO_LARGE })
  mailbox.add({
    channel: 'email',
    received_at: new Date().toISOString(),
    from: parsed.from?.text ?? addressOf(session.envelope.mailFrom),
    to: session.envelope.rcptTo.map((receiver) => receiver.address),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
  })
}

function addressOf(sender: SMTPServerSession['envelope']['mailFrom']): string {
  return sender === false ? '' : sender.address
}

function portOf(server: NetServer): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
