import type { IncomingMessage } from 'node:http'
import type { Mailbox } from './mailbox.ts'
import { openPush } from './push-device.ts'

/** What push services take at least (RFC 8030 §7.2), and most take no more. */
const LARGEST_PUSH_BYTES = 4_096

/** Takes a message for the inbox as a push service and a device would; the status to respond with. */
export async function takePush(mailbox: Mailbox, request: IncomingMessage, device: string): Promise<number> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_PUSH_BYTES) return 413
    chunks.push(chunk)
  }
  const { authorization, host, ttl } = request.headers
  if (!/^\d+$/.test(String(ttl))) return 400
  const audience = `http://${host}`
  const content = openPush(Buffer.concat(chunks), { authorization, audience, now: new Date() })
  if (!content) return 403
  const { title, body, url, tag } = content
  mailbox.add({
    ...{ channel: 'push', received_at: new Date().toISOString(), from: 'push', to: [device], html: '' },
    ...{ subject: title, text: `${body}\n\n${url}`, tag },
  })
  return 201
}
