import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template as Parsed } from 'liquidjs'
import { type Channel, channelParts, channels, type Parts } from '../domain/channel.ts'
import { languages } from '../domain/locale.ts'
import { templates as names, type Template, WITHOUT_MAIL } from '../domain/message.ts'
import type { Shop } from '../domain/shop.ts'
import type { SourceParts, TemplateKey } from '../store/templates.ts'
import { createEngine } from './engine.ts'
import { finished } from './finished-parts.ts'
import { FOLDER } from './folder.ts'

const fileOf = (channel: Channel, part: string) =>
  ({ email: `${part}.liquid`, sms: 'sms.liquid', push: `push-${part}.liquid` })[channel]

const engines = { html: createEngine(true, { root: FOLDER }), plain: createEngine(false, { root: FOLDER }) }
const engineOf = (part: string) => (part === 'html' ? engines.html : engines.plain)

interface Default extends TemplateKey {
  sources: SourceParts
  parsed: ReadonlyMap<string, Parsed[]>
}

function readDefault(template: Template, channel: Channel, locale: string): Default | null {
  const files = channelParts[channel].map((part) => ({ part, file: join(template, locale, fileOf(channel, part)) }))
  // An e-mail there is of nearly everything; what has a part of another channel has all of them.
  const isMail = channel === 'email' && !WITHOUT_MAIL.has(template)
  if (!isMail && !files.some(({ file }) => existsSync(join(FOLDER, file)))) return null
  const read = files.map(({ part, file }) => {
    const source = readFileSync(join(FOLDER, file), 'utf8')
    return { part, source, parsed: engineOf(part).parse(source, file) }
  })
  return {
    ...{ template, channel, locale },
    sources: Object.fromEntries(read.map(({ part, source }) => [part, source])),
    parsed: new Map(read.map(({ part, parsed }) => [part, parsed])),
  }
}

/** Reads and parses every default, so that a missing or broken one fails at start, not for a customer. */
export const readDefaults = (): Default[] =>
  names.flatMap((template) =>
    channels.flatMap((channel) => languages.flatMap((language) => readDefault(template, channel, language) ?? [])),
  )

export function renderDefault(
  { channel, parsed }: Default,
  scope: object,
  globals: { shop: Shop; locale: string },
): Parts {
  const rendered = [...parsed].map(([part, source]) => [
    part,
    String(engineOf(part).renderSync(source, scope, { globals })),
  ])
  return finished(channel, Object.fromEntries(rendered), globals) as unknown as Parts
}
