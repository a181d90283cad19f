import { readFileSync } from 'node:fs'
import { SetupError } from '@stoa/all-in-one/servers/server'
import { figure, table } from './report.ts'
import { FORMAT, type LineResult, type Result, sumOf } from './results.ts'

/** Below this share a difference is noise. */
const NOISE = 0.1

export function readResult(file: string): Result {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8')) as Result
    if (result.format === FORMAT) return result
  } catch {
    // Neither is a result.
  }
  throw new SetupError(`${file} holds no result of this bench.`)
}

/** `41.2 → 62.0 (+50 %)`; a difference that means something is bold. */
function change(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return '–'
  const share = before === 0 ? 0 : after / before - 1
  const percent = `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(0)} %`
  return `${figure(before)} → ${figure(after)} (${Math.abs(share) > NOISE ? `**${percent}**` : percent})`
}

function rowOf(before: LineResult, after: LineResult): string[] {
  const each = (of: (line: LineResult) => number | undefined) => change(of(before), of(after))
  return [
    after.title,
    each(({ warm }) => warm.rate),
    each(({ cpuMs }) => sumOf(cpuMs)),
    each(({ cpuMs }) => cpuMs.shop),
    each(({ cpuMs }) => cpuMs.postgres),
    each(({ cpuMs }) => cpuMs.mongo),
    each(({ cpuMs }) => cpuMs.client),
    each(({ arrivals }) => arrivals?.p99),
    each(({ sql }) => sql?.statements),
    each(({ sql }) => sql?.walSyncs),
  ]
}

const HEAD = [
  '',
  '/s',
  'CPU ms, all',
  'shop',
  'PostgreSQL',
  'MongoDB',
  'client',
  'p99 ms at fixed rate',
  'statements',
  'WAL syncs',
]

function compareCatalogues(before: Result, after: Result): string[] {
  return after.catalogues.flatMap((catalogue) => {
    const former = before.catalogues.find(({ products }) => products === catalogue.products)
    if (former === undefined) return []
    const rows = catalogue.lines.flatMap((line) => {
      const same = former.lines.find(({ name }) => name === line.name)
      return same ? [rowOf(same, line)] : []
    })
    const start = change(former.startSeconds, catalogue.startSeconds)
    const memory = change(former.memory.loaded / 2 ** 20, catalogue.memory.loaded / 2 ** 20)
    return [
      `### ${catalogue.products.toLocaleString('en')} products, before → now`,
      table(HEAD, rows),
      `Start: ${start} s. Memory after load: ${memory} MB.`,
    ]
  })
}

/** The differences from an earlier result, and what makes them doubtful. */
export function comparison(before: Result, after: Result): string {
  const differing =
    before.conditions === after.conditions && before.seed === after.seed && before.seconds === after.seconds
      ? []
      : [
          `**The earlier run had other conditions**: ${before.conditions}; seed ${before.seed}, ${before.seconds} s each.`,
        ]
  const floors =
    before.floor && after.floor
      ? [`Plain SQL, the floor: ${change(before.floor.warm.rate, after.floor.warm.rate)} /s.`]
      : []
  return [
    `Compared with ${before.at} at ${before.commit}; differences under ${NOISE * 100} % mean nothing.`,
    ...differing,
    ...compareCatalogues(before, after),
    ...floors,
  ].join('\n\n')
}
