import { createHash } from 'node:crypto'
import type { RequestContext } from '@stoa/kit/contract/context'
import { derivedId, newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { RequestMark } from '../store/documents.ts'

type Ctx = Pick<RequestContext, 'idempotency' | 'now'>

function digestOf({ scope, operationId, key }: NonNullable<RequestContext['idempotency']>): Buffer {
  return createHash('sha256').update(`${scope}\n${operationId}\n${key}`).digest()
}

/** The id of what a request makes: the same for the same Idempotency-Key, a new one without. */
export function idFor(ctx: Ctx, prefix: string): string {
  return ctx.idempotency ? derivedId(prefix, digestOf(ctx.idempotency)) : newId(prefix, ctx.now.getTime())
}

/** What a document keeps of a request that changed it; null when it came without a key. */
export function markOf(ctx: Pick<RequestContext, 'idempotency'>): RequestMark | null {
  if (!ctx.idempotency) return null
  return { id: derivedId('req', digestOf(ctx.idempotency)), hash: ctx.idempotency.hash.toString('base64') }
}

/** Whether this very request has been carried out already; throws when its key was another request's. */
export function isRepeated(marks: readonly RequestMark[], mark: RequestMark | null): boolean {
  const known = mark && marks.find(({ id }) => id === mark.id)
  if (!known) return false
  if (known.hash !== mark.hash) throw new DomainError('idempotency_key_reused')
  return true
}

export function withMark(marks: readonly RequestMark[], mark: RequestMark | null): RequestMark[] {
  return mark ? [...marks, mark] : [...marks]
}
