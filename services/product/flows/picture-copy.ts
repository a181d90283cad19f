import { FetchError } from '@stoa/kit/calls/fetch-error'
import type { PublicFetcher } from '@stoa/kit/calls/public-fetcher'
import { DomainError, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import type { HostPatience } from '../domain/host-patience.ts'
import { isCopyOf, type Media, type PictureCopy, withCopies } from '../domain/media.ts'
import type { PictureLink } from '../store/documents.ts'
import { MAX_PICTURE_BYTES } from './picture-files.ts'
import { replaceMedia } from './replace-media.ts'

export type CopyDeps = Pick<Deps, 'db' | 'catalogue' | 'outbox' | 'files' | 'pictureFiles'> & {
  fetcher: Pick<PublicFetcher, 'fetch'>
  patience: HostPatience
}

/** From its turn to its last byte, milliseconds: 10 MB at 4 Mbit/s. */
const TIMEOUT_MS = 20_000

/** What hosts call a picture; its bytes decide. */
function mayBePicture(type: string | null): boolean {
  return type === null || type.startsWith('image/') || /\/(octet-stream|xml|svg\+xml|plain)$/.test(type)
}

/** What is left to be said of a link once it was tried. */
export type LinkResult =
  | { state: 'copied'; copy: PictureCopy }
  | { state: 'failed'; code: string; detail: string }
  /** `busyHost` is to be left alone: it said so, or does not answer. */
  | { state: 'waiting'; code: string; detail: string; retryMs: number; busyHost?: string }

/** Whoever watches the disk has time until then. */
const NO_ROOM: LinkResult = {
  ...{ state: 'waiting', code: 'no_room', detail: "the disk that keeps this shop's files is nearly full" },
  retryMs: 600_000,
}

/** Copies what is at an address. Throws when the process ends, or where our own side fails. */
export async function copyLink(deps: CopyDeps, link: string, signal: AbortSignal): Promise<LinkResult> {
  if (!(await deps.files.hasRoom())) return NO_ROOM
  const limits = { maxBytes: MAX_PICTURE_BYTES, timeoutMs: TIMEOUT_MS, acceptsType: mayBePicture }
  try {
    const bytes = await deps.fetcher.fetch(link, { ...limits, accept: 'image/*', signal })
    deps.patience.answered(URL.parse(link)?.host ?? '')
    const { content_type: _type, bytes: _bytes, ...file } = await deps.pictureFiles.add(bytes)
    return { state: 'copied', copy: { link, ...file } }
  } catch (error) {
    if (error instanceof UnavailableError) throw error
    if (error instanceof DomainError) return { state: 'failed', code: 'not_a_picture', detail: error.message }
    if (!(error instanceof FetchError)) throw error
    const { code, message: detail, retryMs, host } = error
    if (retryMs === null) return { state: 'failed', code, detail }
    if (code === 'busy') return { state: 'waiting', code, detail, retryMs, busyHost: host }
    const pauseMs = code === 'timeout' || code === 'unreachable' ? deps.patience.failed(host) : null
    if (pauseMs !== null) return { state: 'waiting', code, detail, retryMs: pauseMs, busyHost: host }
    return { state: 'waiting', code, detail, retryMs }
  }
}

/** Whether a link of a file is still there: a product may have lost the picture, or got another one. */
export function stateOfLink(media: readonly Media[], { media_id, url }: PictureLink): PictureLink['state'] {
  const own = media.find(({ id }) => id === media_id)
  if (own?.url === url) return 'waiting'
  return own && isCopyOf(own, url) ? 'copied' : 'dropped'
}

/** Puts copies in the place of links that are still there. */
export function replaceLinks(
  deps: CopyDeps,
  productId: string,
  copies: ReadonlyMap<string, PictureCopy>,
): Promise<void> {
  return replaceMedia(deps, productId, (media) => withCopies(media, copies))
}
