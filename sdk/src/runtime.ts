import type { Runtime } from './types.ts'

/** UUIDv4 (RFC 9562); `crypto.randomUUID` is missing on pages that were not loaded over https. */
function key(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function timer(ms: number, fire: () => void): () => void {
  const id = setTimeout(fire, ms)
  return () => clearTimeout(id)
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const cancel = timer(ms, done)
    if (signal?.aborted) done()
    else signal?.addEventListener('abort', done)
  })
}

/** The real clock, timers and random numbers. */
export const runtime: Runtime = { now: () => Date.now(), random: () => Math.random(), sleep, timer, key }
