import sanitizeHtml from 'sanitize-html'

const BLOCKS =
  'address|article|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul'
// A space before block tags keeps "<li>a</li><li>b</li>" from reading "ab", while "<b>a</b>b" stays one word.
const BEFORE_BLOCK = new RegExp(`<(?=/?(?:${BLOCKS})\\b)`, 'gi')

/**
 * What a description may be at most. Both limits hold for the API and for imports. The cost of parsing HTML grows with
 * length times depth, so the depth is what keeps a text of many unclosed elements from taking minutes.
 */
export const DESCRIPTION_LIMITS = { characters: 500_000, depth: 256 } as const

/** A description that is safe on a shop page. */
export interface Description {
  html: string
  /** The text of it without markup. */
  text: string
}

/** Why a text cannot be a description. */
export interface DescriptionProblem {
  code: 'too_long' | 'too_deep' | 'too_slow'
  detail: string
}

/** A description, or why there is none; plain data, so that it can come out of a worker thread. */
export type DescriptionResult = { description: Description } | { problem: DescriptionProblem }

const SAFE: sanitizeHtml.IOptions = {
  allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'del', 'ins'],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
}

class TooDeep extends Error {}

/** Sanitises, and gives up at the first element that is nested too deep, before the parser's stack grows further. */
function sanitizeWithin(depthLimit: number, html: string, options: sanitizeHtml.IOptions): string {
  let depth = 0
  return sanitizeHtml(html, {
    ...options,
    onOpenTag() {
      depth += 1
      if (depth > depthLimit) throw new TooDeep()
    },
    onCloseTag() {
      depth -= 1
    },
  })
}

/** The text of HTML without markup, one space between words, entities decoded. */
function plainText(html: string): string {
  const spaced = html.replace(BEFORE_BLOCK, ' <')
  const escaped = sanitizeWithin(DESCRIPTION_LIMITS.depth, spaced, { allowedTags: [], allowedAttributes: {} })
  return escaped
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

function problem(code: DescriptionProblem['code'], detail: string): DescriptionResult {
  return { problem: { code, detail } }
}

const tooLong = () => problem('too_long', `A description has at most ${DESCRIPTION_LIMITS.characters} characters.`)

/** When reading takes longer than it may. */
export const tooSlow = () => problem('too_slow', 'The HTML is too complex to be read in time.')

/**
 * Turns HTML from anywhere into a description: formatting, links, tables and pictures stay; scripts, styles, classes,
 * frames and forms go.
 */
export function readDescription(html: string): DescriptionResult {
  if (html.length > DESCRIPTION_LIMITS.characters) return tooLong()
  try {
    const safe = sanitizeWithin(DESCRIPTION_LIMITS.depth, html, SAFE).trim()
    // Escaping makes a text longer, and what is stored must be acceptable when it is sent back.
    if (safe.length > DESCRIPTION_LIMITS.characters) return tooLong()
    return { description: { html: safe, text: plainText(safe) } }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return problem('too_deep', `Its elements are nested more than ${DESCRIPTION_LIMITS.depth} deep.`)
  }
}
