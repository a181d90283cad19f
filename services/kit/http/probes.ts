import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * What has to hold before traffic is sent here. `own` decides: the service's own database responds, and its schema is
 * at least as new as the build needs. `others` (Redis, other services) is reported and never failed on
 * (docs/reliability.md#what-happens-when-it-dies).
 */
export interface Readiness {
  own: () => Promise<void>
  others?: () => Promise<Record<string, string>>
  /** Whether the process had better be replaced, although it runs. */
  isBeyondHelp?: () => boolean
}

/**
 * `/livez`: the process. `/readyz`: its database. `/healthz`: for whoever replaces what is unhealthy, and lets an update go on
 * once it is healthy: 503 until the process was ready once, and from then on that it runs, so that a database which is away
 * does not have every replica replaced. Both are 503 when it had better be. None is part of a spec.
 */
export function registerProbes(app: FastifyInstance, readiness: Readiness): void {
  let closing = false
  let wasReady = false
  app.addHook('preClose', async () => {
    closing = true
  })
  const failure = () =>
    readiness.isBeyondHelp?.() ? 'it takes no jobs, and starting its workers again did not help' : null
  app.get('/livez', async (_request, reply) => {
    const reason = failure()
    reply.code(reason === null ? 200 : 503)
    return reason === null ? { status: 'ok' } : { status: 'unavailable', reason }
  })
  const reasonAgainst = async (request: FastifyRequest): Promise<string | null> => {
    if (closing) return 'stopping'
    try {
      await readiness.own()
      wasReady = true
      return null
    } catch (err) {
      request.log.warn({ err }, 'not ready')
      return 'its database does not answer, or lacks migrations'
    }
  }
  app.get('/healthz', async (request, reply) => {
    const reason = failure() ?? (wasReady ? null : await reasonAgainst(request))
    reply.code(reason === null ? 200 : 503)
    return { status: reason === null ? 'ok' : 'unavailable', ...(reason ? { reason } : {}) }
  })
  app.get('/readyz', async (request, reply) => {
    const others = await (readiness.others?.() ?? Promise.resolve({})).catch(() => ({ others: 'unknown' }))
    const reason = await reasonAgainst(request)
    reply.code(reason === null ? 200 : 503)
    return { status: reason === null ? 'ok' : 'unavailable', ...(reason ? { reason } : {}), ...others }
  })
}
