import type { Totals } from './tap-digest.ts'

export interface Closing {
  /** What to print at the end of a run; the last line counts the tests. */
  lines: string[]
  exitCode: number
}

/** A run that proved nothing, or that tap calls failed for a reason no test shows, never looks like a success. */
export function closingOf(exitCode: number, { tests, files, assertions }: Totals): Closing {
  const hasTests = tests.passed + tests.failed > 0
  const isFailure = exitCode !== 0 || tests.failed > 0 || !hasTests || assertions === 0
  const shownFailed = isFailure && hasTests ? Math.max(tests.failed, 1) : tests.failed
  return {
    lines: [
      `${files.passed + files.failed} files, ${files.failed} of them failed; ${assertions} assertions`,
      `${tests.passed} passed, ${shownFailed} failed, ${tests.skipped} skipped`,
    ],
    exitCode: isFailure ? exitCode || 1 : 0,
  }
}
