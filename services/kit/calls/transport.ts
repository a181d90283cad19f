import type { FastifyInstance } from 'fastify'
import { within } from '../timing/within.ts'
import { UnavailableError } from '../values/problem.ts'

/** One request of a service to another. */
export interface OutgoingRequest {
  service: string
  method: string
  /** Path with query. */
  url: string
  headers: Record<string, string>
  body?: string
  /** A write that may be sent twice. */
  repeatable?: boolean
  /** Milliseconds one attempt may take. */
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
  /** Whether every request stays in this process: then its token needs no signature. */
  readonly isLocal?: boolean
  request(request: OutgoingRequest): Promise<IncomingResponse>
  close(): Promise<void>
}

function gaveUp(): UnavailableError {
  return new UnavailableError('The call was given up.', true, 'timeout')
}

/** The result of `work`, unless the caller gives up before it is there. */
async function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(gaveUp())
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
    // Nobody is left to be told how it ended.
    work.catch(() => undefined)
  }
}

/** Calls an app as a client would over HTTP. An app that is closing refuses, and has begun nothing. */
async function inject(
  app: FastifyInstance,
  { method, url, headers, body }: OutgoingRequest,
): Promise<IncomingResponse> {
  const payload = body === undefined ? {} : { payload: body }
  const response = await app.inject({ method: method as 'GET', url, headers, ...payload }).catch((error) => {
    if (error.code === 'FST_ERR_REOPENED_CLOSE_SERVER') throw new UnavailableError('The service is stopping.', false)
    throw error
  })
  return {
    status: response.statusCode,
    headers: response.headers as IncomingResponse['headers'],
    body: response.body,
  }
}

/**
 * Reaches services in the same process, through the same routes, validation and serialisation as over HTTP, and with the
 * same bounds: a caller that has waited long enough goes on without a response, whatever becomes of the work.
 */
export function createLocalTransport(apps: ReadonlyMap<string, FastifyInstance>): Transport {
  return {
    isLocal: true,
    async request(request) {
      const { service, timeoutMs, signal } = request
      const app = apps.get(service)
      if (!app) throw new UnavailableError(`${service} does not run here.`, false)
      if (signal?.aborted) throw gaveUp()
      const late = () => new UnavailableError('The service behind this took too long.', true, 'timeout')
      return unlessAborted(signal, within(timeoutMs, inject(app, request), late))
    },
    close: async () => undefined,
  }
}
