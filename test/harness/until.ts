import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds between two looks. */
const PAUSE_MS = 50

/**
 * Asks again and again until `ask` gives something other than null, for at most `limitMs` milliseconds.
 * @throws Error that says what was waited for
 */
export async function until<T>(what: string, ask: () => Promise<T | null>, limitMs = 60_000): Promise<T> {
  const end = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > end) throw new Error(`not within ${limitMs / 1000} s: ${what}`)
    await pause(PAUSE_MS)
  }
}
