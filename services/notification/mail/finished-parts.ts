import { oneLine } from '@stoa/kit/values/visible-text'
import type { Channel } from '../domain/channel.ts'
import type { Shop } from '../domain/shop.ts'
import { createEngine } from './engine.ts'
import { FOLDER } from './folder.ts'

const engine = createEngine(false, { root: FOLDER })
/** Who sends it, in lines that need no translation; the layout of HTML has the same. */
const imprint = engine.parseFileSync('imprint.text.liquid')

const lines = (text: string) => text.trim().replace(/\n{3,}/g, '\n\n')

/** Rendered parts as they are sent: only bodies have lines, and the text of a mail ends with who sends it. */
export function finished<P extends string>(
  channel: Channel,
  rendered: Partial<Record<P, string>>,
  globals: { shop: Shop; locale: string },
): Partial<Record<P, string>> {
  const finish = (part: string, text: string) => {
    if (part === 'html') return text
    if (part !== 'text') return oneLine(text)
    if (channel !== 'email') return lines(text)
    return `${lines(`${text.trim()}\n${engine.renderSync(imprint, {}, { globals })}`)}\n`
  }
  const parts = Object.entries(rendered).map(([part, text]) => [part, finish(part, text as string)])
  return Object.fromEntries(parts) as Partial<Record<P, string>>
}
