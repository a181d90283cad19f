import type { OriginalFile, Originals } from './originals.ts'

async function* listBoth(bucket: Originals, folder: Originals): AsyncGenerator<OriginalFile> {
  const known = new Set<string>()
  for await (const file of bucket.list()) {
    known.add(file.path)
    yield file
  }
  for await (const file of folder.list()) if (!known.has(file.path)) yield file
}

/** A bucket, and behind it the folder that the files were in before: so a shop sells while they are copied. */
export function withFolderBehind(bucket: Originals, folder: Originals): Originals {
  return {
    ...bucket,
    sizeOf: async (path) => (await bucket.sizeOf(path)) ?? folder.sizeOf(path),
    read: async (path) => (await bucket.read(path)) ?? folder.read(path),
    async delete(path) {
      await folder.delete(path)
      await bucket.delete(path)
    },
    list: () => listBoth(bucket, folder),
  }
}
