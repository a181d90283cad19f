import sharp, { type Sharp, type SharpOptions } from 'sharp'
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

/** What a picture is, from its bytes. */
export async function readPicture(bytes: Buffer): Promise<PictureData> {
  const { autoOrient, pages = 1 } = await sharp(bytes, OPTIONS).metadata()
  return { ...autoOrient, color: await colorOf(bytes), isResizable: pages === 1 }
}

/** A picture in another size: turned as its camera said, in sRGB, without anything that the file says of place or person. */
export function resizePicture(bytes: Buffer, { width, format }: PictureSize): Promise<Buffer> {
  const picture = sharp(bytes, OPTIONS).autoOrient().resize({ width, withoutEnlargement: true }).toColourspace('srgb')
  return ENCODERS[format](picture).toBuffer()
}
