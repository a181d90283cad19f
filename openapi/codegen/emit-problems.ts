import { OF_EVERY_REQUEST } from './problem-codes.ts'

export interface ProblemKind {
  status: number
  title: string
}

/** `services/kit/generated/problems.ts`: the closed catalogues of problem codes, and of what a field may have. */
export function emitProblems(problems: Record<string, ProblemKind>, fieldCodes: readonly string[]): string {
  return `/** Every code a problem may carry, with its HTTP status (RFC 9457). */
export const problems = ${JSON.stringify(problems, null, 2)} as const

export type ProblemCode = keyof typeof problems

/** Those that any request may get, whatever its operation. */
export const problemsOfEveryRequest = ${JSON.stringify(OF_EVERY_REQUEST)} as const

/** Every code that a field of a problem may carry. */
export type FieldErrorCode = ${fieldCodes.map((code) => `'${code}'`).join(' | ')}
`
}
