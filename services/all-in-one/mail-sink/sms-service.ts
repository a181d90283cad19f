import type { IncomingMessage } from 'node:http'
import type { Mailbox } from './mailbox.ts'

const LARGEST_SMS_BYTES = 16_384

function readSms(body: string): { to: string; text: string } | null {
  try {
    const { to, text } = JSON.parse(body) as { to?: unknown; text?: unknown }
    return typeof to === 'string' && typeof text === 'string' ? { to, text } : null
  } catch {
    return null
  }
}

/** Takes an SMS as a provider does; the status to respond with. Only as JSON, which no page elsewhere can send here. */
export async function takeSms(mailbox: Mailbox, request: IncomingMessage): Promise<number> {
  if (!request.headers['content-type']?.startsWith('application/json')) return 415
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_SMS_BYTES) return 413
    chunks.push(chunk)
  }
  const sms = readSms(Buffer.concat(chunks).toString('utf8'))
  if (sms === null) return 400
  const { to, text } = sms
  const received_at = new Date().toISOString()
  mailbox.add({ channel: 'sms', received_at, from: '', to: [to], subject: text, text, html: '' })
  return 202
}
