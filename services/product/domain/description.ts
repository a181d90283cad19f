import sanitizeHtml from 'sanitize-html'

const BLOCKS =
  'address|article|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul'

/** Turns HTML from anywhere into HTML that is safe on a shop page. */
export type Sanitizer = (html: string) => string

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

/** The default sanitiser: formatting, links, tables and pictures stay; scripts, styles, classes, frames and forms go. */
export const sanitizeDescription: Sanitizer = (html) => sanitizeHtml(html, SAFE).trim()

/** The text of HTML without markup, one space between words, entities decoded. */
export function plainText(html: string): string {
  // A space before block tags keeps "<li>a</li><li>b</li>" from reading "ab", while "<b>a</b>b" stays one word.
  const spaced = html.replace(new RegExp(`<(?=/?(?:${BLOCKS})\\b)`, 'gi'), ' <')
  const escaped = sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} })
  return escaped
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
