import { Readable } from 'node:stream'
import type { Deps } from '../context.ts'
import { type ImageMetadata, readImage } from '../domain/image.ts'

export const MAX_PICTURE_BYTES = 10_000_000

/** Keeps a picture under an address of ours. Throws what is wrong with it when its bytes are none, or one that runs something. */
export async function storePicture(
  { files }: Pick<Deps, 'files'>,
  bytes: Buffer,
): Promise<ImageMetadata & { url: string }> {
  const metadata = readImage(bytes)
  const { key } = await files.put(Readable.from([bytes]), {
    contentType: metadata.content_type,
    maxBytes: MAX_PICTURE_BYTES,
  })
  return { url: `/v1/media/${key}`, ...metadata }
}
