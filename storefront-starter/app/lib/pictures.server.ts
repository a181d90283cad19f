import type { Image, Media } from '@stoa/sdk'
import type { Picture } from './picture-sizes.ts'
import { shop } from './shop.server.ts'

const OWN = '/v1/media/'

/** The API names its own pictures by their path. */
export function pictureUrl(url: string): string {
  return url.startsWith('/') && !url.startsWith('//') ? shop.apiPublicUrl + url : url
}

/** The API makes widths of its own pictures; a drawing has every width. */
const isSized = (url: string) => url.startsWith(OWN) && !url.endsWith('.svg')

export function pictureOf({ url, alt, width, height }: Image | Media): Picture {
  return { url: pictureUrl(url), alt, width, height, isSized: isSized(url) }
}

/** A picture of which the API tells the address alone; it stands beside its name. */
export function pictureAt(url: string | null): Picture | null {
  return url === null ? null : { url: pictureUrl(url), alt: '', isSized: isSized(url) }
}
