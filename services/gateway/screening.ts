import { DomainError } from '@stoa/kit/values/problem'
import type { FastifyInstance } from 'fastify'
import { clientOf, createClientAddress, isFromThisMachine } from './client-address.ts'
import { checkRateLimit, type PipelineDeps } from './pipeline.ts'
import { limitSlowBody } from './slow-bodies.ts'
import { refuseAmbiguous, refuseCodings } from './strict-http.ts'

const PROBES = new Set(['/livez', '/readyz', '/healthz'])

/** Reads the address of a client; a proxy that is not named is warned of once. */
export function createAddressReader({ isProxy, log }: Pick<PipelineDeps, 'isProxy' | 'log'>) {
  let isWarned = false
  return createClientAddress(isProxy, (proxy) => {
    if (isWarned) return
    isWarned = true
    const hint =
      'X-Forwarded-For came from an address that STOA_TRUSTED_PROXIES does not name; if it is a proxy of yours, all of its clients are counted as one'
    log.warn({ proxy }, hint)
  })
}

/** What happens before a route is looked at: who is it, can it be read in one way only, and is it not too much. */
export function screenRequests(app: FastifyInstance, deps: PipelineDeps): void {
  app.decorateRequest('clientAddress', '')
  app.decorateRequest('client')
  app.addHook('onRequest', async (request, reply) => {
    request.clientAddress = deps.addressOf(request.raw)
    request.client = clientOf(request.clientAddress)
    try {
      refuseAmbiguous(request.raw)
      refuseCodings(request.raw)
    } catch (refusal) {
      // What is refused for its form counts as well, or it would be for nothing.
      if (refusal instanceof DomainError) reply.headers(refusal.extras.headers ?? {})
      await checkRateLimit(deps, 'default', request, reply)
      throw refusal
    }
    const { url, config } = request.routeOptions
    // Operations have policies of their own. Preflights do not come here: CORS has responded.
    if (config.operationId !== undefined) return
    // That of OPTIONS has its limit from the start (app.ts).
    if (request.method !== 'OPTIONS') limitSlowBody(request.raw, false, deps.settings.bodyPace)
    const isProbe = PROBES.has(url ?? '')
    if (isProbe && isFromThisMachine(request.raw)) return
    await checkRateLimit(deps, isProbe ? 'probes' : 'default', request, reply)
  })
}
