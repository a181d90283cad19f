import { invalidField } from '@stoa/kit/values/problem'
import { findSvgRoot, refuseActiveSvg, svgSize } from './svg.ts'

/** What the bytes of a picture say about it. */
export interface ImageMetadata {
  content_type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif' | 'image/svg+xml'
  /** Pixels; left out where the file does not say. */
  width?: number
  height?: number
}

const text = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  // Segments: 0xFF, marker, length; frames (SOF0-15 but DHT, JPG, DAC) hold height and width (ITU-T T.81 B.2.2).
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/**
 * Cameras and programs make a dozen scans of a picture at most; each is decoded over the whole of it, which takes some
 * milliseconds, and holds two bytes of the file if somebody wants that.
 */
const MAX_JPEG_SCANS = 200
const SCAN = Buffer.from([0xff, 0xda])

function refuseManyScans(bytes: Buffer): void {
  let scans = 0
  for (let at = bytes.indexOf(SCAN); at >= 0; at = bytes.indexOf(SCAN, at + 2)) scans += 1
  if (scans > MAX_JPEG_SCANS) throw invalidField('', 'image', `This JPEG is made of more than ${MAX_JPEG_SCANS} scans.`)
}

function webpSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 30) return null
  switch (text(bytes, 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    default:
      return null
  }
}

function avifSize(bytes: Buffer): { width: number; height: number } | null {
  // The item property `ispe`: box name, version and flags, width, height (ISO/IEC 23008-12).
  const at = bytes.subarray(0, 4096).indexOf('ispe', 0, 'latin1')
  if (at < 0 || at + 16 > bytes.length) return null
  return { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
}

/** The size where it is known. */
function sizeOf(found: { width: number; height: number } | null): { width?: number; height?: number } {
  return found && found.width > 0 && found.height > 0 ? found : {}
}

function readBitmap(bytes: Buffer): ImageMetadata | null {
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && bytes.length > 24) {
    return { content_type: 'image/png', ...sizeOf({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }) }
  }
  if (text(bytes, 0, 3) === '\xff\xd8\xff') {
    refuseManyScans(bytes)
    return { content_type: 'image/jpeg', ...sizeOf(jpegSize(bytes)) }
  }
  if (/^GIF8[79]a/.test(text(bytes, 0, 6)) && bytes.length > 10) {
    return { content_type: 'image/gif', ...sizeOf({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }) }
  }
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') {
    return { content_type: 'image/webp', ...sizeOf(webpSize(bytes)) }
  }
  if (text(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(text(bytes, 8, 40))) {
    return { content_type: 'image/avif', ...sizeOf(avifSize(bytes)) }
  }
  return null
}

/**
 * Recognises a picture by its bytes; what the sender called it does not count. Throws for anything else, and for an SVG
 * that could run or load something.
 */
export function readImage(bytes: Buffer): ImageMetadata {
  const bitmap = readBitmap(bytes)
  if (bitmap) return bitmap
  const source = decodeUtf8(bytes)
  const rootAt = source === null ? -1 : findSvgRoot(source)
  if (source === null || rootAt < 0) {
    throw invalidField('', 'image', 'This is not a PNG, JPEG, WebP, GIF, AVIF or SVG picture.')
  }
  refuseActiveSvg(source)
  return { content_type: 'image/svg+xml', ...sizeOf(svgSize(source, rootAt)) }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
