import { Parser } from 'htmlparser2'
import { createDepth } from './element-depth.ts'

const BLOCKS = new Set(
  'p div table tr caption h1 h2 h3 h4 h5 h6 ul ol li blockquote section article header footer hr'.split(' '),
)
const APART = new Set('p h1 h2 h3 h4 h5 h6 table ul ol'.split(' '))
const HIDDEN = new Set(['style', 'title', 'head'])

/** The text of a mail's HTML: blocks as lines, cells of a row beside each other, links behind their text. */
export function textOfHtml(html: string): string {
  let [text, href, hidden] = ['', '', 0]
  let linkStart = 0
  const depth = createDepth()
  const parser = new Parser({
    onopentag(name, attributes) {
      depth.open()
      if (HIDDEN.has(name)) hidden += 1
      if (name === 'br') text += '\n'
      if (name === 'td' || name === 'th') text += ' '
      if (BLOCKS.has(name)) text += APART.has(name) ? '\n\n' : '\n'
      if (name === 'li') text += '- '
      if (name === 'a') [href, linkStart] = [attributes.href ?? '', text.length]
    },
    ontext(data) {
      if (hidden === 0) text += data.replace(/\s+/g, ' ')
    },
    onclosetag(name) {
      depth.close()
      if (HIDDEN.has(name)) hidden -= 1
      if (name === 'a' && /^https?:/.test(href) && !text.slice(linkStart).includes(href)) text += ` ${href}`
      if (name === 'a') href = ''
      if (BLOCKS.has(name)) text += APART.has(name) ? '\n\n' : '\n'
    },
  })
  parser.end(html)
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim())
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
