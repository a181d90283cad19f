import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decryptPush } from '@stoa/kit/security/push-encryption'
import { verifyVapid } from '@stoa/kit/security/vapid'
import { CURVE } from '@stoa/kit/values/push-keys'

export interface ReceivedPush {
  device: string
  headers: IncomingHttpHeaders
  /** Bytes of the body as it came. */
  size: number
  /** The key that signed it. */
  publicKey: string
  content: { title: string; body: string; url: string; lang: string; tag: string }
}

interface Reply {
  status: number
  retryAfter?: string
}

/**
 * A push service with devices of its own. It verifies who sends and opens what is sent with the device's keys, refuses on demand, and
 * shows what a device would: the last message of each topic.
 */
export async function startPushService() {
  const keys = new Map<string, { pair: ReturnType<typeof createECDH>; auth: Buffer }>()
  const pushes: ReceivedPush[] = []
  /** Instead of 201, each used once; `then` is called before the reply. */
  const replies: Reply[] = []
  const requests: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    requests.push(request.url ?? '')
    const body = Buffer.concat(chunks)
    const { status, retryAfter } = replies.shift() ?? { status: 201 }
    const device = request.url?.split('/').at(-1) ?? ''
    const audience = `http://${request.headers.host}`
    const publicKey = verifyVapid(request.headers.authorization ?? '', { audience, now: new Date() })
    const known = keys.get(device)
    if (status === 201 && publicKey && known) {
      const content = JSON.parse(decryptPush(body, known).toString()) as ReceivedPush['content']
      pushes.push({ device, headers: request.headers, size: body.length, publicKey, content })
    }
    response.writeHead(publicKey ? status : 403, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    pushes,
    replies,
    requests,
    /** A browser that has subscribed: what its page would register. */
    subscribe(device: string) {
      const pair = createECDH(CURVE)
      const p256dh = pair.generateKeys('base64url')
      const auth = randomBytes(16)
      keys.set(device, { pair, auth })
      return { kind: 'web', endpoint: `${origin}/push/${device}`, keys: { p256dh, auth: auth.toString('base64url') } }
    },
    /** What a device shows. */
    shown: (device: string) => [
      ...new Map(pushes.filter((push) => push.device === device).map((push) => [push.content.tag, push])).values(),
    ],
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type PushService = Awaited<ReturnType<typeof startPushService>>
