import { bodyLimitOf } from '@stoa/kit/contract/body-limits'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { DomainError } from '@stoa/kit/values/problem'
import type { FastifyRequest } from 'fastify'
import type { GatewaySettings } from './config.ts'

type Limits = GatewaySettings['maxBodyBytes']

export const maxBytesOf = (route: GatewayRoute, { stream, other }: Limits) =>
  route.isStream ? stream : Math.min(other, bodyLimitOf(route))

/**
 * Rejects a body whose announced length is too large. One not far beyond the limit is read and discarded, so that the client
 * receives the response; beyond that the connection is closed. Bodies without a length are limited by the service.
 */
export function refuseLongBody(request: FastifyRequest, route: GatewayRoute, limits: Limits): void {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length <= maxBytesOf(route, limits)) return
  const extras = length > limits.stream ? { headers: { connection: 'close' } } : {}
  throw new DomainError('payload_too_large', undefined, extras)
}
