import type { FastifyInstance } from 'fastify'

/**
 * What has to hold before traffic is sent here. `own` decides: the service's own database responds, and its schema is
 * at least as new as the build needs. `others` (Redis, other services) is reported and never failed on
 * (docs/reliability.md#what-happens-when-it-dies).
 */
export interface Readiness {
  own: () => Promise<void>
  others?: () => Promise<Record<string, string>>
}

/** `/livez`: the process. `/readyz`: its database. Neither is part of a spec. */
export function registerProbes(app: FastifyInstance, readiness: Readiness): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.get('/livez', async () => ({ status: 'ok' }))
  app.get('/readyz', async (request, reply) => {
    const others = await (readiness.others?.() ?? Promise.resolve({})).catch(() => ({ others: 'unknown' }))
    const reason = closing
      ? 'stopping'
      : await readiness.own().then(
          () => null,
          (error: Error) => {
            request.log.warn({ err: error }, 'not ready')
            return 'its database does not answer, or lacks migrations'
          },
        )
    reply.code(reason === null ? 200 : 503)
    return { status: reason === null ? 'ok' : 'unavailable', ...(reason ? { reason } : {}), ...others }
  })
}
