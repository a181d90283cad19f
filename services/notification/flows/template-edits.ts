import { createHash } from 'node:crypto'
import type { IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { requireMatch } from '@stoa/kit/http/etag'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { NotificationContext } from '../context.ts'
import { tryTemplate } from '../mail/template-check.ts'
import {
  countEdited,
  deleteFormer,
  type EditedTemplate,
  findEdited,
  findFormer,
  keepFormer,
  keyOf,
  MAX_EDITED,
  type PublishedTemplate,
  type SourceParts,
  saveEdited,
  type TemplateKey,
} from '../store/templates.ts'

const KEPT_VERSIONS = 50
const KEPT_REQUESTS = 10

/** Of a template that staff have not edited. */
function unedited(key: TemplateKey, now: Date): EditedTemplate {
  const { template, channel, locale } = key
  return {
    ...{ _id: keyOf(key), template, channel, locale, version: 0, draft: null, published: null, last_number: 0 },
    ...{ failure: null, updated_at: now, updated_by: '', requests: [] },
  }
}

/** What staff have made of a template; 404 where there is no such template at all. */
export async function readTemplate(ctx: NotificationContext, key: TemplateKey): Promise<EditedTemplate> {
  if (!ctx.templates.defaultOf(key)) throw notFound('This template')
  return (await findEdited(ctx.templateModels, keyOf(key))) ?? unedited(key, ctx.now)
}

/** Its published version of this number; 404 where it was never published or is not kept. */
export async function readVersion(
  ctx: NotificationContext,
  key: TemplateKey,
  number: number,
): Promise<PublishedTemplate> {
  const { published } = await readTemplate(ctx, key)
  const found = published?.number === number ? published : await findFormer(ctx.templateModels, keyOf(key), number)
  if (!found) throw notFound('This version')
  return found
}

const actorOf = ({ principal }: NotificationContext): string => ('id' in principal ? principal.id : principal.kind)

/** Keys are scoped by caller and operation; the digest is what is stored. */
const recordOf = ({ scope, operationId, key, hash }: IdempotencyKey) => ({
  id: createHash('sha256')
    .update(JSON.stringify([scope, operationId, key]))
    .digest('base64url'),
  hash: hash.toString('base64'),
})

type Change = Partial<Pick<EditedTemplate, 'draft' | 'published' | 'last_number' | 'failure'>>

/** Throws 422 unless the sources can be rendered, and are safe. */
export async function assertSound(
  ctx: NotificationContext,
  key: TemplateKey,
  parts: SourceParts,
): Promise<SourceParts> {
  const tried = tryTemplate(key, parts, await ctx.shop.read())
  if ('errors' in tried)
    throw new DomainError('unprocessable', 'The template cannot be used.', { errors: tried.errors })
  return tried.parts
}

/** A change of staff to the version that they read, once for each request. */
async function edit(
  ctx: NotificationContext,
  key: TemplateKey,
  ifMatch: string | undefined,
  decide: (stored: EditedTemplate) => Promise<Change>,
): Promise<EditedTemplate> {
  const stored = await readTemplate(ctx, key)
  const record = ctx.idempotency && recordOf(ctx.idempotency)
  const known = record && stored.requests.find(({ id }) => id === record.id)
  if (known && known.hash !== record.hash) throw new DomainError('idempotency_key_reused')
  if (known) return stored
  requireMatch(ifMatch, stored.version)
  const change = await decide(stored)
  if (stored.version === 0 && (await countEdited(ctx.templateModels)) >= MAX_EDITED)
    throw new DomainError('invalid_state', `A shop has at most ${MAX_EDITED} edited templates.`)
  const next = {
    ...stored,
    ...change,
    version: stored.version + 1,
    updated_at: ctx.now,
    updated_by: actorOf(ctx),
    requests: [...stored.requests, ...(record ? [record] : [])].slice(-KEPT_REQUESTS),
  }
  // Before it is replaced: a crash in between loses no version.
  if (change.published !== undefined && stored.published)
    await keepFormer(ctx.templateModels, stored._id, stored.published)
  if (!(await saveEdited(ctx.templateModels, next))) throw new DomainError('precondition_failed')
  if (change.published !== undefined) {
    ctx.publishedTemplates.forget()
    await deleteFormer(ctx.templateModels, stored._id, next.last_number - KEPT_VERSIONS)
  }
  return next
}

function publication(
  ctx: NotificationContext,
  { last_number }: EditedTemplate,
  parts: SourceParts,
  from: number | null,
) {
  const number = last_number + 1
  const published = { number, restored_from: from, published_at: ctx.now, published_by: actorOf(ctx), parts }
  return { published, last_number: number, failure: null }
}

export const saveDraft = (
  ctx: NotificationContext,
  key: TemplateKey,
  ifMatch: string | undefined,
  parts: SourceParts,
) =>
  edit(ctx, key, ifMatch, async () => {
    await assertSound(ctx, key, parts)
    return { draft: { parts, saved_at: ctx.now, saved_by: actorOf(ctx) } }
  })

export const publish = (ctx: NotificationContext, key: TemplateKey, ifMatch: string | undefined) =>
  edit(ctx, key, ifMatch, async (stored) => {
    if (!stored.draft) throw new DomainError('invalid_state', 'There is no draft to publish.')
    // Rules and variables may have changed since it was saved.
    await assertSound(ctx, key, stored.draft.parts)
    return { draft: null, ...publication(ctx, stored, stored.draft.parts, null) }
  })

export const rollBack = (
  ctx: NotificationContext,
  key: TemplateKey,
  ifMatch: string | undefined,
  number: number | null,
) =>
  edit(ctx, key, ifMatch, async (stored) => {
    if (number === null) return { published: null, failure: null }
    const { parts } = await readVersion(ctx, key, number)
    await assertSound(ctx, key, parts)
    return publication(ctx, stored, parts, number)
  })
