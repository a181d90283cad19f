import type { Readable } from 'node:stream'
import { type Charset, detectCharset } from '../csv/charset.ts'
import { readGroups, type Survey, UnreadableFile } from './file.ts'

/**
 * Reads a whole file before anything of it is imported: what its bytes are, and which products do not stand together, so that no
 * product is imported by halves. `open` begins at the first byte each time; `declared` is the charset that its sender named.
 */
export async function surveyFile(
  open: () => Promise<Readable>,
  declared: string | null,
): Promise<Survey & Pick<Charset, 'assumedFrom'>> {
  const detected = await detectCharset(await open(), declared)
  if ('unknown' in detected) {
    const { line } = detected.unknown
    const example = 'text/csv; charset=windows-1251'
    const detail = `Line ${line} is neither UTF-8 nor Windows-1252; name the charset in the Content-Type, such as "${example}".`
    throw new UnreadableFile({ code: 'charset_unknown', detail })
  }
  const { label: charset, assumedFrom } = detected.charset
  const firstLines = new Map<string, number>()
  const apart = new Map<string, readonly [number, number]>()
  let rows = 0
  for await (const { group, rowsRead } of readGroups(await open(), () => undefined, { charset })) {
    rows = rowsRead
    const line = group.rows[0]?.line ?? 0
    const first = firstLines.get(group.handle)
    if (group.handle === '') continue
    if (first === undefined) firstLines.set(group.handle, line)
    else if (!apart.has(group.handle)) apart.set(group.handle, [first, line])
  }
  return { charset, assumedFrom, apart, rows }
}
