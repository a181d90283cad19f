import { check } from 'recheck'
import type { Judge } from './patterns.ts'

/** A second at most with the program that is built for this machine; where there is none, its slow twin in JavaScript. */
const TIMEOUT_MS = 60_000

/** Refuses what could take polynomial or exponential time, and what cannot be judged. */
export const judge: Judge = async (source, flags) => {
  const verdict = await check(source, flags, { timeout: TIMEOUT_MS })
  if (verdict.status === 'safe') return null
  if (verdict.status === 'unknown') return `could not be judged: ${verdict.error.kind}`
  return `takes more than linear time (${verdict.complexity.summary}), for example with ${verdict.attack.pattern}`
}
