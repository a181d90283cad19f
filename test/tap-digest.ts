/** What is left of a TAP stream for a person: failures with their diagnostics, one line per file, and the totals. */
export interface TapDigest {
  /** Takes one line of TAP and gives the lines to show for it. */
  take(line: string): string[]
  totals(): Totals
}

export interface Totals {
  passed: number
  failed: number
  skipped: number
}

const POINT = /^( *)(not )?ok \d+(?: - )?(.*?)(?: # time=([\d.]+)ms)?$/
const DIRECTIVE = / # (TODO|SKIP)\b/
const SUMMARY = /^# \{ total: .*\}$/

/** Reads tap's output as it appears in a pipe: subtests indented by four, one top-level point per file. */
export function digestTap(): TapDigest {
  /** Indents of failed points whose enclosing test has not closed yet. */
  let failedInside: number[] = []
  let diagnosticsIndent: number | undefined
  let totals: Totals = { passed: 0, failed: 0, skipped: 0 }

  function takePoint(line: string, indent: number, isFailure: boolean, name: string, ms: string | undefined): string[] {
    const isExplained = failedInside.some((each) => each > indent)
    failedInside = failedInside.filter((each) => each <= indent)
    if (isFailure) failedInside.push(indent)
    // A test fails because something in it failed: that has been shown with its diagnostics.
    if (isFailure && !isExplained) diagnosticsIndent = indent
    if (indent === 0) failedInside = []
    if (indent === 0) return [`${isFailure ? 'FAIL' : 'ok  '} ${name}${ms === undefined ? '' : ` (${seconds(ms)})`}`]
    return isFailure && !isExplained ? [line] : []
  }

  return {
    take(line) {
      const point = POINT.exec(line)
      if (point !== null) {
        diagnosticsIndent = undefined
        const [, indent = '', not, name = '', ms] = point
        return takePoint(line, indent.length, not !== undefined && !DIRECTIVE.test(line), name, ms)
      }
      if (SUMMARY.test(line)) totals = readTotals(line)
      if (diagnosticsIndent === undefined) return []
      const isInside = line.startsWith(`${' '.repeat(diagnosticsIndent)}  `)
      if (!isInside || line.trim() === '...') diagnosticsIndent = undefined
      return isInside ? [line] : []
    },
    totals: () => totals,
  }
}

function readTotals(line: string): Totals {
  const count = (word: string) => Number(new RegExp(`\\b${word}: (\\d+)`).exec(line)?.[1] ?? 0)
  return { passed: count('pass'), failed: count('fail'), skipped: count('skip') + count('todo') }
}

function seconds(ms: string): string {
  return `${(Number(ms) / 1000).toFixed(1)} s`
}
