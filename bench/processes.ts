/** CPU time and memory of processes and of the whole machine, as Linux counts them (proc(5)). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Linux counts CPU time in hundredths of a second for programs, whatever its own clock. */
const TICK_MS = 10
const PAGE_BYTES = 4096
/** Elsewhere than on Linux only the client's own time is known. */
const IS_KNOWN = existsSync('/proc/self/stat')

interface ProcessStat {
  parent: number
  /** Own time, and that of ended children that were waited for. */
  ticks: number
  pages: number
}

function statOf(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name may hold anything, brackets included; what follows it begins with field 3.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3])
    return { parent: field(4), ticks: field(14) + field(15) + field(16) + field(17), pages: field(24) }
  } catch {
    return undefined
  }
}

function allProcesses(): Map<number, ProcessStat> {
  const found = new Map<number, ProcessStat>()
  if (!IS_KNOWN) return found
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined
    if (stat) found.set(pid, stat)
  }
  return found
}

/** Milliseconds of CPU by name of what is measured. */
export type CpuTimes = Readonly<Record<string, number>>

/** By name, the process that everything below belongs to; undefined for a server that somebody else runs. */
export type Measured = Readonly<Record<string, number | undefined>>

/** A process and all below it. Times of those that have ended are in their parent's. */
function treeOf(root: number, children: ReadonlyMap<number, readonly number[]>): number[] {
  return [root, ...(children.get(root) ?? []).flatMap((child) => treeOf(child, children))]
}

function childrenOf(processes: ReadonlyMap<number, ProcessStat>): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const [pid, { parent }] of processes) children.set(parent, [...(children.get(parent) ?? []), pid])
  return children
}

/**
 * CPU times so far. The client is this process alone: everything else that is measured is below it too. The databases were
 * started by it, and keep it as their parent.
 */
export function readCpuTimes(measured: Measured): CpuTimes {
  const processes = allProcesses()
  const children = childrenOf(processes)
  const times: Record<string, number> = {}
  for (const [name, root] of Object.entries(measured)) {
    if (root === undefined || !processes.has(root)) continue
    const ticks = treeOf(root, children).map((pid) => processes.get(pid)?.ticks ?? 0)
    times[name] = ticks.reduce((sum, each) => sum + each, 0) * TICK_MS
  }
  const { user, system } = process.cpuUsage()
  return { ...times, client: (user + system) / 1000 }
}

/** Resident bytes of a process. */
export const residentBytes = (pid: number): number => (statOf(pid)?.pages ?? 0) * PAGE_BYTES

/** CPU milliseconds that all processes of the machine have used, and that a host has taken from it. */
function machineCpuTime(): number {
  if (!IS_KNOWN) return 0
  const line = readFileSync('/proc/stat', 'latin1').split('\n')[0] ?? ''
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq + steal) * TICK_MS
}

export interface CpuReading {
  at: number
  times: CpuTimes
  machine: number
}

export const readCpu = (measured: Measured): CpuReading => ({
  at: performance.now(),
  times: readCpuTimes(measured),
  machine: machineCpuTime(),
})

const sum = (times: CpuTimes) => Object.values(times).reduce((total, each) => total + each, 0)

export const cpuBetween = (before: CpuReading, after: CpuReading): CpuTimes =>
  Object.fromEntries(Object.entries(after.times).map(([name, time]) => [name, time - (before.times[name] ?? 0)]))

/** Share of the machine's CPU that others used meanwhile, the kernel's own threads included. */
export function outsideShare(before: CpuReading, after: CpuReading): number {
  const outside = after.machine - before.machine - sum(cpuBetween(before, after))
  return Math.max(0, outside / ((after.at - before.at) * availableParallelism()))
}
