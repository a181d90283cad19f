import { normalizeLine } from '../../domain/text.ts'

/** Splits at a character, except where a backslash stands before it. */
function splitAt(text: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && at + 1 < text.length) {
      part += text.slice(at, at + 2)
      at += 1
    } else if (text[at] === separator) {
      parts.push(part)
      part = ''
    } else part += text[at]
  }
  return [...parts, part]
}

const escaped = (text: string) => normalizeLine(text).replace(/[\\,>]/g, '\\$&')
const unescaped = (text: string) => normalizeLine(text.replace(/\\(.)/gu, '$1'))

/** A list in a cell: `red, blue`; a comma, a `>` or a backslash within an entry has a backslash before it. */
export function writeList(entries: readonly string[]): string {
  return entries.map(escaped).join(', ')
}

export function readList(text: string): string[] {
  return splitAt(text, ',')
    .map(unescaped)
    .filter((entry) => entry !== '')
}

/** Paths of categories: `Clothing > Hats, Sale`. */
export function writePaths(paths: readonly (readonly string[])[]): string {
  return paths.map((names) => names.map(escaped).join(' > ')).join(', ')
}

export function readPaths(text: string): string[][] {
  return splitAt(text, ',')
    .map((path) =>
      splitAt(path, '>')
        .map(unescaped)
        .filter((name) => name !== ''),
    )
    .filter((path) => path.length > 0)
}
