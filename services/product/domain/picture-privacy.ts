import { crc32 } from 'node:zlib'
import { exifOf, orientationOf } from './exif-orientation.ts'
import type { ImageMetadata } from './image.ts'

/** A file of more is not made by a camera, and would fill the memory. */
const MOST_PARTS = 10_000

const latin1 = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

/** The end of compressed data: the next marker that is none of its own, or the end of a file that was cut. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    const isOwn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isOwn) return at
  }
  return bytes.length
}

/** Of what programs add, that by which colours are shown stays: JFIF, the ICC profile, Adobe's colours. */
function staysInJpeg(marker: number, segment: Buffer): boolean {
  if (marker === 0xe0) return latin1(segment, 4, 9) === 'JFIF\0'
  if (marker === 0xe2) return latin1(segment, 4, 15) === 'ICC_PROFILE'
  return marker === 0xee || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)
}

function jpegParts(bytes: Buffer): Buffer[] | null {
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  for (let at = 2; at + 4 <= bytes.length && parts.length < MOST_PARTS; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker < 0xc0) return null
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1 && orientation === 1 && latin1(segment, 4, 8) === 'Exif')
      orientation = orientationOf(segment.subarray(4))
    if (staysInJpeg(marker, segment)) parts.push(segment)
    at = end
    if (marker !== 0xda) continue
    at = endOfScan(bytes, end)
    parts.push(bytes.subarray(end, at))
    if (at < bytes.length && bytes[at + 1] !== 0xd9) continue
    // What stands behind the end is another picture, with a place of its own.
    parts.push(bytes.subarray(at, at + 2))
    const exif = exifOf(orientation)
    const isJfif = parts[1]?.[1] === 0xe0
    if (exif)
      parts.splice(isJfif ? 2 : 1, 0, Buffer.from([0xff, 0xe1, 0, exif.length + 8]), Buffer.from('Exif\0\0'), exif)
    return parts
  }
  return null
}

const IN_PNG = new Set('tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '))

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8)
  return chunk
}

function pngParts(bytes: Buffer): Buffer[] | null {
  const parts: Buffer[] = [bytes.subarray(0, 8)]
  let exif: Buffer | null = null
  for (let at = 8; at + 12 <= bytes.length && parts.length < MOST_PARTS; ) {
    const type = latin1(bytes, at + 4, at + 8)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    if (type === 'eXIf') exif ??= exifOf(orientationOf(bytes.subarray(at + 8, end - 4)))
    if (/^[A-Z]/.test(type) || IN_PNG.has(type)) parts.push(bytes.subarray(at, end))
    at = end
    if (type !== 'IEND') continue
    if (exif) parts.splice(2, 0, pngChunk('eXIf', exif))
    return parts
  }
  return null
}

const IN_WEBP = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bits of VP8X that say that there is Exif, and XMP. */
const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04

function webpParts(bytes: Buffer): Buffer[] | null {
  const parts: Buffer[] = []
  let exif: Buffer | null = null
  const all = Math.min(bytes.length, bytes.readUInt32LE(4) + 8)
  for (let at = 12; at + 8 <= all; ) {
    const type = latin1(bytes, at, at + 4)
    if (parts.length >= MOST_PARTS) return null
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) return null
    if (type === 'EXIF') exif ??= exifOf(orientationOf(bytes.subarray(at + 8, end)))
    if (IN_WEBP.has(type)) parts.push(bytes.subarray(at, end))
    at = end
  }
  const [first] = parts
  if (first && latin1(first, 0, 4) === 'VP8X') {
    const head = Buffer.from(first)
    head[8] = ((head[8] ?? 0) & ~EXIF_FLAG & ~XMP_FLAG) | (exif ? EXIF_FLAG : 0)
    parts[0] = head
    if (exif) parts.push(Buffer.concat([Buffer.from('EXIF'), Buffer.from([exif.length, 0, 0, 0]), exif]))
  }
  const riff = Buffer.from(bytes.subarray(0, 12))
  riff.writeUInt32LE(4 + parts.reduce((sum, { length }) => sum + length, 0), 4)
  return [riff, ...parts]
}

const PARTS: Partial<Record<ImageMetadata['content_type'], (bytes: Buffer) => Buffer[] | null>> = {
  'image/jpeg': jpegParts,
  'image/png': pngParts,
  'image/webp': webpParts,
}

/**
 * A picture without what its file says of place, person and camera (Exif, XMP, IPTC, comments), but for how it was held. Its pixels
 * stay as they are, and so does a file that is damaged, as nobody knows where it says what.
 */
export function withoutCameraData(bytes: Buffer, type: ImageMetadata['content_type']): Buffer {
  const parts = PARTS[type]?.(bytes)
  return parts ? Buffer.concat(parts) : bytes
}
