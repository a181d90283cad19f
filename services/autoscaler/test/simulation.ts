import { type Decision, decide } from '../domain/decision.ts'
import { type Policy, readPolicy } from '../domain/policy.ts'
import { beginHistory, type History, recordChange } from '../domain/scaling-rules.ts'
import type { Curve } from './curves.ts'

const ROUND_SECONDS = 15

/** A policy of labels, without what stands before each name. */
export function policyOf(labels: Record<string, number>): Policy {
  const given = Object.entries(labels).map(([name, value]) => [`stoa.autoscale.${name}`, String(value)])
  const read = readPolicy(Object.fromEntries(given))
  if ('problems' in read) throw new Error(read.problems.join('; '))
  return read.policy
}

/** What one round decided. */
export interface Round extends Decision {
  second: number
}

interface SimulationOptions {
  policy: Policy
  curve: Curve
  seconds: number
  replicas: number
  /** A task that was added is ready so many seconds later, and says nothing before. */
  startSeconds?: number
}

/** A service under a load that its tasks share, round after round, by a clock that is moved. */
export function simulate({ policy, curve, seconds, replicas, startSeconds = 5 }: SimulationOptions): Round[] {
  let history: History = beginHistory(0, replicas)
  let readyAt: number[] = Array.from({ length: replicas }, () => 0)
  const rounds: Round[] = []
  for (let second = 0; second < seconds; second += ROUND_SECONDS) {
    const ready = readyAt.filter((at) => at <= second).length
    // A task uses no more than it has.
    const each = Math.min(curve(second) / Math.max(ready, 1), 100)
    const values = Array.from({ length: ready }, () => each)
    const tasks = new Map([['cpu', { values, missing: 0, unready: readyAt.length - ready }] as const])
    const state = { replicas: readyAt.length, isUpdating: false, unplaced: 0 }
    const now = second * 1_000
    const made = decide(policy, { state, measured: { tasks, service: new Map(), ready }, history, now })
    const { current, desired } = made.decision
    rounds.push({ ...made.decision, second })
    history = made.history
    if (desired === current) continue
    history = recordChange(history, { at: now, from: current, to: desired })
    const added = Array.from({ length: Math.max(desired - current, 0) }, () => second + startSeconds)
    readyAt = [...readyAt, ...added].slice(0, desired)
  }
  return rounds
}

/** Only the rounds that changed something, `60 s: 2→4`. */
export const changesOf = (rounds: readonly Round[]) =>
  rounds
    .filter(({ current, desired }) => current !== desired)
    .map(({ second, current, desired }) => `${second} s: ${current}→${desired}`)

/** How often the direction changed: up and down again is one. */
export function turnsOf(rounds: readonly Round[]): number {
  const ways = rounds.map(({ current, desired }) => Math.sign(desired - current)).filter((way) => way !== 0)
  return ways.filter((way, index) => index > 0 && way !== ways[index - 1]).length
}
