import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Percentages of what exists in the files that tests load. */
export interface Coverage {
  statements: number
  branches: number
  functions: number
  lines: number
}

/** What the tests hold today. It is raised when they hold more, and lowered only together with its reason. */
const FLOOR: Coverage = { statements: 85, branches: 75, functions: 75, lines: 85 }

const KINDS = Object.keys(FLOOR) as (keyof Coverage)[]

/** tap knows only full coverage or any; the floor is checked here. */
export const TAP_OPTIONS = ['--no-disable-coverage', '--allow-incomplete-coverage', '--coverage-report=json-summary']

/** Reads istanbul's summary; a percentage that is missing, or "Unknown" where nothing was measured, becomes NaN. */
export function coverageIn(summary: string): Coverage {
  const { total = {} } = JSON.parse(summary) as { total?: Partial<Record<keyof Coverage, { pct?: unknown }>> }
  const percentage = (kind: keyof Coverage) => Number(total[kind]?.pct ?? Number.NaN)
  return Object.fromEntries(KINDS.map((kind) => [kind, percentage(kind)])) as unknown as Coverage
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
