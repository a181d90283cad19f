import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Channel, Parts } from '../domain/channel.ts'
import type { Template } from '../domain/message.ts'

/** Sources of a channel's parts. Those of another channel are absent. */
export type SourceParts = Partial<Record<keyof Parts<'email'> | keyof Parts<'sms'> | keyof Parts<'push'>, string>>

export interface PublishedTemplate {
  number: number
  /** The version that it is the same as. */
  restored_from: number | null
  published_at: Date
  published_by: string
  parts: SourceParts
}

export interface TemplateKey {
  template: Template
  channel: Channel
  locale: string
}

/** A template of one channel and locale that staff have edited. What it published before is in a collection of its own. */
export interface EditedTemplate extends TemplateKey {
  _id: string
  /** Grows with each change that staff make; their ETag. */
  version: number
  draft: { parts: SourceParts; saved_at: Date; saved_by: string } | null
  published: PublishedTemplate | null
  /** Of the last that was published. */
  last_number: number
  /** The first message that the published one could not be rendered for. */
  failure: { number: number; reason: string; at: Date } | null
  updated_at: Date
  updated_by: string
  /** The last requests that changed it, for Idempotency-Key. */
  requests: { id: string; hash: string }[]
}

type FormerTemplate = PublishedTemplate & { _id: string }
type PublishedNumber = { _id: string; number: number }

/** More than any shop has; whoever reaches it has made them by a program. */
export const MAX_EDITED = 1_000

export const keyOf = ({ template, channel, locale }: TemplateKey) => `${template}/${channel}/${locale}`

/** Sorts as its number does. */
const formerId = (key: string, number: number) => `${key}/${String(number).padStart(9, '0')}`

const Mixed = Schema.Types.Mixed
const options = { versionKey: false, minimize: false, strict: false } as const

export interface TemplateModels {
  edited: Model<EditedTemplate>
  former: Model<FormerTemplate>
}

/** Both are found by their `_id` alone, so they need no further index. */
export function createTemplateModels(connection: Connection): TemplateModels {
  const byId = { _id: { type: String, required: true } }
  const edited = new Schema<EditedTemplate>(byId, { ...options, collection: 'templates' })
  const former = new Schema<FormerTemplate>({ ...byId, parts: Mixed }, { ...options, collection: 'template_versions' })
  return {
    edited: connection.model<EditedTemplate>('EditedTemplate', edited),
    former: connection.model<FormerTemplate>('FormerTemplate', former),
  }
}

export const findEdited = ({ edited }: TemplateModels, key: string) => edited.findById(key).lean<EditedTemplate>()

/** All of them without their sources, by key. */
export const listEdited = ({ edited }: TemplateModels) =>
  edited
    .find({}, { 'draft.parts': 0, 'published.parts': 0, requests: 0 })
    .sort({ _id: 1 })
    .limit(MAX_EDITED)
    .lean<EditedTemplate[]>()

/** Which version is published of each that has one. */
export async function listPublished({ edited }: TemplateModels): Promise<PublishedNumber[]> {
  const found = await edited.find({}, { 'published.number': 1 }).limit(MAX_EDITED).lean<EditedTemplate[]>()
  return found.flatMap(({ _id, published }) => (published ? [{ _id, number: published.number }] : []))
}

export const findAllEdited = ({ edited }: TemplateModels, keys: readonly string[]) =>
  edited.find({ _id: { $in: [...keys] } }).lean<EditedTemplate[]>()

export const countEdited = ({ edited }: TemplateModels) => edited.countDocuments({})

/** Writes a template over the version before, or as the first. False when another write came first. */
export async function saveEdited({ edited }: TemplateModels, next: EditedTemplate): Promise<boolean> {
  const { _id, ...fields } = next
  if (next.version > 1) {
    const { matchedCount } = await edited.updateOne({ _id, version: next.version - 1 }, { $set: fields })
    return matchedCount === 1
  }
  try {
    await edited.insertMany([next], { lean: true })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Marks what is published as failing, unless it is marked or another one is published by now. */
export async function markFailure(
  { edited }: TemplateModels,
  key: string,
  failure: NonNullable<EditedTemplate['failure']>,
): Promise<void> {
  await edited.updateOne({ _id: key, 'published.number': failure.number, failure: null }, { $set: { failure } })
}

/** Keeps what is published before something else is. It never changes, so it may be kept any number of times. */
export async function keepFormer({ former }: TemplateModels, key: string, published: PublishedTemplate): Promise<void> {
  const _id = formerId(key, published.number)
  await former.updateOne({ _id }, { $set: { ...published } }, { upsert: true })
}

/** Deletes versions up to this one. */
export async function deleteFormer({ former }: TemplateModels, key: string, number: number): Promise<void> {
  if (number > 0) await former.deleteMany({ _id: { $gte: formerId(key, 0), $lte: formerId(key, number) } })
}

export const findFormer = ({ former }: TemplateModels, key: string, number: number) =>
  former.findById(formerId(key, number)).lean<FormerTemplate>()

/** Versions before `published`, newest first, without their sources. */
export const listFormer = ({ former }: TemplateModels, key: string, limit: number) =>
  former
    .find({ _id: { $gte: formerId(key, 0), $lte: formerId(key, 999_999_999) } }, { parts: 0 })
    .sort({ _id: -1 })
    .limit(limit)
    .lean<Omit<FormerTemplate, 'parts'>[]>()
