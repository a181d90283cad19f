import { PICTURE_WIDTHS } from './picture-size.ts'

/** What the head of a picture's file says. */
export interface PictureHead {
  format?: string
  width: number
  height: number
  channels: number
  /** Bytes of a channel of a pixel. */
  depth: 1 | 2
  /** A progressive JPEG, an interlaced PNG: nothing of it can be shown before all of it was read. */
  isProgressive: boolean
  /** As in `4:2:0`; of JPEG. */
  chromaSubsampling?: string | undefined
  isTurned: boolean
}

/** Beyond what Node itself has; a container of 384 MiB has room for this and for the service (docs/decisions/0042-pictures-are-resized-on-demand.md). */
const MOST_BYTES = 160_000_000
const WIDEST = Math.max(...PICTURE_WIDTHS)

const CHANNELS_OF_JPEG: Record<string, number> = { '4:2:0': 1.5, '4:2:2': 2 }

/** Bytes that a decoder holds of each pixel until it has made the last one. */
function decodedBytes({ format, channels, depth, isProgressive, chromaSubsampling = '' }: PictureHead): number {
  switch (format) {
    // Coefficients of two bytes; otherwise a line at a time, of an eighth of the width where that will do.
    case 'jpeg':
      return isProgressive ? 2 * (CHANNELS_OF_JPEG[chromaSubsampling] ?? channels) : 0
    case 'png':
      return isProgressive ? channels * depth : 0
    // The whole picture, and its planes.
    default:
      return (4 + 3) * depth
  }
}

/** Whether a picture can be decoded and made smaller without taking the memory of its container. */
export function isDecodable(head: PictureHead): boolean {
  const { format, width, height, channels, depth, isTurned } = head
  const pixels = width * height
  const made = pixels * Math.min(1, WIDEST / width) ** 2
  // What is turned is held whole before it is, of a JPEG less than twice as wide and high as what is made.
  const turned = isTurned ? Math.min(pixels, format === 'jpeg' ? made * 4 : pixels) * channels * depth : 0
  return pixels * decodedBytes(head) + turned + made * channels * 2 <= MOST_BYTES
}
