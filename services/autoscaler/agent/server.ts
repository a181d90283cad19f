import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type Call, SIGNATURE } from '../signed-call.ts'
import type { createCallGuard } from './calls.ts'
import { Refusal } from './refusal.ts'

export interface AgentServerOptions {
  guard: ReturnType<typeof createCallGuard>
  handle: (call: Call) => Promise<unknown>
  /** One line of JSON for each call that changes something or is refused. */
  log: (line: Record<string, unknown>) => void
}

const MOST_BYTES = 2_048

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Read to its end, so that the sender gets the refusal, and not kept.
    if (bytes <= MOST_BYTES) chunks.push(chunk)
  }
  if (bytes > MOST_BYTES) throw new Refusal(413, 'the body is too long')
  return Buffer.concat(chunks).toString()
}

async function respond(request: IncomingMessage, { guard, handle, log }: AgentServerOptions): Promise<unknown> {
  if (request.method === 'GET' && request.url === '/healthz') return { status: 'ok' }
  if (request.method !== 'POST' || request.url !== '/') throw new Refusal(404, 'there is nothing but POST /')
  const body = await bodyOf(request)
  const call = guard(body, String(request.headers[SIGNATURE] ?? ''), Date.now())
  const result = await handle(call)
  if (call.call === 'scale') {
    const { service, from, to } = call
    log({ did: 'scaled', service, from, to })
  }
  return result
}

/** The one way to the agent: a signed call to `/`; and a probe. */
export function createAgentServer(options: AgentServerOptions): Server {
  return createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    respond(request, options).then(
      (result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      (error: Error) => {
        const status = error instanceof Refusal ? error.status : 500
        options.log({ did: 'refused', status, why: error.message })
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ detail: error instanceof Refusal ? error.message : 'it failed' }))
      },
    )
  })
}
