/** A tag of an XML document as it is read on the way: what a program draws, without building a tree of it. */
export interface SvgTag {
  kind: 'open' | 'empty' | 'close'
  /** Without a prefix. */
  name: string
  /** Those by which one element refers to another; one more than MOST_ATTRIBUTES where there are too many. */
  attributes: readonly (readonly [name: string, value: string])[]
}

const REFERRING = new Set([
  ...['id', 'class', 'href', 'style', 'fill', 'stroke', 'filter', 'mask', 'clip-path'],
  ...['marker', 'marker-start', 'marker-mid', 'marker-end', 'values', 'from', 'to', 'by'],
])
export const MOST_ATTRIBUTES = 50

const QUOTE_OR_END = /["'>]/g
const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function attributeName(before: string): string {
  const head = before.trimEnd()
  return head.endsWith('=') ? localName(head.slice(0, -1).trimEnd().split(/\s+/).at(-1) ?? '') : ''
}

/** Reads a tag from behind its `<`; null where it has no end. */
function readTag(source: string, from: number): { tag: SvgTag; end: number } | null {
  const attributes: [string, string][] = []
  for (let at = from; ; ) {
    QUOTE_OR_END.lastIndex = at
    const found = QUOTE_OR_END.exec(source)
    if (!found) return null
    if (found[0] === '>') {
      const head = source.slice(from, found.index)
      const [name = ''] = /^\/?[^\s/>"'=]{0,200}/.exec(head) ?? []
      const kind = name.startsWith('/') ? 'close' : head.endsWith('/') ? 'empty' : 'open'
      return { tag: { kind, name: localName(name.replace('/', '')), attributes }, end: found.index + 1 }
    }
    const end = source.indexOf(found[0], found.index + 1)
    if (end < 0) return null
    const name = attributeName(source.slice(at, found.index))
    const isKept = REFERRING.has(name) && attributes.length <= MOST_ATTRIBUTES
    if (isKept) attributes.push([name, source.slice(found.index + 1, end)])
    at = end + 1
  }
}

/** The end of what is no tag at `<`: a comment, CDATA, a declaration; null for a tag. */
function endOfOther(source: string, at: number): number | null {
  for (const [start, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
  ] as const) {
    if (!source.startsWith(start, at)) continue
    const found = source.indexOf(end, at + start.length)
    return found < 0 ? source.length : found + end.length
  }
  return null
}

/** All tags of an SVG and the texts between them, in one pass; ends where the document is broken, as programs do. */
export function* readSvg(source: string): Generator<SvgTag | string> {
  for (let at = 0; at < source.length; ) {
    const start = source.indexOf('<', at)
    if (start < 0) return
    if (start > at) yield source.slice(at, start)
    const other = endOfOther(source, start)
    if (other !== null) {
      if (source.startsWith('<![CDATA[', start)) yield source.slice(start + 9, other - 3)
      at = other
      continue
    }
    const read = readTag(source, start + 1)
    if (!read) return
    yield read.tag
    at = read.end
  }
}
