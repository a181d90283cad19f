import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The part of a .cpuprofile that is read: where each sample was taken, and the microseconds between two. */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
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

/** `services/order/store`, `npm pg`, `node:crypto`, `(garbage collector)`: where a function lives. */
function moduleOf(functionName: string, url: string): string {
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  if (installed) return `npm ${installed}`
  if (url.startsWith('node:')) return url
  if (url.startsWith('file:')) return fileURLToPath(url).replace(ROOT, '').split('/').slice(0, -1).join('/')
  return url === '' ? (functionName.startsWith('(') ? functionName : '(native)') : url
}

function ranked(times: ReadonlyMap<string, number>, busy: number, count: number): Cost[] {
  const sorted = [...times].sort(([, a], [, b]) => b - a).slice(0, count)
  return sorted.map(([name, time]) => ({ name, share: time / busy }))
}

/** Adds up self time by function and by module. */
export function costsOf(file: string, count: number): Costs {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const functions = new Map<string, number>()
  const modules = new Map<string, number>()
  let all = 0
  let busy = 0
  samples.forEach((id, index) => {
    const time = timeDeltas[index] ?? 0
    all += time
    const { functionName, url, lineNumber } = frames.get(id) ?? { functionName: '', url: '', lineNumber: 0 }
    if (functionName === '(idle)') return
    busy += time
    const room = moduleOf(functionName, url)
    const name = url === '' ? functionName : `${functionName || '(anonymous)'} · ${room}:${lineNumber + 1}`
    functions.set(name, (functions.get(name) ?? 0) + time)
    modules.set(room, (modules.get(room) ?? 0) + time)
  })
  return { busy: busy / all, functions: ranked(functions, busy, count), modules: ranked(modules, busy, count) }
}
