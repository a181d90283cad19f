import { invalidField } from '@stoa/kit/values/problem'
import { isExpanding } from './svg-expansion.ts'

const WHITE_SPACE = /\s*/y
const XML_DECLARATION = /<\?xml/iy
const ROOT_ELEMENT = /<svg\b/iy

function matchesAt(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(source)
}

function skipWhiteSpace(source: string, at: number): number {
  WHITE_SPACE.lastIndex = at
  WHITE_SPACE.test(source)
  return WHITE_SPACE.lastIndex
}

/**
 * Where the root element of an SVG begins, or -1 for any other text. Only an XML declaration and comments may stand before
 * it. The scan never goes back, so its cost grows with the length of the text and with nothing else: one expression for all
 * of it would try every way of reading a row of comments as fewer and longer ones.
 */
export function findSvgRoot(source: string): number {
  let at = skipWhiteSpace(source, 0)
  if (matchesAt(XML_DECLARATION, source, at)) {
    const end = source.indexOf('>', at)
    if (end < 0) return -1
    at = skipWhiteSpace(source, end + 1)
  }
  while (source.startsWith('<!--', at)) {
    const end = source.indexOf('-->', at + 4)
    if (end < 0) return -1
    at = skipWhiteSpace(source, end + 3)
  }
  return matchesAt(ROOT_ELEMENT, source, at) ? at : -1
}

/** Width and height of an SVG in pixels, 0 where its root element does not say. */
export function svgSize(source: string, rootAt: number): { width: number; height: number } {
  const root = source.slice(rootAt, source.indexOf('>', rootAt) + 1)
  const pixels = (name: string) => Number(new RegExp(`\\s${name}="(\\d{1,5})(?:\\.\\d+)?(?:px)?"`).exec(root)?.[1] ?? 0)
  const box = /\sviewBox="[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(root)
  return {
    width: pixels('width') || Math.round(Number(box?.[1] ?? 0)),
    height: pixels('height') || Math.round(Number(box?.[2] ?? 0)),
  }
}

/**
 * What makes an SVG more than a picture. Deliberately strict: a harmless file may be refused, a harmful one must not be
 * accepted. It is not the only protection: pictures are served with a policy under which nothing runs or loads.
 */
const ACTIVE: readonly [pattern: RegExp, what: string][] = [
  [/<\s*(?:[\w.-]+:)?script\b/i, 'a script'],
  [/<\s*(?:[\w.-]+:)?(?:foreignObject|iframe|embed|object|audio|video|canvas|handler|listener)\b/i, 'foreign content'],
  [/[\s/"']on[a-z]+\s*=/i, 'an event handler'],
  [/<!\s*(?:DOCTYPE|ENTITY|ATTLIST)/i, 'a document type'],
  [/<\?(?!xml\s)/i, 'a processing instruction'],
  [/(?:javascript|vbscript)\s*:/i, 'a script address'],
  // Links, images and sources may refer to an element of the file itself only, or hold a bitmap.
  [/(?:href|src)\s*=(?!\s*["']\s*(?:#|data:image\/(?:png|jpeg|gif|webp);base64,))/i, 'a reference to elsewhere'],
  [/attributeName\s*=\s*["']\s*(?:xlink:)?href/i, 'an animated reference'],
  [/url\s*\((?!\s*(?:(?:["']|&quot;|&apos;)\s*)?#)/i, 'a reference to elsewhere'],
  [/@import|expression\s*\(|-moz-binding/i, 'a style from elsewhere'],
  [/xml:base\s*=/i, 'a base address'],
  [/(?:image-set|\bsrc)\s*\(/i, 'a reference to elsewhere'],
  // Its elements are what they are in a page, whatever they are called here: `<h:meta http-equiv="refresh">` leads elsewhere.
  [/1999\/xhtml/i, 'elements of HTML'],
  // In a style `\\75 rl(` is `url(`.
  [/\\[0-9a-f]/i, 'an escaped style'],
  // In some charsets bytes vanish that stand between the letters of a name here.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  [/[\0-\x08\x0b\x0c\x0e-\x1f]/, 'control characters'],
]

/** Whether an XML declaration names another charset than the one the text was read in. */
function isOtherCharset(source: string): boolean {
  const [declaration = ''] = /^\s*<\?xml[^>]{0,200}/i.exec(source) ?? []
  const [, charset] = /encoding\s{0,9}=\s{0,9}["']([\w.-]{0,40})/i.exec(declaration) ?? []
  return charset !== undefined && charset.toLowerCase() !== 'utf-8'
}

/** What `&#104;` and `&#x68;` stand for, as whoever shows the picture reads it. */
function withoutReferences(source: string): string {
  return source.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (all, hex?: string, decimal?: string) => {
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0x10ffff ? all : String.fromCodePoint(point)
  })
}

/** Throws when an SVG holds scripts, foreign content or references to elsewhere. */
export function refuseActiveSvg(source: string): void {
  if (isOtherCharset(source)) throw invalidField('', 'svg_active', 'An SVG in another charset than UTF-8 is not taken.')
  const read = withoutReferences(source)
  for (const [pattern, what] of ACTIVE) {
    if (pattern.test(source) || pattern.test(read))
      throw invalidField('', 'svg_active', `An SVG with ${what} is not taken.`)
  }
  if (isExpanding(source, withoutReferences)) {
    throw invalidField('', 'svg_active', 'An SVG that draws its own elements many thousand times is not taken.')
  }
}
