import { normalizeLine } from '../../domain/text.ts'

/** Formatted text of a metafield as Shopify keeps it: a tree of paragraphs, headings, lists and links. */
interface RichNode {
  type?: unknown
  value?: unknown
  children?: unknown
}

/** Deeper than anybody's lists. */
const MAX_DEPTH = 30

function textOf(node: unknown, depth: number): string {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return ''
  const { type, value, children } = node as RichNode
  if (type === 'text') return typeof value === 'string' ? value : ''
  const parts = Array.isArray(children) ? children.map((child) => textOf(child, depth + 1)) : []
  if (type === 'list') return `\n${parts.join('\n')}\n`
  return parts.join(type === 'root' ? '\n' : '')
}

/** Its text, a paragraph or an entry of a list on each line. */
export function textOfRichText(root: object): string {
  return textOf(root, 0)
    .split('\n')
    .map(normalizeLine)
    .filter((line) => line !== '')
    .join('\n')
}
