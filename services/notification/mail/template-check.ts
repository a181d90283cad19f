import type { FieldError } from '@stoa/kit/values/problem'
import { LiquidError, type StaticAnalysis, type Variable } from 'liquidjs'
import { type Channel, channelParts } from '../domain/channel.ts'
import { SENT_WITHOUT_LINK, type Template } from '../domain/message.ts'
import type { Shop } from '../domain/shop.ts'
import { sampleScopeOf } from '../domain/template-samples.ts'
import { isVariable, variablesOf } from '../domain/template-variables.ts'
import type { SourceParts } from '../store/templates.ts'
import { compile, engineOf, PartError, renderCompiled } from './edited-templates.ts'
import { markupProblems, positionOf } from './template-markup.ts'

type PartName = keyof SourceParts

const pointerTo = (part: string) => `/parts/${part}`
const invalid = (part: string, detail: string): FieldError => ({ pointer: pointerTo(part), code: 'invalid', detail })

/** Messages of the engine name files and repeat the position. */
const REPEATED = /, (?:file|line|col):[^,]*/g
const MAX_DETAIL = 300
/** Of a template, that are told at once. */
const MOST_ERRORS = 20

function errorOf({ part, cause, message }: PartError): FieldError {
  const text = message.replace(REPEATED, '').slice(0, MAX_DETAIL)
  if (message.startsWith('ENOENT')) return invalid(part, 'A template names no file but those that the defaults name.')
  if (!LiquidError.is(cause)) return invalid(part, text)
  const [line, column] = (cause as LiquidError).token.getPosition()
  return invalid(part, `Line ${line}, column ${column}: ${text}`)
}

/** Parts that the channel does not have, and those that it needs. */
function misplaced(channel: Channel, sources: SourceParts): FieldError[] {
  const parts: readonly string[] = channelParts[channel]
  const unknown = Object.keys(sources).filter((part) => !parts.includes(part))
  const isOptional = (part: string) => channel === 'email' && part === 'text'
  const missing = parts.filter((part) => !isOptional(part) && !sources[part as PartName]?.trim())
  return [
    ...unknown.map((part) => ({
      pointer: pointerTo(part),
      code: 'unknown_field' as const,
      detail: `There is no ${part} on ${channel}.`,
    })),
    ...missing.map((part) => ({
      pointer: pointerTo(part),
      code: 'required' as const,
      detail: `A message on ${channel} has a ${part}.`,
    })),
  ]
}

/** A variable as its path, `order.lines[].title`; what is computed while rendering counts as an entry of a list. */
function pathOf({ segments }: Variable): string {
  const [root, ...steps] = segments
  const isEntry = (step: unknown) => typeof step !== 'string' || step === 'first' || step === 'last'
  const isSize = (step: unknown, index: number) => step === 'size' && index === steps.length - 1
  return steps.reduce<string>(
    (path, step, index) => (isEntry(step) ? `${path}[]` : isSize(step, index) ? path : `${path}.${step}`),
    String(root),
  )
}

function unknownVariables(template: Template, part: PartName, { globals }: StaticAnalysis): FieldError[] {
  const known = variablesOf(template)
  const used = Object.values(globals).flat()
  return used.flatMap((variable) => {
    const path = pathOf(variable)
    if (isVariable(known, path)) return []
    const { row, col } = variable.location
    const detail = `Line ${row}, column ${col}: there is no variable ${path} in this template`
    return [{ pointer: pointerTo(part), code: 'unknown' as const, detail }]
  })
}

/** Reads the files that the source names, too; throws PartError. */
function analyse(part: PartName, source: string): StaticAnalysis {
  try {
    return engineOf(part).parseAndAnalyzeSync(source)
  } catch (error) {
    throw new PartError(part, error)
  }
}

function problemsOfPart(template: Template, part: PartName, source: string): FieldError[] {
  const known = variablesOf(template)
  const analysis = analyse(part, source)
  const markup = part === 'html' ? markupProblems(source, (name) => known[name]?.kind ?? null) : []
  return [
    ...unknownVariables(template, part, analysis),
    // As many as are told: each position is counted from the beginning.
    ...markup
      .slice(0, MOST_ERRORS)
      .map(({ index, detail }) => invalid(part, `${positionOf(source, index)}: ${detail}`)),
  ]
}

/** The token or code of a message is what it is sent for: without it nobody can do what it is about. */
function missingSecret(channel: Channel, scope: Record<string, unknown>, rendered: SourceParts): FieldError[] {
  const secret = scope.token ?? scope.code
  if (typeof secret !== 'string') return []
  const detail =
    scope.code === undefined
      ? 'The link is missing: one that begins with {{ shop.url }} and has {{ token }}.'
      : 'The code is missing: {{ code }}.'
  const bodies = channelParts[channel].filter((part) => part === 'html' || part === 'text' || part === 'body')
  return bodies
    .filter((part) => !rendered[part]?.includes(secret))
    .map((part) => ({ pointer: pointerTo(part), code: 'token' as const, detail }))
}

/** Renders sources with sample data as messages are rendered, or says all that is wrong with them. */
export function tryTemplate(
  { template, channel, locale }: { template: Template; channel: Channel; locale: string },
  sources: SourceParts,
  shop: Shop,
): { parts: SourceParts } | { errors: FieldError[] } {
  const errors = misplaced(channel, sources)
  if (errors.length > 0) return { errors }
  try {
    const compiled = compile(template, channel, sources)
    for (const part of compiled.parts.keys()) errors.push(...problemsOfPart(template, part, sources[part] ?? ''))
    if (errors.length > 0) return { errors: errors.slice(0, MOST_ERRORS) }
    const scope = sampleScopeOf(template)
    const parts: SourceParts = renderCompiled(compiled, { scope, shop, locale }, true)
    const missing = SENT_WITHOUT_LINK.has(template) ? [] : missingSecret(channel, scope, parts)
    return missing.length > 0 ? { errors: missing } : { parts }
  } catch (error) {
    if (error instanceof PartError) return { errors: [errorOf(error)] }
    throw error
  }
}
