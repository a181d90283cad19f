import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { FastifyInstance } from 'fastify'
import { type Dispatch, type DispatchRequest, gatewayHeaders, responseHeaders } from './dispatch.ts'

/**
 * Keeps the gateway's headers whatever the service sets: both are merged when the head is written, by `writeHead` or
 * implicitly with the first byte.
 */
function mergeOnWrite(raw: ServerResponse, own: OutgoingHttpHeaders, onHead: DispatchRequest['onHead']): void {
  const writeHead = raw.writeHead.bind(raw) as (status: number, headers: OutgoingHttpHeaders) => ServerResponse
  raw.writeHead = ((status: number, ...rest: unknown[]) => {
    const given = rest.find((part) => typeof part === 'object' && part !== null) as OutgoingHttpHeaders | undefined
    const theirs = { ...raw.getHeaders(), ...given }
    onHead(theirs)
    const merged = responseHeaders(status, own, theirs)
    for (const name of raw.getHeaderNames()) raw.removeHeader(name)
    return writeHead(status, merged)
  }) as typeof raw.writeHead
}

/**
 * Passes requests to services in this process, raw: no socket, no copy, and the service's own routing, hooks and
 * validation as over HTTP (docs/decisions/0008-one-process-and-many.md). The apps are ready before the first request.
 */
export function createLocalDispatch(apps: ReadonlyMap<string, FastifyInstance>): Dispatch {
  return {
    isLocal: true,
    async dispatch({ route, request, reply, headers, onHead }) {
      const app = apps.get(route.service)
      if (!app) throw new UnavailableError('The service behind this does not run in this process.', false)
      const own = gatewayHeaders(reply)
      reply.hijack()
      // The client has gone while the request was checked: its body would be waited for in vain.
      if (request.raw.destroyed) return
      mergeOnWrite(reply.raw, own, onHead)
      // What the service has not read of the body is discarded, so that a client still sending it receives the response.
      reply.raw.once('finish', () => request.raw.resume())
      request.raw.headers = headers
      app.routing(request.raw, reply.raw)
    },
    report: () => Object.fromEntries([...apps.keys()].map((service) => [service, 'in this process'])),
    close: async () => undefined,
  }
}
