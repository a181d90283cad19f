import { availableParallelism, cpus } from 'node:os'
import type { Servers } from '@stoa/all-in-one/servers/provide-servers'
import { CLIENTS } from './measures.ts'
import type { Statements } from './metrics.ts'
import type { Cost, Costs } from './profile.ts'
import type { Line, Rounds } from './rounds.ts'
import { percentile, rateOf, type Sample } from './sample.ts'

const BYTES_PER_MB = 2 ** 20

/** Three digits are all that such short rounds can tell. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 10 ? 1 : 2)
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

const cellsOf = (sample: Sample) => [
  figure(rateOf(sample)),
  figure(percentile(sample, 0.5)),
  figure(percentile(sample, 0.99)),
]

function failures({ name, cold, warm }: Line): string[] {
  const failed = cold.failed + warm.failed
  return failed === 0 ? [] : [`**${name}: ${failed} failed**, the first with: ${cold.reason ?? warm.reason}`]
}

export function rateTable(lines: readonly Line[]): string {
  const head = ['', 'warm /s', 'p50 ms', 'p99 ms', 'cold /s', 'p50 ms', 'p99 ms', 'bare Fastify /s', 'p50 ms', 'p99 ms']
  const rows = lines.map(({ name, warm, cold, bare }) => [name, ...cellsOf(warm), ...cellsOf(cold), ...cellsOf(bare)])
  return [table(head, rows), ...lines.flatMap(failures)].join('\n')
}

export function statementTable(statements: Statements): string {
  const sorted = [...statements].sort(([, a], [, b]) => b - a)
  const rows = sorted.map(([service, count]) => [service, figure(count)])
  const all = [...statements.values()].reduce((sum, count) => sum + count, 0)
  return table(['SQL statements per checkout', ''], [...rows, ['all', figure(all)]])
}

/** Bytes, idle. */
export interface Memory {
  firstStart: number
  laterStart: number
}

const megabytes = (bytes: number) => `${Math.round(bytes / BYTES_PER_MB)} MB`

export function conditions(servers: Servers): string {
  const { postgres, mongo, redis } = servers
  return [
    `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
    `${postgres.kind}, ${mongo.kind}, ${redis.kind}, all with durable settings`,
    `${CLIENTS} clients at once; clients, shop and servers share the machine`,
  ].join('; ')
}

export interface Findings extends Rounds {
  servers: Servers
  memory: Memory
  statements: Statements
}

export function report({ servers, lines, lagSeconds, memory, statements }: Findings): string {
  return [
    `${conditions(servers)}.`,
    rateTable(lines),
    `Events and mail had caught up ${figure(lagSeconds)} s after the last checkout of a round.`,
    `Resident memory of the shop, idle: ${megabytes(memory.firstStart)} after the start that loads the demo shop, ${megabytes(memory.laterStart)} after a later one.`,
    statementTable(statements),
  ].join('\n\n')
}

function costTable(title: string, costs: readonly Cost[]): string {
  return table(
    [title, 'of busy time'],
    costs.map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`]),
  )
}

export function profileReport(name: string, sample: Sample, costs: Costs, file: string): string {
  return [
    `${name} while profiling: ${figure(rateOf(sample))} per second, ${sample.failed} failed${sample.reason ? `, the first with: ${sample.reason}` : ''}; the shop was busy ${figure(costs.busy * 100)} % of the time.`,
    costTable('Self time by module', costs.modules),
    costTable('Self time by function', costs.functions),
    `For a closer look, open ${file} in the performance tab of a browser's developer tools.`,
  ].join('\n\n')
}
