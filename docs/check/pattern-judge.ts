import { check } from 'recheck'
import type { Judge } from './patterns.ts'

/** A second at most with the program that is built for this machine; where there is none, its slow twin in JavaScript. */
const TIMEOUT_MS = 60_000

/** Refuses what could take polynomial or exponential time, and what cannot be judged. */
export const judge: Judge = async (source, flags) => {
  // Only the whole has a time limit: its parts would end sooner on a busy machine, with another verdict.
  const limits = { timeout: TIMEOUT_MS, attackTimeout: null, incubationTimeout: null }
  const verdict = await check(source, flags, limits)
  if (verdict.status === 'safe') return null
  if (verdict.status === 'unknown') return `could not be judged: ${verdict.error.kind}`
  return `takes more than linear time (${verdict.complexity.summary}), for example with ${verdict.attack.pattern}`
}
