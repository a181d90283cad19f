import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { oneLine } from '@stoa/kit/values/visible-text'
import type { Liquid, Template as Parsed } from 'liquidjs'
import { type Channel, channelParts, channels, type Parts } from '../domain/channel.ts'
import { fallbackLocales, languages, tagOf } from '../domain/locale.ts'
import { templates as names, type Template, WITHOUT_MAIL } from '../domain/message.ts'
import type { Shop } from '../domain/shop.ts'
import { createEngine } from './engine.ts'

/** What is to be rendered; `locale` is the one that the recipient chose, as it is stored. */
export interface Wanted<C extends Channel = Channel> {
  template: Template
  channel: C
  locale: string
}

export interface Rendered<C extends Channel = Channel> {
  /** BCP 47 tag that amounts and times were written in. */
  locale: string
  parts: Parts<C>
}

/** Renders messages from their templates. */
export interface Templates {
  /** Null where the template has no such channel. */
  render<C extends Channel>(wanted: Wanted<C>, scope: Record<string, unknown>, shop: Shop): Promise<Rendered<C> | null>
}

const FOLDER = join(import.meta.dirname, '..', 'templates')
/** Who sends it, in lines that need no translation; the layout of HTML has the same. */
const IMPRINT = 'imprint.text.liquid'

const fileOf = (channel: Channel, part: string) =>
  ({ email: `${part}.liquid`, sms: 'sms.liquid', push: `push-${part}.liquid` })[channel]

/** Reads and parses every default template, so that a missing or broken one fails at start, not for a customer. */
function parseDefaults(engineOf: (part: string) => Liquid): ReadonlyMap<string, Parsed[]> {
  const parsed = new Map<string, Parsed[]>()
  for (const name of names) {
    for (const language of languages) {
      for (const channel of channels) {
        const files = channelParts[channel].map((part) => ({ part, file: join(name, language, fileOf(channel, part)) }))
        // An e-mail there is of nearly everything; what has a part of another channel has all of them.
        if (
          (channel !== 'email' || WITHOUT_MAIL.has(name)) &&
          !files.some(({ file }) => existsSync(join(FOLDER, file)))
        )
          continue
        for (const { part, file } of files) parsed.set(file, engineOf(part).parseFileSync(file))
      }
    }
  }
  return parsed
}

/** What becomes of a rendered part: only bodies have lines. */
function tidied(part: string, text: string): string {
  if (part === 'html') return text
  return part === 'text' ? text.trim().replace(/\n{3,}/g, '\n\n') : oneLine(text)
}

export function createTemplates(): Templates {
  const [plain, escaping] = [createEngine(false, { root: FOLDER }), createEngine(true, { root: FOLDER })]
  const engineOf = (part: string) => (part === 'html' ? escaping : plain)
  const parsed = parseDefaults(engineOf)
  const imprint = plain.parseFileSync(IMPRINT)
  return {
    async render<C extends Channel>({ template, channel, locale: chosen }: Wanted<C>, scope: object, shop: Shop) {
      const known: readonly string[] = languages
      const [locales, parts] = [fallbackLocales(chosen), channelParts[channel]]
      const language = locales.find(
        (each) => known.includes(each) && parsed.has(join(template, each, fileOf(channel, parts[0]))),
      )
      if (language === undefined) return null
      const locale = tagOf(locales, language)
      const globals = { shop, locale }
      const rendered = parts.map((part) => {
        const source = parsed.get(join(template, language, fileOf(channel, part)))
        if (!source) throw new Error(`there is no ${part} of ${template} in ${language}`)
        const text = String(engineOf(part).renderSync(source, scope, { globals }))
        if (channel !== 'email' || part !== 'text') return [part, tidied(part, text)]
        return [part, `${tidied(part, `${text.trim()}\n${plain.renderSync(imprint, {}, { globals })}`)}\n`]
      })
      return { locale, parts: Object.fromEntries(rendered) as Parts<C> }
    },
  }
}
