interface Link {
  text: string
  target: string
  line: number
}

interface CodeSpan {
  text: string
  line: number
}

/** What a check needs of a Markdown page. Covers the Markdown that these pages use, not all of CommonMark. */
export interface Page {
  anchors: ReadonlySet<string>
  links: readonly Link[]
  codeSpans: readonly CodeSpan[]
}

const FENCE = /^ *(```+|~~~+)[^\n]*\n[\s\S]*?^ *\1[^\n]*$/gm
const CODE = /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g
const LINK = /\[((?:[^[\]]|\[[^\]]*\])*)\]\(\s*<?([^()\s<>]+)>?(?:\s+"[^"]*")?\s*\)/g
const DEFINITION = /^ *\[([^\]]+)\]:\s*(\S+)/gm
const HEADING = /^#{1,6} +(.+?) *#*$/gm

/** Blanks what matches without moving anything, so that places in the text stay what they were. */
const blank = (text: string, pattern: RegExp): string => text.replace(pattern, (match) => match.replace(/[^\n]/g, ' '))

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  const plain = heading.replace(LINK, '$1').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-')
}

function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of text.matchAll(HEADING)) {
    const anchor = anchorOf(heading)
    let unique = anchor
    for (let repeat = 1; anchors.has(unique); repeat++) unique = `${anchor}-${repeat}`
    anchors.add(unique)
  }
  return anchors
}

export function readPage(source: string): Page {
  const prose = blank(source, FENCE)
  const linkable = blank(prose, CODE)
  const links = [...linkable.matchAll(LINK), ...linkable.matchAll(DEFINITION)].map((match) => {
    const [whole, text = '', target = ''] = match
    const begin = match.index + whole.indexOf('[') + 1
    // From the page itself: code in it was blanked.
    return { text: prose.slice(begin, begin + text.length), target, line: lineOf(prose, match.index) }
  })
  const codeSpans = [...prose.matchAll(CODE)].map((match) => ({
    text: (match[2] ?? '').trim(),
    line: lineOf(prose, match.index),
  }))
  return { anchors: anchorsOf(prose), links, codeSpans }
}

/** The rows of the first table whose header has these columns, cell by cell; null when the page has none. */
export function readTable(source: string, columns: readonly string[]): string[][] | null {
  const rows = source.split('\n').map(cellsOf)
  const head = rows.findIndex((cells) => columns.every((column, index) => cells?.[index]?.toLowerCase() === column))
  if (head < 0) return null
  const table: string[][] = []
  for (const cells of rows.slice(head + 2)) {
    if (!cells) break
    table.push(cells)
  }
  return table
}

function cellsOf(line: string): string[] | null {
  const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1]
  return row === undefined ? null : row.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
}
