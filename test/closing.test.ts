import t from 'tap'
import { closingOf } from './closing.ts'
import { NOTHING, type Totals } from './tap-digest.ts'

const totals = (passed: number, failed: number, skipped = 0): Totals => ({
  tests: { passed, failed, skipped },
  files: { passed: 2, failed: failed > 0 ? 1 : 0 },
  assertions: 10 * (passed + failed),
})

t.test('the last line counts tests, the one before it files and assertions', async (t) => {
  t.same(closingOf(0, totals(12, 0, 3)), {
    lines: ['2 files, 0 of them failed; 120 assertions', '12 passed, 0 failed, 3 skipped'],
    exitCode: 0,
  })
  t.same(closingOf(1, totals(11, 1)), {
    lines: ['3 files, 1 of them failed; 120 assertions', '11 passed, 1 failed, 0 skipped'],
    exitCode: 1,
  })
})

t.test('a run without a test, or without an assertion, fails', async (t) => {
  t.equal(closingOf(0, NOTHING).exitCode, 1, 'nothing ran')
  t.equal(closingOf(0, totals(0, 0, 5)).exitCode, 1, 'everything was skipped')
  const { lines, exitCode } = closingOf(0, { ...totals(5, 0), assertions: 0 })
  t.same([lines.at(-1), exitCode], ['5 passed, 1 failed, 0 skipped', 1], 'nothing was asserted')
  t.equal(closingOf(130, NOTHING).exitCode, 130, 'an interruption keeps its exit code')
})

t.test('a failure that no test shows is counted as one, and a failed test fails the run', async (t) => {
  const { lines, exitCode } = closingOf(7, totals(5, 0))
  t.equal(lines.at(-1), '5 passed, 1 failed, 0 skipped')
  t.equal(exitCode, 7)
  t.equal(closingOf(0, totals(5, 1)).exitCode, 1)
})
