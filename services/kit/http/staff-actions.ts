import type { FastifyReply, FastifyRequest } from 'fastify'
import { scopeOf } from '../security/principal.ts'

/** Paths name people by e-mail address too, which are in no log. */
const withoutAddresses = (path: string) =>
  path
    .split('/')
    .map((piece) => (/@|%40/.test(piece) ? '…' : piece))
    .join('/')

/** Who among staff changed what: a line in the log for each change that went through, whatever the operation keeps itself. */
export function logStaffAction(request: FastifyRequest, reply: FastifyReply): void {
  const { operationId, isStaffs } = request.routeOptions.config
  if (!isStaffs || reply.statusCode >= 400) return
  const { url, principal } = request
  request.log.info(
    { audit: operationId, actor: scopeOf(principal), url: withoutAddresses(url.split('?')[0] ?? '') },
    'staff changed something',
  )
}
