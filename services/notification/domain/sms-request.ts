/** A request to a provider that settings describe, and when its response is a success. */
export interface HttpProviderSettings {
  url: string
  method: string
  headers: Record<string, string>
  body: BodyTemplate
  success: SuccessRule | null
}

/** JSON, whose texts have placeholders, or pairs of a form. */
export type BodyTemplate = { kind: 'json'; value: unknown } | { kind: 'form'; pairs: readonly [string, string][] }

/** A member of the JSON of a response, by the names that lead to it, and the values that mean that the SMS is accepted. */
export interface SuccessRule {
  path: readonly string[]
  values: readonly string[]
}

/** What a body may hold: `{to}`, `{text}`, `{id}`. */
type Values = Readonly<Record<'to' | 'text' | 'id', string>>

const PLACEHOLDER = /\{(\w{1,20})\}/g
const NAMES = new Set(['to', 'text', 'id'])

function assertPlaceholders(texts: readonly string[]): void {
  const named = texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))
  for (const name of named)
    if (!NAMES.has(name)) throw new Error(`has {${name}}, which is none of {to}, {text} and {id}`)
  for (const name of ['to', 'text']) if (!named.includes(name)) throw new Error(`lacks {${name}}`)
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Parses `{"to":"{to}","text":"{text}"}` or `to={to}&message={text}`; throws a sentence. */
export function parseBodyTemplate(text: string): BodyTemplate {
  if (!text.trimStart().startsWith('{"')) {
    const pairs = [...new URLSearchParams(text)]
    assertPlaceholders(pairs.map(([, value]) => value))
    return { kind: 'form', pairs }
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Error('is neither JSON nor a form')
  }
  assertPlaceholders(textsOf(value))
  return { kind: 'json', value }
}

/** Parses `messages.0.status=sent,queued`; throws a sentence. */
export function parseSuccessRule(text: string): SuccessRule {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new Error('is not like messages.0.status=sent,queued')
  return { path: text.slice(0, at).split('.'), values: text.slice(at + 1).split(',') }
}

/** Parses `Authorization: Bearer …`; throws a sentence. */
export function parseHeader(text: string): Record<string, string> {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}): *(\S[^\r\n]{0,2000})$/.exec(text) ?? []
  if (!name || !value) throw new Error('is not like Name: value')
  return { [name.toLowerCase()]: value }
}

const filled = (text: string, values: Values) => text.replace(PLACEHOLDER, (_, name: keyof Values) => values[name])

function filledJson(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return filled(value, values)
  if (Array.isArray(value)) return value.map((each) => filledJson(each, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filledJson(each, values)]))
}

/** The body of a request and its type. What a text holds stays inside its place: it is encoded after it is put in. */
export function bodyOf(template: BodyTemplate, values: Values): { type: string; body: string } {
  if (template.kind === 'json') {
    return { type: 'application/json', body: JSON.stringify(filledJson(template.value, values)) }
  }
  const pairs = template.pairs.map(([name, text]): [string, string] => [name, filled(text, values)])
  return { type: 'application/x-www-form-urlencoded', body: String(new URLSearchParams(pairs)) }
}

/** Whether a response of 2xx says that the SMS was accepted. */
export function isSuccess(rule: SuccessRule | null, body: string): boolean {
  if (rule === null) return true
  try {
    let value: unknown = JSON.parse(body)
    for (const name of rule.path) value = (value as Record<string, unknown> | null)?.[name]
    return rule.values.includes(String(value))
  } catch {
    return false
  }
}
