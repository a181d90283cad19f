import type { Channel, Parts } from '../domain/channel.ts'
import { fallbackLocales, tagOf } from '../domain/locale.ts'
import type { Template } from '../domain/message.ts'
import type { Shop } from '../domain/shop.ts'
import { keyOf, type SourceParts, type TemplateKey } from '../store/templates.ts'
import { readDefaults, renderDefault } from './default-templates.ts'
import { type Compiled, renderCompiled } from './edited-templates.ts'

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

/** What staff have published, by `keyOf`. */
export interface Published {
  read(): Promise<ReadonlyMap<string, { number: number; compiled: Compiled | Error }>>
  /** Told of each message that a template could not be rendered for. */
  failed(key: string, number: number, error: unknown): void
}

/** Renders messages from their templates. */
export interface Templates {
  /** Null where the template has no such channel. */
  render<C extends Channel>(wanted: Wanted<C>, scope: Record<string, unknown>, shop: Shop): Promise<Rendered<C> | null>
  /** Each default that there is, by locale. */
  defaults: readonly TemplateKey[]
  /** The default for a locale, or for what it falls back to; null where the template has no such channel. */
  defaultOf(key: TemplateKey): { locale: string; parts: SourceParts } | null
}

const NONE: Published = { read: async () => new Map(), failed: () => undefined }

/** A message is made of what is published for its locale, else of the default, else of the next locale that it falls back to. */
export function createTemplates(published: Published = NONE): Templates {
  const defaults = new Map(readDefaults().map((each) => [keyOf(each), each]))
  return {
    async render<C extends Channel>({ template, channel, locale: chosen }: Wanted<C>, scope: object, shop: Shop) {
      const [locales, edited] = [fallbackLocales(chosen), await published.read()]
      for (const used of locales) {
        const key = keyOf({ template, channel, locale: used })
        const locale = tagOf(locales, used)
        const own = edited.get(key)
        try {
          if (own?.compiled instanceof Error) throw own.compiled
          if (own) return { locale, parts: renderCompiled(own.compiled, { scope, shop, locale }) as Parts<C> }
        } catch (error) {
          // A merchant's mistake loses no message: the default is sent.
          published.failed(key, own?.number ?? 0, error)
        }
        const found = defaults.get(key)
        if (found) return { locale, parts: renderDefault(found, scope, { shop, locale }) as Parts<C> }
      }
      return null
    },
    defaults: [...defaults.values()].map(({ template, channel, locale }) => ({ template, channel, locale })),
    defaultOf({ template, channel, locale }) {
      for (const used of fallbackLocales(locale)) {
        const found = defaults.get(keyOf({ template, channel, locale: used }))
        if (found) return { locale: used, parts: found.sources }
      }
      return null
    },
  }
}
