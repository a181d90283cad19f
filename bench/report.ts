import { availableParallelism, cpus } from 'node:os'
import type { Servers } from '@stoa/all-in-one/servers/provide-servers'
import { CLIENTS } from './measures.ts'
import type { Cost, Costs } from './profile.ts'
import { type CatalogueResult, type Figures, type LineResult, type Result, sumOf } from './results.ts'
import { percentile, rateOf, type Sample } from './sample.ts'

const BYTES_PER_MB = 2 ** 20
/** More than this share of the machine used by others makes rates doubtful. */
const NOISY = 0.05

/** Three digits are all that such short rounds can tell. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 10 ? 1 : 2)
}

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
const megabytes = (bytes: number) => `${Math.round(bytes / BYTES_PER_MB)} MB`
const cellsOf = (figures: Figures | null) => [figure(figures?.rate), figure(figures?.p50), figure(figures?.p99)]

function rateTable(lines: readonly LineResult[]): string {
  const head = [
    '',
    'warm /s',
    'p50 ms',
    'p99 ms',
    'cold /s',
    'p50 ms',
    'p99 ms',
    'at /s',
    'p50 ms',
    'p99 ms',
    'bare /s',
  ]
  const rows = lines.map(({ title, warm, cold, arrivals, bare }) => [
    ...[title, ...cellsOf(warm), ...cellsOf(cold)],
    ...[figure(arrivals?.perSecond), figure(arrivals?.p50), figure(arrivals?.p99), figure(bare?.rate)],
  ])
  return table(head, rows)
}

const PROCESSES = ['shop', 'postgres', 'mongo', 'redis', 'mail', 'client'] as const

function costTable(lines: readonly LineResult[]): string {
  const head = ['CPU ms for one', 'all', 'shop', 'PostgreSQL', 'MongoDB', 'Redis', 'mail', 'client', 'client, bare']
  const rows = lines.map(({ title, cpuMs, bare }) => [
    ...[title, figure(sumOf(cpuMs)), ...PROCESSES.map((name) => figure(cpuMs[name]))],
    figure(bare?.cpuMs.client),
  ])
  return table(head, rows)
}

function sqlTable(lines: readonly LineResult[]): string[] {
  const writing = lines.filter(({ sql }) => sql !== null)
  if (writing.length === 0) return []
  const head = ['PostgreSQL for one', 'statements', 'commits', 'WAL syncs', 'WAL kB', 'caught up after s']
  const rows = writing.map(({ title, sql, caughtUpSeconds }) => [
    ...[title, figure(sql?.statements), figure(sql?.commits), figure(sql?.walSyncs)],
    ...[figure((sql?.walBytes ?? Number.NaN) / 1000), figure(caughtUpSeconds ?? undefined)],
  ])
  return [table(head, rows)]
}

function failures({ title, cold, warm, arrivals, bare }: LineResult): string[] {
  return Object.entries({ warm, cold, 'at a fixed rate': arrivals, bare }).flatMap(([kind, figures]) =>
    figures && figures.failed > 0
      ? [`**${title}, ${kind}: ${figures.failed} failed**, the first with: ${figures.reason}`]
      : [],
  )
}

/** What makes the figures of a line doubtful. */
function doubts(lines: readonly LineResult[]): string[] {
  const noisy = lines.filter(({ outsideShare }) => outsideShare > NOISY)
  if (noisy.length === 0) return []
  const shares = noisy.map(({ title, outsideShare }) => `${title} ${percent(outsideShare)}`).join(', ')
  return [`**Other processes used the machine meanwhile** (${shares}): judge by CPU ms, not by rates.`]
}

function catalogueReport({ products, startSeconds, idle, memory, lines }: CatalogueResult): string {
  const shares = Object.entries(idle.cpuShare).map(([name, share]) => `${name} ${percent(share)}`)
  return [
    `### ${products.toLocaleString('en')} products`,
    rateTable(lines),
    ...lines.flatMap(failures),
    costTable(lines),
    ...sqlTable(lines),
    `Started in ${figure(startSeconds)} s. The shop's memory: ${megabytes(memory.idle)} idle, ${megabytes(memory.loaded)} after load.`,
    `Idle, of one core: ${shares.join(', ')}; ${figure(idle.sqlPerSecond.statements)} SQL statements a second.`,
    ...doubts(lines),
  ].join('\n\n')
}

export function conditionsOf({ postgres, mongo, redis }: Servers): string {
  return [
    `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
    `${postgres.kind}, ${mongo.kind} (${mongo.how}), ${redis.kind}, all with durable settings`,
    `${CLIENTS} clients at once; clients, shop and servers share the machine`,
  ].join('; ')
}

export function report({ conditions, catalogues, floor }: Result): string {
  const lowest = floor
    ? [
        `The floor, a checkout in plain SQL with six commits: ${figure(floor.warm.rate)} /s, CPU ms: PostgreSQL ${figure(floor.cpuMs.postgres)}, client ${figure(floor.cpuMs.client)}; ${figure(floor.sql?.walSyncs)} WAL syncs.`,
      ]
    : []
  return [`${conditions}.`, ...catalogues.map(catalogueReport), ...lowest].join('\n\n')
}

function shareTable(title: string, costs: readonly Cost[]): string {
  return table(
    [title, 'of busy time'],
    costs.map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`]),
  )
}

export function profileReport(name: string, sample: Sample, costs: Costs, file: string): string {
  return [
    `${name} while profiling: ${figure(rateOf(sample))} per second, p99 ${figure(percentile(sample, 0.99))} ms, ${sample.failed} failed${sample.reason ? `, the first with: ${sample.reason}` : ''}; the shop was busy ${figure(costs.busy * 100)} % of the time.`,
    shareTable('Self time by module', costs.modules),
    shareTable('Self time by function', costs.functions),
    `For a closer look, open ${file} in the performance tab of a browser's developer tools.`,
  ].join('\n\n')
}
