import { isLink, type Media } from '../domain/media.ts'
import { compareText } from '../domain/text.ts'
import type { ImportedMedia } from './imported-product.ts'

const sourceOf = ({ url, source_url }: Media) => source_url ?? url

/** What a picture is at its address: Shopify gives one that was edited or replaced the same address with another `v`. */
function pictureAt(address: string): string {
  const url = URL.parse(address)
  if (!url || (url.hostname !== 'cdn.shopify.com' && !url.pathname.includes('/cdn/shop/'))) return address
  url.searchParams.delete('v')
  return url.href
}

/** A picture with its new version in its place, which is copied anew. One that staff replaced by a link stays theirs. */
function newVersion(media: Media, url: string): Media {
  if (isLink(media.url) && media.url !== sourceOf(media)) return { ...media, source_url: url }
  const { width: _width, height: _height, color: _color, ...rest } = media
  return { ...rest, url, source_url: url }
}

/** The pictures of a file in its order, and after them those that it does not have. */
export function mergeMedia(stored: readonly Media[], incoming: readonly ImportedMedia[], newId: () => string): Media[] {
  const rest = new Map(stored.map((media) => [sourceOf(media), media]))
  const named = new Set(incoming.map(({ url }) => url))
  const others = stored.filter((media) => !named.has(sourceOf(media)))
  const former = new Map(others.map((media) => [pictureAt(sourceOf(media)), media]))
  const listed = incoming.map(({ url, alt }) => {
    const same = rest.get(url)
    const old = same ? undefined : former.get(pictureAt(url))
    if (old) former.delete(pictureAt(url))
    rest.delete(old ? sourceOf(old) : url)
    const known = same ?? (old && newVersion(old, url)) ?? { id: newId(), url, alt: '', position: 0, source_url: url }
    return { ...known, alt: alt ?? known.alt }
  })
  const own = [...rest.values()].sort((a, b) => a.position - b.position || compareText(a.id, b.id))
  return [...listed, ...own].map((media, index) => ({ ...media, position: index + 1 }))
}
