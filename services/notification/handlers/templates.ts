import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { etagOf } from '@stoa/kit/http/etag'
import { canonicalLocale } from '@stoa/kit/values/locale'
import { invalidField, notFound } from '@stoa/kit/values/problem'
import type { Handler, NotificationContext } from '../context.ts'
import type { Parts } from '../domain/channel.ts'
import { sampleScopeOf } from '../domain/template-samples.ts'
import { variablesOf } from '../domain/template-variables.ts'
import * as flow from '../flows/template-edits.ts'
import { sendTest } from '../flows/template-test.ts'
import type * as Api from '../generated/types.ts'
import {
  type EditedTemplate,
  keyOf,
  listEdited,
  listFormer,
  type PublishedTemplate,
  type SourceParts,
  type TemplateKey,
} from '../store/templates.ts'
import { presentNotification } from './present-notification.ts'

const KEPT = 50

/** The template that a path names, its locale in the one spelling that is compared. */
function keyIn({ template, channel, locale }: TemplateKey): TemplateKey {
  const canonical = canonicalLocale(locale)
  if (canonical === null) throw notFound('This template')
  return { template, channel, locale: canonical }
}

const presentFailure = ({ failure }: EditedTemplate) => failure && { ...failure, at: failure.at.toISOString() }

const presentEntry = ({ number, restored_from, published_at, published_by }: Omit<PublishedTemplate, 'parts'>) => ({
  ...{ number, restored_from, published_by },
  published_at: published_at.toISOString(),
})

const presentVersion = (version: PublishedTemplate) => ({ ...presentEntry(version), parts: version.parts })

/** The value of a variable in the sample, as JSON; of a list that of its first entry. */
function sampleOf(name: string, data: object): string {
  const value = name.split('.').reduce<unknown>((held, step) => {
    const member = (held as Record<string, unknown> | null)?.[step.replace('[]', '')]
    return step.endsWith('[]') ? (member as unknown[] | undefined)?.[0] : member
  }, data)
  return JSON.stringify(value ?? null)
}

async function variables(ctx: NotificationContext, { template, locale }: TemplateKey): Promise<Api.TemplateVariable[]> {
  const data = { ...sampleScopeOf(template), shop: await ctx.shop.read(), locale }
  return Object.entries(variablesOf(template)).map(([name, { description }]) => ({
    ...{ name, description },
    sample: sampleOf(name, data),
  }))
}

async function responseOf(ctx: NotificationContext, stored: EditedTemplate) {
  const { template, channel, locale, version, draft, published } = stored
  const found = ctx.templates.defaultOf(stored)
  if (!found) throw notFound('This template')
  const body: Api.Template = {
    ...{ template, channel, locale, version },
    published: published && presentVersion(published),
    draft: draft && { parts: draft.parts, saved_at: draft.saved_at.toISOString(), saved_by: draft.saved_by },
    default: found,
    variables: await variables(ctx, stored),
    failure: presentFailure(stored),
  }
  return { status: 200 as const, headers: { etag: etagOf(version) }, body }
}

/** A page of rows that are in memory, by a text that sorts them. */
function pageFrom<Row>(rows: readonly Row[], sortedBy: (row: Row) => string, { after, back, limit }: PageFrom): Row[] {
  const ordered = rows.toSorted((one, other) => (sortedBy(one) < sortedBy(other) ? -1 : 1))
  const directed = back ? ordered.reverse() : ordered
  const isLater = (row: Row) => after === null || (back ? sortedBy(row) < after : sortedBy(row) > after)
  return directed.filter(isLater).slice(0, limit + 1)
}

