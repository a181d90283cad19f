import { SetupError } from '@stoa/all-in-one/servers/server'
import t from 'tap'
import { comparison } from '../compare.ts'
import { readOptions } from '../options.ts'
import { report } from '../report.ts'
import { FORMAT, type LineResult, type Result } from '../results.ts'

const line = (rate: number, shopMs: number, outsideShare = 0): LineResult => ({
  ...{ name: 'checkout', title: 'whole checkout, SDK', cold: null, arrivals: null, bare: null },
  warm: { rate, p50: 1, p99: 2, failed: 0 },
  cpuMs: { shop: shopMs, postgres: 10, client: 5 },
  sql: { statements: 80, commits: 15, walSyncs: 7, walBytes: 1_000 },
  ...{ caughtUpSeconds: 1, outsideShare },
})

const result = (lines: LineResult[], conditions = 'this machine'): Result => ({
  ...{ format: FORMAT, at: '2026-11-26T00:00:00.000Z', commit: 'abc', conditions, seed: 1, seconds: 3, rounds: 1 },
  catalogues: [
    {
      products: 200,
      startSeconds: 2,
      idle: { cpuShare: { shop: 0.04 }, sqlPerSecond: { statements: 18, commits: 9, walSyncs: 0, walBytes: 0 } },
      memory: { idle: 2 ** 28, loaded: 2 ** 29 },
      lines,
    },
  ],
  floor: null,
})

t.test('a comparison names what has changed, and marks what is more than noise', async (t) => {
  const text = comparison(result([line(34, 30)]), result([line(51, 31)]))
  t.match(text, '34.0 → 51.0 (**+50 %**)')
  t.match(text, '30.0 → 31.0 (+3 %)')
  t.notMatch(text, 'other conditions')
  t.match(comparison(result([line(34, 30)], 'another machine'), result([line(51, 31)])), 'other conditions')
})

t.test('a report says when other processes used the machine meanwhile', async (t) => {
  t.notMatch(report(result([line(34, 30, 0.01)])), 'Other processes')
  t.match(report(result([line(34, 30, 0.4)])), 'Other processes used the machine meanwhile')
})

t.test('options are read, and what is none is refused with the usage', async (t) => {
  const { products, lines, rounds } = readOptions(['--products', '200,10000', '--only', 'checkout,list'])
  t.strictSame({ products, lines, rounds }, { products: [200, 10_000], lines: ['checkout', 'list'], rounds: 1 })
  for (const args of [['--products', '0'], ['--only', 'nothing'], ['--fast'], ['more']]) {
    t.throws(() => readOptions(args), SetupError)
  }
})
