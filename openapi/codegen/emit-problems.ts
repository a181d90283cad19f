export interface ProblemKind {
  status: number
  title: string
}

/** `services/kit/generated/problems.ts`: the closed catalogue of problem codes. */
export function emitProblems(problems: Record<string, ProblemKind>): string {
  return `/** Every code a problem may carry, with its HTTP status (RFC 9457). */
export const problems = ${JSON.stringify(problems, null, 2)} as const

export type ProblemCode = keyof typeof problems
`
}
