import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds between two calls. */
const PAUSE_MS = 50

/**
 * Calls `read` again and again until it gives something other than null, for at most `limitMs` milliseconds.
 * @throws Error that says what was waited for
 */
export async function until<T>(what: string, read: () => Promise<T | null>, limitMs = 120_000): Promise<T> {
  const end = performance.now() + limitMs
  for (;;) {
    const value = await read()
    if (value !== null) return value
    if (performance.now() > end) throw new Error(`not within ${limitMs / 1000} s: ${what}`)
    await pause(PAUSE_MS)
  }
}
