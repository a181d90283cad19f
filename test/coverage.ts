import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Percentages of what exists in the files that tests load. */
export interface Coverage {
  statements: number
  branches: number
  functions: number
  lines: number
}

/** What the tests hold, with a margin. Raise it when they hold more; docs/decisions/0021-coverage-has-a-floor.md. */
const FLOOR: Coverage = { statements: 95, branches: 89, functions: 94, lines: 95 }

const KINDS = Object.keys(FLOOR) as (keyof Coverage)[]

/** tap knows only full coverage or any; the floor is checked here. */
export const TAP_OPTIONS = ['--no-disable-coverage', '--allow-incomplete-coverage', '--coverage-report=json-summary']

type Summary = Record<string, Partial<Record<keyof Coverage, { covered: number; total: number }>>>

/** Tests, their harness, generated code and bundles. tap's own exclusion puts every file it matches into the environment. */
const NOT_COUNTED = /\/(?:test|generated|storefront-starter\/build)\//

/** Adds up istanbul's summary by file; where nothing was measured the percentage is NaN, which no floor accepts. */
export function coverageIn(summary: string): Coverage {
  const counted = Object.entries(JSON.parse(summary) as Summary).flatMap(([file, counts]) =>
    file === 'total' || NOT_COUNTED.test(file) ? [] : [counts],
  )
  const percentage = (kind: keyof Coverage) => {
    const sum = (what: 'covered' | 'total') => counted.reduce((all, counts) => all + (counts[kind]?.[what] ?? 0), 0)
    return (sum('covered') / sum('total')) * 100
  }
  return {
    statements: percentage('statements'),
    branches: percentage('branches'),
    functions: percentage('functions'),
    lines: percentage('lines'),
  }
}

/** One line with every percentage, and whether each of them is at its floor or above. */
export function checkCoverage(measured: Coverage, floor = FLOOR): { line: string; isHeld: boolean } {
  const parts = KINDS.map((kind) => `${kind} ${measured[kind].toFixed(1)} % (floor ${floor[kind]})`)
  return { line: `Coverage: ${parts.join(', ')}`, isHeld: KINDS.every((kind) => measured[kind] >= floor[kind]) }
}

/** Where tap writes its report. */
const summaryOf = (root: string) => join(root, '.tap', 'report', 'coverage-summary.json')

/** So that the report of an earlier run is not taken for this one's. */
export function forgetReport(root: string): void {
  rmSync(summaryOf(root), { force: true })
}

/** Checks what tap has just measured; without a report nothing was. */
export function checkReport(root: string): { line: string; isHeld: boolean } {
  const file = summaryOf(root)
  return checkCoverage(coverageIn(existsSync(file) ? readFileSync(file, 'utf8') : '{}'))
}
