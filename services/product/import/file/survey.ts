import type { Readable } from 'node:stream'
import { type Charset, detectCharset, type UnknownCharset } from '../csv/charset.ts'
import { createWesternJudge } from '../csv/western.ts'
import { isFinePrice } from '../woocommerce/cells.ts'
import { aliasOfRow } from '../woocommerce/keys.ts'
import { readRows, type Survey, tooManyProducts, UnreadableFile } from './file.ts'
import { handleOfRow, isOfRowAbove } from './grouper.ts'
import type { ExpectedSource, Header } from './header.ts'
import { FILE_LIMITS } from './limits.ts'
import { type CsvRow, cellOf } from './rows.ts'
import { createRowKeys, isScattered } from './scattered-grouper.ts'

/**
 * Reads a whole file before anything of it is imported: what its bytes are, and which products do not stand together, so that no
 * product is imported by halves. `open` begins at the first byte each time; `declared` is the charset that its sender named,
 * `expected` the kind of file.
 */
export async function surveyFile(
  open: () => Promise<Readable>,
  declared: string | null,
  expected: ExpectedSource = null,
): Promise<Survey & Pick<Charset, 'assumedFrom'> & { quoted: readonly string[] }> {
  const detected = await detectCharset(await open(), declared)
  if ('isWorkbook' in detected) {
    const detail =
      'This is an Excel workbook (or another ZIP archive), not text: save the sheet as CSV and import that.'
    throw new UnreadableFile({ code: 'workbook', detail })
  }
  if ('unknown' in detected) throw unknownCharset(detected.unknown)
  const { label: charset, assumedFrom } = detected.charset
  const seen: { header?: Header } = {}
  const notes = createNotes()
  const onHeader = (header: Header) => {
    seen.header = header
  }
  const judge = assumedFrom === null ? null : createWesternJudge()
  for await (const { header, row } of readRows(await open(), onHeader, { charset, expected })) {
    notes.add(header, row)
    for (const cell of judge ? row.cells : []) judge?.add(row.line, cell)
  }
  for (const name of judge ? (seen.header?.names ?? []) : []) judge?.add(1, name)
  const doubt = judge?.doubt()
  if (doubt) throw unknownCharset(doubt)
  return {
    ...{ charset, expected, assumedFrom },
    quoted: judge?.quoted() ?? [],
    ...(seen.header && isScattered(seen.header) ? notes.scattered() : notes.together()),
  }
}

function unknownCharset({ line, isEscaped }: UnknownCharset): UnreadableFile {
  const what = isEscaped
    ? 'has an escape character, as text in ISO-2022-JP has'
    : 'is neither UTF-8 nor, by its words, Windows-1252'
  const detail =
    `Line ${line} ${what}. Save the file as UTF-8, or name the charset in the Content-Type, such as "text/csv; charset=windows-1250". ` +
    'Others are windows-1251 to windows-1258, iso-8859-2 to iso-8859-16, shift_jis, euc-jp, iso-2022-jp, gbk, big5, euc-kr, ' +
    'windows-874 and macintosh; windows-1252 takes it as Western text.'
  return new UnreadableFile({ code: 'charset_unknown', detail })
}

/** What WooCommerce writes in its column of types, in every language. */
const TYPE = /^(?:variable|variation|grouped|external)(?:, ?(?:virtual|downloadable))*$/

/**
 * Without the types every variation would be a product of its own, and without their parents nobody's; a header in words that we
 * do not know is refused rather than read by halves.
 */
function checkKnown({ fields, columns, names, woo }: Header, { line, cells }: CsvRow): void {
  if (!woo || (fields.has('woo_type') && fields.has('parent'))) return
  const known = fields.get('woo_type')
  const at = cells.findIndex((cell, index) => {
    const mayBeType = known === undefined ? columns[index]?.kind === 'ignored' : index === known
    return mayBeType && TYPE.test(cell.trim())
  })
  if (at === -1 || (known !== undefined && !cells[at]?.includes('variation'))) return
  const what = known === undefined ? 'the type of each product' : 'the product of each variation'
  const detail =
    `Line ${line} says "${cells[at]}" under "${names[at]}", but the column with ${what} is not known by its name. ` +
    'Export the file with WordPress set to English, or rename the column to ' +
    `"${known === undefined ? 'Type' : 'Parent'}".`
  throw new UnreadableFile({ code: 'column_unknown', detail })
}

const PRICES = ['price', 'sale_price'] as const

/** Notes of each row which product it is about. */
function createNotes() {
  const [firstLines, lastLines] = [new Map<string, number>(), new Map<string, number>()]
  const apart = new Map<string, readonly [number, number]>()
  const aliases = new Map<string, string>()
  let keyOf: ReturnType<typeof createRowKeys> | null = null
  let [rows, current, hasFinePrices] = [0, '', false]
  const tooMany = (line: number) => {
    if (firstLines.size > FILE_LIMITS.products) throw tooManyProducts(line, FILE_LIMITS.products)
  }
  const addScattered = (header: Header, row: CsvRow) => {
    checkKnown(header, row)
    hasFinePrices ||= header.woo !== null && PRICES.some((field) => isFinePrice(cellOf(header, row, field)))
    keyOf ??= createRowKeys(header, new Map())
    const [key, alias] = [keyOf(row), header.woo ? aliasOfRow(header, row) : null]
    if (key !== '') lastLines.set(key, row.line)
    if (key !== '' && !firstLines.has(key)) firstLines.set(key, row.line)
    if (alias !== null) aliases.set(alias, key)
  }
  const addTogether = (header: Header, row: CsvRow) => {
    const handle = handleOfRow(header, row)
    if (handle === '' && current !== '' && isOfRowAbove(header, row)) return
    const isOther = handle !== current
    current = handle
    if (handle === '' || !isOther) return
    const first = firstLines.get(handle)
    if (first === undefined) firstLines.set(handle, row.line)
    else if (!apart.has(handle)) apart.set(handle, [first, row.line])
  }
  return {
    add(header: Header, row: CsvRow) {
      rows += 1
      if (isScattered(header)) addScattered(header, row)
      else addTogether(header, row)
      tooMany(row.line)
    },
    together: () => ({ rows, apart, scattered: null, hasFinePrices }),
    /** What was called by its id ends where the last of its rows does, whatever they call it. */
    scattered() {
      for (const [alias, key] of aliases) {
        const line = Math.max(lastLines.get(alias) ?? 0, lastLines.get(key) ?? 0)
        if (lastLines.delete(alias)) lastLines.set(key, line)
      }
      return { rows, apart, scattered: { lastLines, aliases }, hasFinePrices }
    },
  }
}
