/**
 * Does work in turn where it shares a key with work that was there before, and at once where it does not. For what reads and then
 * writes, within one process.
 */
export function createTurns(): <R>(keys: readonly string[], work: () => Promise<R>) => Promise<R> {
  const last = new Map<string, Promise<unknown>>()
  return async (keys, work) => {
    const earlier = keys.map((key) => last.get(key))
    const turn = Promise.allSettled(earlier).then(work)
    for (const key of keys) last.set(key, turn)
    try {
      return await turn
    } finally {
      for (const key of keys) if (last.get(key) === turn) last.delete(key)
    }
  }
}

/** Does no more than `count` pieces of work at the same time; the others wait, the first first. */
export function createSlots(count: number): <R>(work: () => Promise<R>) => Promise<R> {
  let free = count
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // A slot is handed on, and is free only when nobody waits.
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
