import { invalidField, invalidParameter } from './problem.ts'

/** PostgreSQL keeps no NUL in text, and half a surrogate pair is no character that UTF-8 could write (RFC 3629 §3). */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** The steps down to the first text of a value that cannot be kept; null when all of it can. */
export function stepsToFlaw(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [key, member] of Object.entries(value)) {
    const below = isStorable(key) ? stepsToFlaw(member) : []
    if (below) return [key, ...below]
  }
  return null
}

const escaped = (step: string) => step.toWellFormed().replace(/~/g, '~0').replace(/\//g, '~1')

const CODE = 'characters'
const DETAIL = 'holds a character that cannot be kept.'

interface Given {
  params: unknown
  query: unknown
  /** Parsed; undefined when there is none, or when it is handed on as a stream. */
  body: unknown
}

/** Refuses text that no database of ours could keep, with the field that holds it. Schemas cannot say this. */
export function requireStorable({ params, query, body }: Given): void {
  const [parameter] = stepsToFlaw(params) ?? stepsToFlaw(query) ?? []
  if (parameter !== undefined) throw invalidParameter(parameter, CODE, `${parameter.toWellFormed()} ${DETAIL}`)
  const steps = stepsToFlaw(body)
  if (!steps) return
  const pointer = steps.map((step) => `/${escaped(step)}`).join('')
  throw invalidField(pointer, CODE, `${pointer || 'The body'} ${DETAIL}`)
}
