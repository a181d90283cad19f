import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp'
import { isDecodable } from '../domain/picture-memory.ts'
import type { PictureData, PictureFormat, PictureSize } from '../domain/picture-size.ts'

// One thread for each picture: several are worked on by several processes. Nothing is opened twice, so nothing is worth keeping.
sharp.concurrency(1)
sharp.cache(false)
// Of all that libvips reads only what we take pictures in: an SVG in the clothes of another format stays unread.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}`),
})

const OPTIONS: SharpOptions = {
  /** The largest photograph of a telephone; what says to be larger would take hundreds of megabytes to unpack. */
  limitInputPixels: 50_000_000,
  /** A browser shows what there is of a damaged picture, and so do we. */
  failOn: 'none',
}

/**
 * Chosen by processor time: docs/decisions/0042-pictures-are-resized-on-demand.md. The qualities look alike.
 */
const ENCODERS: Record<PictureFormat, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 55, effort: 0 }),
  webp: (picture) => picture.webp({ quality: 80, effort: 2 }),
  // It knows no transparency: what shines through is white, as on paper.
  jpeg: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 78, progressive: true }),
}

const hex = (value: number) => value.toString(16).padStart(2, '0')

/** The mean of a picture's colours, on white. */
async function colorOf(bytes: Buffer): Promise<string> {
  const [red = 0, green = 0, blue = 0] = await sharp(bytes, OPTIONS)
    .flatten({ background: '#ffffff' })
    .resize(1, 1, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  return `#${hex(red)}${hex(green)}${hex(blue)}`
}

function isTooLarge({ orientation = 1, depth, isProgressive = false, ...head }: Metadata): boolean {
  return !isDecodable({ ...head, isProgressive, depth: depth === 'uchar' ? 1 : 2, isTurned: orientation > 1 })
}

/** What a picture is, from its bytes. One that takes too much memory has no colour, and no sizes. */
export async function readPicture(bytes: Buffer): Promise<PictureData> {
  const head = await sharp(bytes, OPTIONS).metadata()
  if (isTooLarge(head)) return { ...head.autoOrient, isResizable: false }
  return { ...head.autoOrient, color: await colorOf(bytes), isResizable: (head.pages ?? 1) === 1 }
}

/** A picture in another size: turned as its camera said, in sRGB, without anything that the file says of place or person. */
export async function resizePicture(bytes: Buffer, { width, format }: PictureSize): Promise<Buffer> {
  if (isTooLarge(await sharp(bytes, OPTIONS).metadata())) throw new Error('It takes too much memory.')
  const small = sharp(bytes, OPTIONS).autoOrient().resize({ width, withoutEnlargement: true }).toColourspace('srgb')
  // In two steps, so that the decoder's memory is free when the encoder takes its own.
  const { data, info: raw } = await small.raw().toBuffer({ resolveWithObject: true })
  return ENCODERS[format](sharp(data, { raw })).toBuffer()
}
