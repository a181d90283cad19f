import t from 'tap'
import { type Coverage, checkCoverage, coverageIn } from './coverage.ts'

const floor: Coverage = { statements: 90, branches: 80, functions: 85, lines: 90 }

const counts = (covered: number, total: number) => ({
  statements: { covered, total },
  branches: { covered, total },
  functions: { covered, total },
  lines: { covered, total },
})

const summary = (files: Record<string, object>) => JSON.stringify({ total: counts(1, 1), ...files })

t.test('files are added up, without tests, their harness and generated code', async (t) => {
  const files = {
    '/stoa/services/order/app.ts': counts(1, 1),
    '/stoa/services/order/service.ts': counts(2, 3),
    '/stoa/services/order/generated/routes.ts': counts(0, 100),
    '/stoa/test/harness/until.ts': counts(0, 100),
  }
  t.same(coverageIn(summary(files)), { statements: 75, branches: 75, functions: 75, lines: 75 })
})

t.test('coverage at the floor holds, and its line shows every percentage beside its floor', async (t) => {
  t.same(checkCoverage({ statements: 90, branches: 80, functions: 85.04, lines: 97.25 }, floor), {
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
  t.notOk(checkCoverage(coverageIn('{}'), floor).isHeld)
  t.notOk(checkCoverage(coverageIn(summary({})), floor).isHeld)
})
