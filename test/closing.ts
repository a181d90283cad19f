import type { Totals } from './tap-digest.ts'

export interface Closing {
  /** What to print at the end of a run; the last line counts the tests. */
  lines: string[]
  exitCode: number
}

/** A run that proved nothing, or that tap calls failed for a reason no test shows, never looks like a success. */
export function closingOf(exitCode: number, { tests, files, assertions }: Totals): Closing {
  const isEmpty = tests.passed + tests.failed === 0 || assertions === 0
  const shownFailed = exitCode !== 0 && tests.failed === 0 && !isEmpty ? 1 : tests.failed
  return {
    lines: [
      `${files.passed + files.failed} files, ${files.failed} of them failed; ${assertions} assertions`,
      `${tests.passed} passed, ${shownFailed} failed, ${tests.skipped} skipped`,
    ],
    exitCode: isEmpty || shownFailed > 0 ? exitCode || 1 : exitCode,
  }
}
