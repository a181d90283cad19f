import { invalidField } from '@stoa/kit/values/problem'
import { fileAt, type PictureData } from './picture-size.ts'

export interface Media {
  id: string
  url: string
  alt: string
  /** From 1, without holes. */
  position: number
  width?: number
  height?: number
  /** The mean of its colours, #rrggbb; of files of this shop that have been read. */
  color?: string
  /** Where an import took the file from, when `url` has become our own copy: the key of a later import. */
  source_url?: string
}

export interface MediaInput {
  id?: string
  url: string
  alt?: string
  width?: number
  height?: number
  /** Never sent: what the file says, where it is one of this shop. */
  color?: string
}

// A later reader may put it into a header or a page: it is one line.
const CONTROL = /\p{Cc}/u

/** Throws when a picture's address is none. */
export function checkUrl(url: string, pointer: string): void {
  const isOwnPath = /^\/[^/\s\\]\S*$/.test(url)
  if (CONTROL.test(url) || (!isOwnPath && !(/^https?:\/\//i.test(url) && URL.canParse(url)))) {
    throw invalidField(`${pointer}/url`, 'url', 'This is neither an http(s) address nor a path on this shop.')
  }
}

/** Whether a picture is at an address, or was before it was copied from there. */
function isAt({ url, source_url }: Media, address: string): boolean {
  return url === address || source_url === address
}

/** Whether a picture is somewhere else: not a file of this shop. */
export function isLink(url: string): boolean {
  return /^https?:\/\//i.test(url)
}

/** Whether a picture is our own file of what is at an address. */
export function isCopyOf({ url, source_url }: Media, address: string): boolean {
  return source_url === address && !isLink(url)
}

/** Our own file of what a picture was a link to. */
export interface PictureCopy {
  link: string
  url: string
  width?: number
  height?: number
  color?: string
}

/** The pictures with copies, by their ids, in place of links. One that has become another picture meanwhile stays. */
export function withCopies(stored: readonly Media[], copies: ReadonlyMap<string, PictureCopy>): Media[] {
  return stored.map((media) => {
    const copy = copies.get(media.id)
    if (!copy || media.url !== copy.link) return media
    const { link, ...file } = copy
    return { ...media, ...file, source_url: media.source_url ?? link }
  })
}

/** Whether there is more to be known of a picture. Of files of this shop only; drawings have no colour of their own. */
export function lacksData({ url, width, color }: Pick<MediaInput, 'url' | 'width' | 'color'>): boolean {
  return fileAt(url) !== null && (width === undefined || (color === undefined && !url.endsWith('.svg')))
}

/** Pictures with what their files say, by address; one that says nothing new stays the same object. */
export function withData<T extends MediaInput>(media: readonly T[], known: ReadonlyMap<string, PictureData>): T[] {
  return media.map((one) => {
    const { isResizable: _own, ...data } = known.get(one.url) ?? { isResizable: false }
    const isNew = Object.entries(data).some(([field, value]) => one[field as keyof typeof data] !== value)
    return isNew ? { ...one, ...data } : one
  })
}

/** A product's pictures as staff sent them; a stored one is recognised by its id, without one by its URL. */
export function mediaFrom(stored: readonly Media[], inputs: readonly MediaInput[], newId: () => string): Media[] {
  const byId = new Map(stored.map((media) => [media.id, media]))
  return inputs.map((input, index) => {
    const pointer = `/media/${index}`
    checkUrl(input.url, pointer)
    const known = input.id === undefined ? stored.find((media) => isAt(media, input.url)) : byId.get(input.id)
    if (input.id !== undefined && !known) throw invalidField(`${pointer}/id`, 'unknown', 'No picture has this id.')
    if (known) byId.delete(known.id)
    // Whoever read the product before its picture was copied sends the link back.
    const url = known && isCopyOf(known, input.url) ? known.url : input.url
    const same = known?.url === url ? known : undefined
    const { width = same?.width, height = same?.height, color = same?.color } = input
    return {
      id: known?.id ?? newId(),
      url,
      alt: input.alt ?? known?.alt ?? '',
      position: index + 1,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(color === undefined ? {} : { color }),
      ...(known?.source_url === undefined ? {} : { source_url: known.source_url }),
    }
  })
}

/** The picture that an input names by `media_id` or `media_url`; undefined when it names none. */
export function mediaIdOf(
  media: readonly Media[],
  input: { media_id?: string | null; media_url?: string },
  pointer: string,
): string | null | undefined {
  if (input.media_url !== undefined) {
    const named = media.find((one) => isAt(one, input.media_url ?? ''))
    if (!named) throw invalidField(`${pointer}/media_url`, 'unknown', 'The product has no picture with this address.')
    return named.id
  }
  const { media_id } = input
  if (typeof media_id === 'string' && !media.some(({ id }) => id === media_id)) {
    throw invalidField(`${pointer}/media_id`, 'unknown', 'The product has no picture with this id.')
  }
  return media_id
}
