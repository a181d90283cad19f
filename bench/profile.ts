import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface CallFrame {
  functionName: string
  url: string
  lineNumber: number
}

/** The part of a .cpuprofile that is read: where each sample was taken, and the microseconds between two. */
interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

export interface Cost {
  name: string
  /** Of the time the process was busy. */
  share: number
}

export interface Costs {
  /** Busy time of all time. */
  busy: number
  functions: Cost[]
  modules: Cost[]
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** `services/order/store`, `npm pg`, `node:crypto`: where a function lives; undefined for native code. */
function moduleOf({ url }: CallFrame): string | undefined {
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  if (installed) return `npm ${installed}`
  if (url.startsWith('file:')) return fileURLToPath(url).replace(ROOT, '').split('/').slice(0, -1).join('/')
  return url === '' ? undefined : url
}

interface FrameLabel {
  name: string
  /** Module that caused the call: Node's own parts and native code count for their caller. */
  owner: string
}

/** Names every node of the tree, from the root down. */
function labelsOf({ nodes }: CpuProfile): Map<number, FrameLabel> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const labels = new Map<number, FrameLabel>()
  const visit = (id: number, caller: string | undefined): void => {
    const node = byId.get(id)
    if (node === undefined) return
    const { functionName, lineNumber } = node.callFrame
    const home = moduleOf(node.callFrame)
    const own = home?.startsWith('node:') ? (caller ?? home) : (home ?? caller)
    const title = functionName || '(anonymous)'
    // Code that was generated as text has no file either: Ajv's validators, fast-json-stringify.
    const where = home === undefined ? (own ? `, for ${own}` : '') : ` · ${home}:${lineNumber + 1}`
    labels.set(id, { name: title + where, owner: own ?? title })
    for (const child of node.children ?? []) visit(child, own)
  }
  const children = new Set(nodes.flatMap((node) => node.children ?? []))
  for (const { id } of nodes) if (!children.has(id)) visit(id, undefined)
  return labels
}

function ranked(times: ReadonlyMap<string, number>, busy: number, count: number): Cost[] {
  const sorted = [...times].sort(([, a], [, b]) => b - a).slice(0, count)
  return sorted.map(([name, time]) => ({ name, share: time / busy }))
}

/** Adds up self time by function and by module. */
export function costsOf(file: string, count: number): Costs {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile
  const labels = labelsOf(profile)
  const functions = new Map<string, number>()
  const modules = new Map<string, number>()
  let all = 0
  let busy = 0
  profile.samples.forEach((id, index) => {
    const { name, owner } = labels.get(id) ?? { name: '(unknown)', owner: '(unknown)' }
    // Starting the profiler is no cost of the shop.
    if (owner === 'node:inspector' || name.includes('node:inspector')) return
    const time = profile.timeDeltas[index] ?? 0
    all += time
    if (name === '(idle)') return
    busy += time
    functions.set(name, (functions.get(name) ?? 0) + time)
    modules.set(owner, (modules.get(owner) ?? 0) + time)
  })
  return { busy: busy / all, functions: ranked(functions, busy, count), modules: ranked(modules, busy, count) }
}
