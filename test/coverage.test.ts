import t from 'tap'
import { type Coverage, checkCoverage, coverageIn } from './coverage.ts'

const floor: Coverage = { statements: 90, branches: 80, functions: 85, lines: 90 }

const summary = (pct: Record<string, unknown>) =>
  JSON.stringify({ total: Object.fromEntries(Object.entries(pct).map(([kind, value]) => [kind, { pct: value }])) })

t.test('coverage at the floor holds, and its line shows every percentage beside its floor', async (t) => {
  t.same(checkCoverage(coverageIn(summary({ statements: 90, branches: 80, functions: 85.04, lines: 97.25 })), floor), {
    line: 'Coverage: statements 90.0 % (floor 90), branches 80.0 % (floor 80), functions 85.0 % (floor 85), lines 97.3 % (floor 90)',
    isHeld: true,
  })
})

t.test('one percentage below its floor is enough to fail', async (t) => {
  for (const kind of ['statements', 'branches', 'functions', 'lines'] as const) {
    t.notOk(checkCoverage({ ...floor, [kind]: floor[kind] - 0.01 }, floor).isHeld, kind)
  }
})

t.test('a report that measured nothing fails', async (t) => {
  const unknown = { statements: 'Unknown', branches: 'Unknown', functions: 'Unknown', lines: 'Unknown' }
  t.notOk(checkCoverage(coverageIn(summary(unknown)), floor).isHeld)
  t.notOk(checkCoverage(coverageIn('{}'), floor).isHeld)
})
