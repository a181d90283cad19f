import t from 'tap'
import { digestTap } from './tap-digest.ts'

const STREAM = `TAP version 14
# Subtest: a.test.ts
    # Subtest: adds
        ok 1 - equal
        not ok 2 - one is two
          ---
          diff: |
            -2
            +1
          ...
        1..2
    not ok 1 - adds # time=26.357ms
      ---
      at: somewhere
      ...
    not ok 2 - later # TODO
    ok 3 - skipped # SKIP no
    1..3
not ok 1 - a.test.ts # time=1345.331ms
  ---
  exitCode: 1
  ...
# Subtest: b.test.ts
    ok 1 - x
    1..1
ok 2 - b.test.ts # time=14ms
not ok 3 - timeout! c.test.ts
  ---
  signal: SIGALRM
  ...
1..3
# { total: 9, pass: 4, fail: 3, todo: 1, skip: 1 }
# time=708.649ms`

t.test('shows each failure once with its diagnostics, and one line per file', async (t) => {
  const digest = digestTap()
  const shown = STREAM.split('\n').flatMap((line) => digest.take(line))
  t.same(shown, [
    '        not ok 2 - one is two',
    '          ---',
    '          diff: |',
    '            -2',
    '            +1',
    '          ...',
    'FAIL a.test.ts (1.3 s)',
    'ok   b.test.ts (0.0 s)',
    'FAIL timeout! c.test.ts',
    '  ---',
    '  signal: SIGALRM',
    '  ...',
  ])
  t.same(digest.totals(), { passed: 4, failed: 3, skipped: 2 })
})
