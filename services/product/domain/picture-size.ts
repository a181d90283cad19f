/** Widths that pictures are made in, pixels. */
export const PICTURE_WIDTHS = [160, 320, 480, 640, 800, 960, 1280, 1600, 1920] as const

/** Formats that pictures are made in, and the ending of their files. */
export const PICTURE_FORMATS = { avif: 'avif', webp: 'webp', jpeg: 'jpg' } as const

export type PictureWidth = (typeof PICTURE_WIDTHS)[number]
export type PictureFormat = keyof typeof PICTURE_FORMATS

export interface PictureSize {
  width: PictureWidth
  format: PictureFormat
}

/** Read by every browser of today, half the bytes of JPEG. */
const DEFAULT_FORMAT: PictureFormat = 'webp'
const WIDEST: PictureWidth = 1920

/** The size that a request asks for; null when it asks for the picture as it is. */
export function sizeAsked({ w, f }: { w?: PictureWidth; f?: PictureFormat }): PictureSize | null {
  return w === undefined && f === undefined ? null : { width: w ?? WIDEST, format: f ?? DEFAULT_FORMAT }
}

/** What a picture's file says of it. */
export interface PictureData {
  /** Pixels as it is shown, after the orientation it names; absent where the file does not say. */
  width?: number
  height?: number
  /** The mean of its colours, #rrggbb; absent where it is not known. */
  color?: string
  /** Whether other sizes can be made: not of drawings, which have every size, nor of animations, which would stand still. */
  isResizable: boolean
}

/** The width to make where one was asked for: nothing is enlarged, so all widths beyond the picture's own are one file. */
export function widthToMake(asked: PictureWidth, { width = asked }: Pick<PictureData, 'width'>): PictureWidth {
  return asked <= width ? asked : (PICTURE_WIDTHS.find((listed) => listed >= width) ?? asked)
}

/** Pixels of the largest picture in a format: encoders of AVIF hold forty bytes of each, those of WebP twelve. */
const MOST_PIXELS: Record<PictureFormat, number> = {
  avif: 3_000_000,
  webp: 10_000_000,
  jpeg: Number.POSITIVE_INFINITY,
}

/** What is made for a request: nothing is enlarged, and what is too large for an encoder is in the next format. */
export function sizeToMake(asked: PictureSize, data: Pick<PictureData, 'width' | 'height'>): PictureSize {
  const width = widthToMake(asked.width, data)
  const made = Math.min(width, data.width ?? width)
  const pixels = data.width && data.height ? (made * made * data.height) / data.width : 0
  const formats = Object.keys(PICTURE_FORMATS) as PictureFormat[]
  const rest = formats.slice(formats.indexOf(asked.format))
  return { width, format: rest.find((format) => pixels <= MOST_PIXELS[format]) ?? asked.format }
}

/** The file of this shop at an address; null for what is elsewhere. */
export function fileAt(url: string): string | null {
  return /^\/v1\/media\/([0-9a-f]{64}\.[a-z]{3,4})$/.exec(url)?.[1] ?? null
}
