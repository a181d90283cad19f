import type { Log } from '@stoa/kit/observability/log'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { LRUCache } from 'lru-cache'
import type { Deps } from '../context.ts'
import { lacksData, type MediaInput, withData } from '../domain/media.ts'
import { fileAt, type PictureData } from '../domain/picture-size.ts'
import { findPictures } from '../store/pictures.ts'
import { findProduct } from '../store/products.ts'
import { replaceMedia } from './replace-media.ts'

const POLL_EVERY_MS = 60_000
/** Products that wait; those beyond are noted when they are shown again. */
const MAX_WAITING = 1_000
/** A picture of which nothing more can be found out is looked at so rarely. */
const AGAIN_AFTER_MS = 3_600_000
const REMEMBERED = 20_000

/** Finds out what is not known of a shop's own pictures: of those that earlier releases took, or that a file names. */
export interface PictureBackfill {
  /** Looks at a product's pictures in the background where something is not known of them. */
  note(productId: string, media: readonly Pick<MediaInput, 'url' | 'width' | 'color'>[]): void
  start(): void
  stop(): Promise<void>
  drain(): Promise<void>
}

type BackfillDeps = Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'pictureFiles'> & { log: Log }

async function backfill(deps: BackfillDeps, productId: string, signal: AbortSignal): Promise<void> {
  const stored = await findProduct(deps.db, productId)
  const known = new Map<string, PictureData>()
  for (const { url } of stored?.product.media.filter(lacksData) ?? []) {
    const file = fileAt(url)
    const data = file === null || signal.aborted ? null : await deps.pictureFiles.read(file)
    if (data) known.set(url, data)
  }
  await replaceMedia(deps, productId, (media) => withData(media, known))
}

export function createPictureBackfill(deps: BackfillDeps): PictureBackfill {
  const waiting = new Set<string>()
  const looked = new LRUCache<string, true>({ max: REMEMBERED, ttl: AGAIN_AFTER_MS })
  const loop = backgroundLoop({
    name: 'picture backfill',
    log: deps.log,
    intervalMs: POLL_EVERY_MS,
    work: async (signal) => {
      for (const id of waiting) {
        if (signal.aborted) return
        await backfill(deps, id, signal)
        waiting.delete(id)
        looked.set(id, true)
      }
    },
  })
  return {
    ...loop,
    note(productId, media) {
      if (waiting.size >= MAX_WAITING || !media.some(lacksData) || looked.has(productId)) return
      waiting.add(productId)
      loop.wake()
    },
  }
}

/** What staff sent, with what is known of those of its pictures that are files of this shop. */
export async function withPictureData<T extends { media?: MediaInput[] }>(
  { db }: Pick<Deps, 'db'>,
  input: T,
): Promise<T> {
  const files = (input.media ?? []).flatMap(({ url }) => fileAt(url) ?? [])
  if (!input.media || files.length === 0) return input
  const found = await findPictures(db, files)
  const known = new Map([...found].map(([file, data]) => [`/v1/media/${file}`, data]))
  return { ...input, media: withData(input.media, known) }
}