export const listTemplates: Handler<'listTemplates'> = async ({ query }, ctx) => {
  const edited = new Map((await listEdited(ctx.templateModels)).map((each) => [each._id, each]))
  const keys = new Map([...ctx.templates.defaults, ...edited.values()].map((each) => [keyOf(each), each]))
  const defaults = new Set(ctx.templates.defaults.map(keyOf))
  const present = (key: TemplateKey): Api.TemplateEntry => {
    const { template, channel, locale } = key
    const stored = edited.get(keyOf(key))
    return {
      ...{ template, channel, locale, version: stored?.version ?? 0, has_default: defaults.has(keyOf(key)) },
      has_draft: Boolean(stored?.draft),
      published_number: stored?.published?.number ?? null,
      failure: stored ? presentFailure(stored) : null,
      updated_at: stored?.updated_at.toISOString() ?? null,
      updated_by: stored?.updated_by ?? null,
    }
  }
  const read = async (from: PageFrom) => pageFrom([...keys.values()], keyOf, from)
  return { status: 200, body: await listPage(ctx, query, { list: 'templates', read, keyOf, present }) }
}

export const getTemplate: Handler<'getTemplate'> = async ({ params }, ctx) =>
  responseOf(ctx, await flow.readTemplate(ctx, keyIn(params)))

export const saveTemplateDraft: Handler<'saveTemplateDraft'> = async ({ params, headers, body }, ctx) =>
  responseOf(ctx, await flow.saveDraft(ctx, keyIn(params), headers['if-match'], body.parts))

export const publishTemplate: Handler<'publishTemplate'> = async ({ params, headers }, ctx) =>
  responseOf(ctx, await flow.publish(ctx, keyIn(params), headers['if-match']))

export const rollBackTemplate: Handler<'rollBackTemplate'> = async ({ params, headers, body }, ctx) =>
  responseOf(ctx, await flow.rollBack(ctx, keyIn(params), headers['if-match'], body.number))

/** Newest first, as one text. */
const sortKeyOf = ({ number }: { number: number }) => String(999_999_999 - number).padStart(9, '0')

export const listTemplateVersions: Handler<'listTemplateVersions'> = async ({ params, query }, ctx) => {
  const key = keyIn(params)
  const { published } = await flow.readTemplate(ctx, key)
  const former = await listFormer(ctx.templateModels, keyOf(key), KEPT)
  const others = former.filter(({ number }) => number !== published?.number)
  const versions = [...(published ? [published] : []), ...others].slice(0, KEPT)
  const read = async (from: PageFrom) => pageFrom(versions, sortKeyOf, from)
  const list = `versions of ${keyOf(key)}`
  return { status: 200, body: await listPage(ctx, query, { list, read, keyOf: sortKeyOf, present: presentEntry }) }
}

export const getTemplateVersion: Handler<'getTemplateVersion'> = async ({ params }, ctx) => ({
  status: 200,
  body: presentVersion(await flow.readVersion(ctx, keyIn(params), params.number)),
})

/** What is to be shown: what is sent, a version, or else what staff would see next. */
async function sourceOf(ctx: NotificationContext, key: TemplateKey, { parts, number }: Api.TemplateSource) {
  if (parts && number !== undefined) throw invalidField('/number', 'invalid', 'Send either parts or number.')
  const stored = await flow.readTemplate(ctx, key)
  if (parts) return parts
  if (number !== undefined) return (await flow.readVersion(ctx, key, number)).parts
  return stored.draft?.parts ?? stored.published?.parts ?? (ctx.templates.defaultOf(key)?.parts as SourceParts)
}

export const testSendTemplate: Handler<'testSendTemplate'> = async ({ params, body }, ctx) => {
  const key = keyIn(params)
  // A check has left no part of the channel out.
  const parts = async () => (await flow.assertSound(ctx, key, await sourceOf(ctx, key, body))) as Parts
  return { status: 202, body: presentNotification(ctx, await sendTest(ctx, key, parts)) }
}

export const previewTemplate: Handler<'previewTemplate'> = async ({ params, body }, ctx) => {
  const key = keyIn(params)
  const parts = await flow.assertSound(ctx, key, await sourceOf(ctx, key, body))
  return { status: 200, body: { locale: key.locale, parts } }
}
