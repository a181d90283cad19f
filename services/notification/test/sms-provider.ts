import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TakenRequest {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** What the provider does with a request: `lose` takes the SMS and breaks off, `hang` never responds. */
export type Behaviour = { status: number; headers?: Record<string, string>; body?: unknown } | 'lose' | 'hang'

const ACCEPTED: Behaviour = { status: 202, body: { status: 'accepted' } }

function respond(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === 'hang') return
  if (behaviour === 'lose') {
    response.destroy()
    return
  }
  response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers })
  response.end(JSON.stringify(behaviour.body ?? {}))
}

/** A provider of SMS that tests control: it does what is next in `next`, and else what is given, or accepts. */
export async function startSmsProvider(respondTo?: (request: TakenRequest, number: number) => Behaviour) {
  const requests: TakenRequest[] = []
  const next: Behaviour[] = []
  const fallback: { does: Behaviour } = { does: ACCEPTED }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const taken = { method, url, headers, body: Buffer.concat(chunks).toString() }
      requests.push(taken)
      respond(response, next.shift() ?? respondTo?.(taken, requests.length) ?? fallback.does)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return Object.assign(fallback, {
    url: `http://127.0.0.1:${port}`,
    requests,
    next,
    async stop() {
      server.closeAllConnections()
      server.close()
    },
  })
}
