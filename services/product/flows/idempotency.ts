import { createHash } from 'node:crypto'
import type { RequestContext } from '@stoa/kit/contract/context'
import { derivedId, newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { IdempotencyRecord } from '../store/documents.ts'
import { findDeletedRequests } from '../store/marks.ts'
import type { Models } from '../store/models.ts'

type Ctx = Pick<RequestContext, 'idempotency'>

function digestOf({ scope, operationId, key }: NonNullable<RequestContext['idempotency']>): Buffer {
  return createHash('sha256').update(`${scope}\n${operationId}\n${key}`).digest()
}

/** The id of what a request creates: the same for the same Idempotency-Key, a new one without. */
export function idFor(ctx: Ctx & Pick<RequestContext, 'now'>, prefix: string): string {
  return ctx.idempotency ? derivedId(prefix, digestOf(ctx.idempotency)) : newId(prefix, ctx.now.getTime())
}

/** What a document keeps of a request that changed it; null when the request came without a key. */
function recordOf(ctx: Ctx): IdempotencyRecord | null {
  if (!ctx.idempotency) return null
  return { id: derivedId('req', digestOf(ctx.idempotency)), hash: ctx.idempotency.hash.toString('base64') }
}

/** Whether this request has been carried out already; throws when its key was used for another request. */
export function isReplay(ctx: Ctx, records: readonly IdempotencyRecord[]): boolean {
  const record = recordOf(ctx)
  const known = record && records.find(({ id }) => id === record.id)
  if (!known) return false
  if (known.hash !== record.hash) throw new DomainError('idempotency_key_reused')
  return true
}

/** The records of a document with this request's added. */
export function withRecord(ctx: Ctx, records: readonly IdempotencyRecord[]): IdempotencyRecord[] {
  const record = recordOf(ctx)
  return record ? [...records, record] : [...records]
}

type DeletionContext = Ctx & { db: Pick<Models, 'deletions'> }

/** Whether what this request made has been deleted since. Asked when it is not there: its id follows from the request's key. */
export async function isDeletedSince(ctx: DeletionContext, id: string): Promise<boolean> {
  const requests = ctx.idempotency && (await findDeletedRequests(ctx.db, id))
  if (!requests) return false
  // Throws for another request with the same key.
  isReplay(ctx, requests)
  return true
}

/** Whether this request is the one that deleted what is not there any more. */
export async function isDeletedByThis(ctx: DeletionContext, id: string): Promise<boolean> {
  return ctx.idempotency !== null && isReplay(ctx, (await findDeletedRequests(ctx.db, id)) ?? [])
}
