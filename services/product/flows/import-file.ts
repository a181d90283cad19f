import { addAbortSignal, type Readable } from 'node:stream'
import type { Deps } from '../context.ts'
import { UnreadableFile } from '../import/file/file.ts'
import type { Import } from '../store/imports.ts'

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
