/** A picture as pages show it. */
export interface Picture {
  url: string
  alt: string
  /** Pixels; absent where the API does not know them. */
  width?: number | undefined
  height?: number | undefined
  /** Whether the API makes other widths and formats of it. */
  isSized: boolean
}

/** What a picture is shown as: the widths that are worth having, and how wide it is on a screen. */
export const pictureUses = {
  card: {
    widths: [160, 320, 480, 640],
    sizes: '(min-width: 80rem) 18.5rem, (min-width: 64rem) 23vw, (min-width: 48rem) 31vw, 46vw',
  },
  large: { widths: [480, 640, 960, 1280, 1920], sizes: '(min-width: 80rem) 44rem, (min-width: 64rem) 55vw, 100vw' },
  tile: { widths: [320, 480, 640, 960], sizes: '(min-width: 64rem) 26rem, (min-width: 48rem) 48vw, 100vw' },
  thumb: { widths: [160, 320], sizes: '6rem' },
} as const

export type PictureUse = keyof typeof pictureUses

type Format = 'avif' | 'webp' | 'jpeg'

/** The address of a picture in one width and format; its own where there are no others. */
export function sizedUrl({ url, isSized }: Picture, width: number, format: Format): string {
  return isSized ? `${url}?w=${width}&f=${format}` : url
}

/** `…?w=320&f=avif 320w, …`. Wider ones than the picture itself are left out, except one. */
export function srcSetOf(picture: Picture, use: PictureUse, format: Format): string {
  const { widths } = pictureUses[use]
  const enough = widths.findIndex((width) => width >= (picture.width ?? Number.POSITIVE_INFINITY))
  const offered = enough === -1 ? widths : widths.slice(0, enough + 1)
  return offered.map((width) => `${sizedUrl(picture, width, format)} ${width}w`).join(', ')
}

/** For cards of other sites, which know JPEG best. */
export function shareUrl(picture: Picture | null | undefined): string | undefined {
  return picture ? sizedUrl(picture, 1280, 'jpeg') : undefined
}
