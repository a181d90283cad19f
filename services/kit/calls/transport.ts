import type { FastifyInstance } from 'fastify'
import { UnavailableError } from '../values/problem.ts'

/** One request of a service to another. */
export interface OutgoingRequest {
  service: string
  method: string
  /** Path with query. */
  url: string
  headers: Record<string, string>
  body?: string
  /** Milliseconds one attempt may take; over HTTP. Within a process Fastify's handlerTimeout is the bound. */
  timeoutMs: number
  signal?: AbortSignal
}

export interface IncomingResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** How requests reach another service: over HTTP (http-transport.ts) or within the process. */
export interface Transport {
  request(request: OutgoingRequest): Promise<IncomingResponse>
  close(): Promise<void>
}

/** Reaches services in the same process, through the same routes, validation and serialisation as over HTTP. */
export function createLocalTransport(apps: ReadonlyMap<string, FastifyInstance>): Transport {
  return {
    async request({ service, method, url, headers, body }) {
      const app = apps.get(service)
      if (!app) throw new UnavailableError(`${service} does not run here.`, false)
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      })
      return {
        status: response.statusCode,
        headers: response.headers as IncomingResponse['headers'],
        body: response.body,
      }
    },
    close: async () => undefined,
  }
}
