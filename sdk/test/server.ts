import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

export interface Seen {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

/** `cut` closes the socket, `half` closes it in the middle of the body, `hang` never responds. */
export type Behaviour = Reply | 'cut' | 'half' | 'hang'

export interface Shop {
  url: string
  seen: Seen[]
}

/** A real server that behaves as told; `n` counts its requests from 0. */
export async function serve(t: Test, behave: (seen: Seen, n: number) => Behaviour | Promise<Behaviour>): Promise<Shop> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    const here = { method, url, headers, body: Buffer.concat(chunks).toString() }
    seen.push(here)
    const reply = await behave(here, seen.length - 1)
    if (reply === 'hang') return
    if (reply === 'cut') return void request.socket.destroy()
    if (reply === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"id":', () => request.socket.destroy())
      return
    }
    const isText = typeof reply.body === 'string'
    const type = isText ? 'text/plain' : reply.status >= 400 ? 'application/problem+json' : 'application/json'
    response.writeHead(reply.status, { 'content-type': type, ...reply.headers })
    response.end(reply.body === undefined ? '' : isText ? reply.body : JSON.stringify(reply.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

/** A problem as the API sends it. */
export function problem(status: number, code: string, more: object = {}): Reply {
  return { status, body: { type: 'about:blank', title: `Title of ${code}`, status, code, ...more } }
}
