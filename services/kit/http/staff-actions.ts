import type { FastifyReply, FastifyRequest } from 'fastify'
import { scopeOf } from '../security/principal.ts'

/** Who among staff changed what: a line in the log for each change that went through, whatever the operation keeps itself. */
export function logStaffAction(request: FastifyRequest, reply: FastifyReply): void {
  const { operationId, isStaffs } = request.routeOptions.config
  if (!isStaffs || reply.statusCode >= 400) return
  const { url, principal } = request
  request.log.info({ audit: operationId, actor: scopeOf(principal), url: url.split('?')[0] }, 'staff changed something')
}
