import { addAbortSignal, type Readable } from 'node:stream'
import type { Deps } from '../context.ts'
import { UnreadableFile } from '../import/file/file.ts'
import type { Import } from '../store/imports.ts'

/**
 * Whether this replica knows of the file of an import: while a shop goes from a folder to a bucket, or back, some keep files
 * in one and some in the other. That it is not there is said by one that would have it.
 */
export async function hasFileOf({ files }: Pick<Deps, 'files'>, job: Pick<Import, 'files' | 'file_key'>) {
  if (job.files === undefined || job.files === files.kind || job.file_key === null) return true
  const found = await files.get(job.file_key)
  found?.body.destroy()
  return found !== null
}

/** The upload from its first byte. Reading it ends with an AbortError when the signal is aborted. */
export async function openFile(
  { files }: Pick<Deps, 'files'>,
  { file_key }: Import,
  signal: AbortSignal,
): Promise<Readable> {
  const file = file_key === null ? null : await files.get(file_key)
  if (!file) throw new UnreadableFile({ code: 'file_missing', detail: 'The uploaded file is not there any more.' })
  return addAbortSignal(signal, file.body)
}
