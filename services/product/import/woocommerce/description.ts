import type { Header } from '../file/header.ts'
import { headerOf, type Reading } from '../file/reading.ts'
import { type CsvRow, cellOf, type RowGroup } from '../file/rows.ts'
import { isVariation } from './keys.ts'
import { withoutShortcodes } from './shortcodes.ts'

const BLOCK =
  /^<\/?(?:address|article|blockquote|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|iframe|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\b/i

/** The paragraphs of a text that WordPress has no markup for: blank lines separate them when it is shown. */
function withParagraphs(text: string): string {
  const paragraphs: string[][] = [[]]
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== '') paragraphs.at(-1)?.push(line.trim())
    else if (paragraphs.at(-1)?.length) paragraphs.push([])
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => (lines.some((line) => BLOCK.test(line)) ? lines.join('\n') : `<p>${lines.join('<br />\n')}</p>`))
    .join('\n')
}

/** Line breaks are written as `\n`, and what was a backslash before an n has two. */
const withLines = (text: string) => text.replace(/\\(\\n|n)/g, (_all, what: string) => (what === 'n' ? '\n' : what))

/** The row of the product itself, among those of its variations. */
const parentOf = (header: Header, group: RowGroup) => group.rows.find((row) => !isVariation(header, row))

const FIELDS = ['short_description', 'description'] as const

/** The description of a product as HTML: the short one, which its page shows first, and the long one. */
export function wooDescriptionCell(header: Header, group: RowGroup): string {
  const row = parentOf(header, group)
  if (!row) return ''
  const texts = FIELDS.map((field) => withoutShortcodes(withLines(cellOf(header, row, field))))
  return texts.map(withParagraphs).filter(Boolean).join('\n')
}

const SHORTCODES =
  'what stands in square brackets for a plugin of WordPress (shortcodes) is taken out, with all that it is set to; ' +
  'what stands between a pair of them is kept'

/** Says of a product that something is taken out of its description. */
export function remarkOnShortcodes({ header, remarks }: Reading, row: CsvRow): void {
  const texts = FIELDS.map((field) => cellOf(header, row, field))
  if (texts.every((text) => withoutShortcodes(text) === text)) return
  const column = headerOf(header, 'description') ?? headerOf(header, 'short_description')
  remarks.push({ line: row.line, column, code: 'shortcode', detail: SHORTCODES, is_about_file: true })
}

/** Says of a product that its variations have texts of their own, which no variant has. */
export function remarkOnVariations({ header, remarks }: Reading, group: RowGroup): void {
  const row = group.rows.find((one) => isVariation(header, one) && cellOf(header, one, 'description') !== '')
  if (!row) return
  const detail = 'descriptions of variations are left out: add what they say to those of their products'
  const column = headerOf(header, 'description')
  remarks.push({ line: row.line, column, code: 'variation_description', detail, is_about_file: true })
}
