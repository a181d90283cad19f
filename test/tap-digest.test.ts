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
  t.same(digest.totals(), {
    tests: { passed: 1, failed: 2, skipped: 2 },
    files: { passed: 1, failed: 1 },
    assertions: 9,
  })
})

const NESTED = `TAP version 14
# Subtest: c.test.ts
    ok 1 - an assertion outside of tests
    # Subtest: parent
        # Subtest: child that passes
            ok 1 - first
            ok 2 - second
            1..2
        ok 1 - child that passes # time=1ms
        # Subtest: child without assertions
            1..0
        ok 2 - child without assertions # time=1ms
        # Subtest: child that fails
            not ok 1 - wrong
              ---
              diff: x
              ...
            1..1
        not ok 3 - child that fails # time=1ms
        1..3
    not ok 2 - parent # time=3ms
    # Subtest: parent that fails on its own
        # Subtest: child
            ok 1 - right
            1..1
        ok 1 - child # time=1ms
        not ok 2 - its own assertion
        1..2
    not ok 3 - parent that fails on its own # time=2ms
    ok 4 - skipped # SKIP not here
    1..4
not ok 1 - c.test.ts # time=9ms
# Subtest: d.test.ts
    ok 1 - a file without tests is one itself
    1..1
ok 2 - d.test.ts # time=9ms
1..2
# { total: 7, pass: 5, fail: 2 }`

t.test('counts tests, not assertions: a parent counts only where it fails on its own', async (t) => {
  const digest = digestTap()
  for (const line of NESTED.split('\n')) digest.take(line)
  t.same(digest.totals(), {
    tests: { passed: 4, failed: 2, skipped: 1 },
    files: { passed: 1, failed: 1 },
    assertions: 7,
  })
})
