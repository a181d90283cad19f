import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { invalidField, UnavailableError } from '@stoa/kit/values/problem'
import {
  DESCRIPTION_LIMITS,
  type Description,
  type DescriptionResult,
  readDescription,
  tooSlow,
} from '../domain/description.ts'
import type { ProductTranslationPatch } from '../domain/translation.ts'

/** Reads descriptions without holding up the process. */
export interface DescriptionReader {
  read(html: string): Promise<DescriptionResult>
  stop(): Promise<void>
}

/** Reading this much takes a few milliseconds at worst; a thread would not be faster. */
const INLINE_CHARACTERS = 10_000
/** Far more than the longest description takes on a busy machine, start of the thread included. */
const DEADLINE_MS = 8_000
/** The thread ends when nobody has needed it for so long. */
const IDLE_MS = 30_000
const MAX_WAITING = 64
const MEMORY_LIMIT_MB = 256

const isOutOfMemory = (error: unknown) => (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'

/** One thread that reads one text at a time, and is ended with the text that takes too long or too much memory. */
function createThread(file: URL, deadlineMs: number) {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  const end = async () => {
    clearTimeout(idle)
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const read = async (html: string): Promise<DescriptionResult> => {
    clearTimeout(idle)
    // The process's own loaders and inspector are not for its threads.
    worker ??= new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } })
    worker.ref()
    worker.postMessage(html)
    const signal = AbortSignal.timeout(deadlineMs)
    try {
      const [result] = (await once(worker, 'message', { signal })) as [DescriptionResult]
      worker?.unref()
      idle = setTimeout(end, IDLE_MS).unref()
      return result
    } catch (error) {
      // Not waited for: the text is refused now, however long it takes the thread to end.
      void end()
      if (signal.aborted || isOutOfMemory(error)) return tooSlow()
      throw error
    }
  }
  return { read, end }
}

/** The arguments are given by tests only. */
export function createDescriptionReader({
  file = new URL('./description-worker.ts', import.meta.url),
  deadlineMs = DEADLINE_MS,
} = {}): DescriptionReader {
  const thread = createThread(file, deadlineMs)
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    async read(html) {
      // Too long is found without parsing, so that it needs no thread either.
      if (html.length <= INLINE_CHARACTERS || html.length > DESCRIPTION_LIMITS.characters) return readDescription(html)
      if (waiting >= MAX_WAITING) throw new UnavailableError('Too many descriptions are being read.', false)
      waiting += 1
      const result = last.then(() => thread.read(html))
      last = result.catch(() => undefined)
      return result.finally(() => {
        waiting -= 1
      })
    },
    stop: () => thread.end(),
  }
}

type Reads = { descriptions: Pick<DescriptionReader, 'read'> }

/** HTML that staff sent as a member of a body, read. Throws when it cannot be a description. */
export async function readHtml({ descriptions }: Reads, html: string, pointer: string): Promise<Description> {
  const read = await descriptions.read(html)
  if ('problem' in read) throw invalidField(pointer, read.problem.code, read.problem.detail)
  return read.description
}

/** A translation as staff send it. */
type SentTranslation = Omit<ProductTranslationPatch, 'description'> & { description?: string | null }

/** Texts as staff send them: HTML from anywhere. */
export interface SentTexts {
  description?: string
  translations?: Record<string, SentTranslation | null>
}

interface Read {
  description?: Description
  translations?: Record<string, ProductTranslationPatch | null>
}

async function readTranslations(ctx: Reads, sent: NonNullable<SentTexts['translations']>): Promise<Read> {
  const read: [string, ProductTranslationPatch | null][] = []
  // One after the other: each may take a thread some seconds.
  for (const [locale, texts] of Object.entries(sent)) {
    const { description: html, ...others } = texts ?? {}
    const pointer = `/translations/${locale}/description`
    const description = typeof html === 'string' ? await readHtml(ctx, html, pointer) : html
    read.push([locale, texts && { ...others, ...(description === undefined ? {} : { description }) }])
  }
  return { translations: Object.fromEntries(read) }
}

/** What staff sent, with its descriptions in every language read. Throws when one of them cannot be one. */
export async function withDescriptions<T extends SentTexts>(
  ctx: Reads,
  input: T,
): Promise<Omit<T, 'description' | 'translations'> & Read> {
  const { description: html, translations, ...fields } = input
  return {
    ...fields,
    ...(html === undefined ? {} : { description: await readHtml(ctx, html, '/description') }),
    ...(translations === undefined ? {} : await readTranslations(ctx, translations)),
  }
}
