import type { Image, Media } from '@stoa/sdk'
import { shop } from './shop.server.ts'

/** A picture as pages show it. */
export interface Picture {
  url: string
  alt: string
  /** Pixels; absent where the API does not know them. */
  width?: number | undefined
  height?: number | undefined
}

/** The API names its own pictures by their path. */
export function pictureUrl(url: string): string {
  return url.startsWith('/') && !url.startsWith('//') ? shop.apiPublicUrl + url : url
}

export function pictureOf({ url, alt, width, height }: Image | Media): Picture {
  return { url: pictureUrl(url), alt, width, height }
}
