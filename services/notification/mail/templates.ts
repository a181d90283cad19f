import { join } from 'node:path'
import type { Money } from '@stoa/kit/values/money'
import { oneLine } from '@stoa/kit/values/visible-text'
import { Liquid, type Template as Parsed } from 'liquidjs'
import { formatCountry, formatMoment, formatMoney, languages, type MailLocale } from '../domain/locale.ts'
import { templates as names, type Template } from '../domain/message.ts'
import type { Shop } from '../domain/shop.ts'

export interface Content {
  subject: string
  text: string
  html: string
}

/** Renders a message's template. */
export type Templates = (template: Template, locale: MailLocale, scope: Record<string, unknown>, shop: Shop) => Content

const FOLDER = join(import.meta.dirname, '..', 'templates')
const PARTS = ['subject', 'text', 'html'] as const
/** Who sends it, in lines that need no translation; the layout of HTML has the same. */
const IMPRINT = 'imprint.text.liquid'

interface FilterThis {
  context: { globals: { locale?: unknown; shop?: Shop } }
}

/** Data is never parsed as a template; only templates name files, and literally. */
function createEngine(escapes: boolean): Liquid {
  const engine = new Liquid({
    root: FOLDER,
    cache: true,
    dynamicPartials: false,
    relativeReference: false,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    renderLimit: 5_000,
    ...(escapes ? { outputEscape: 'escape' as const } : {}),
  })
  const tagOf = (filter: unknown) => String((filter as FilterThis).context.globals.locale)
  const zoneOf = (filter: unknown) => (filter as FilterThis).context.globals.shop?.timeZone ?? 'UTC'
  engine.registerFilter('money', function (this: unknown, value: Money) {
    return formatMoney(value, tagOf(this))
  })
  engine.registerFilter('moment', function (this: unknown, value: string) {
    return formatMoment(value, tagOf(this), zoneOf(this))
  })
  engine.registerFilter('country', function (this: unknown, code: string) {
    return formatCountry(code, tagOf(this))
  })
  return engine
}

/** Reads and parses every template, so that a missing or broken one fails at start, not for a customer. */
export function loadTemplates(): Templates {
  const engines = { subject: createEngine(false), text: createEngine(false), html: createEngine(true) }
  const imprint = engines.text.parseFileSync(IMPRINT)
  const parsed = new Map<string, Parsed[]>()
  for (const name of names) {
    for (const language of languages) {
      for (const part of PARTS) {
        const file = join(name, language, `${part}.liquid`)
        parsed.set(file, engines[part].parseFileSync(file))
      }
    }
  }
  return (name, { language, tag }, scope, shop) => {
    const globals = { shop, locale: tag, language }
    const render = (part: (typeof PARTS)[number]): string => {
      const template = parsed.get(join(name, language, `${part}.liquid`))
      if (!template) throw new Error(`there is no template ${name} in ${language}`)
      return String(engines[part].renderSync(template, scope, { globals }))
    }
    const lines = `${render('text').trim()}\n${engines.text.renderSync(imprint, {}, { globals })}`
    const text = `${lines.trim().replace(/\n{3,}/g, '\n\n')}\n`
    return { subject: oneLine(render('subject')), text, html: render('html') }
  }
}
