import type { Liquid, Template as Parsed } from 'liquidjs'
import { type Channel, channelParts, type Parts } from '../domain/channel.ts'
import type { Template } from '../domain/message.ts'
import type { Shop } from '../domain/shop.ts'
import { scopeFor } from '../domain/template-variables.ts'
import type { SourceParts } from '../store/templates.ts'
import { createEditedEngine, RENDER_MS } from './edited-engine.ts'
import { finished } from './finished-parts.ts'
import { textOfHtml } from './text-of-html.ts'
import { isCodeInNoLink, isTokenInOwnLinks } from './token-links.ts'

/** Characters of a rendered part. A confirmation of 200 lines has a tenth of it. */
const MAX_LENGTH: Readonly<Record<string, number>> = {
  subject: 300,
  title: 300,
  body: 2_000,
  html: 500_000,
  text: 200_000,
}

/** An SMS is paid for by its length. */
const MAX_SMS_LENGTH = 1_000

const maxLength = (channel: Channel, part: string) => (channel === 'sms' ? MAX_SMS_LENGTH : (MAX_LENGTH[part] ?? 0))

type PartName = keyof SourceParts

/** A template that staff have written, parsed. */
export interface Compiled {
  template: Template
  channel: Channel
  parts: ReadonlyMap<PartName, Parsed[]>
}

/** Why a part cannot be made; the message is of the engine or ours, and may name line and column. */
export class PartError extends Error {
  readonly part: PartName

  constructor(part: PartName, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'PartError'
    this.part = part
  }
}

const engines: Partial<Record<'html' | 'plain', Liquid>> = {}

/** The engine of a part, made when the first template needs it. */
export function engineOf(part: PartName): Liquid {
  const name = part === 'html' ? 'html' : 'plain'
  engines[name] ??= createEditedEngine(name === 'html')
  return engines[name]
}

/** Parses the parts of a template; throws PartError. */
export function compile(template: Template, channel: Channel, sources: SourceParts): Compiled {
  const parts = new Map<PartName, Parsed[]>()
  for (const part of channelParts[channel]) {
    const source = sources[part] ?? ''
    if (source.trim() === '' && channel === 'email' && part === 'text') continue
    parts.set(
      part,
      inPart(part, () => engineOf(part).parse(source)),
    )
  }
  return { template, channel, parts }
}

interface Data {
  scope: object
  shop: Shop
  locale: string
}

/** As it is sent, so that nothing comes together after it. */
function checkSecrets(part: PartName, output: string, { token, code }: Record<string, unknown>, shop: Shop): void {
  if (typeof token === 'string' && !isTokenInOwnLinks(part, output, token, shop.url))
    throw new Error('the token stands outside of a link that begins with shop.url')
  if (typeof code === 'string' && !isCodeInNoLink(output, code)) throw new Error('the code stands in a link')
}

function inPart<T>(part: PartName, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new PartError(part, error)
  }
}

/**
 * The engine counts the time that passes. Where the machine stood still, and this process had none of its own, the template is not to
 * blame: it is rendered once more.
 */
function unlessStill(render: () => string): string {
  const before = process.cpuUsage()
  try {
    return render()
  } catch (error) {
    const { user, system } = process.cpuUsage(before)
    const isStill = (user + system) / 1_000 < RENDER_MS
    if (!isStill || !(error instanceof Error && error.message.includes('render limit exceeded'))) throw error
    return render()
  }
}

/** Renders a template as it is sent; throws PartError. `strict` refuses variables that the data does not have. */
export function renderCompiled(compiled: Compiled, { scope, shop, locale }: Data, strict = false): Parts {
  const { template, channel } = compiled
  const globals = { shop, locale }
  const seen = scopeFor(template, scope)
  const rendered: Partial<Record<PartName, string>> = {}
  for (const [part, parsed] of compiled.parts) {
    rendered[part] = inPart(part, () => {
      // The length first: a text of many pieces takes memory only when it is read.
      const options = { globals, strictVariables: strict }
      const output = unlessStill(() => engineOf(part).renderSync(parsed, seen, options) as string)
      const most = maxLength(channel, part)
      if (output.length > most) throw new Error(`it has more than ${most} characters`)
      return output
    })
  }
  const made = finished(channel, rendered, globals)
  if (channel === 'email' && rendered.text === undefined)
    made.text = inPart('html', () => textOfHtml(rendered.html ?? ''))
  for (const [part, output] of Object.entries(made) as [PartName, string][])
    inPart(part, () => checkSecrets(part, output, seen, shop))
  return made as Parts
}
