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

/** The same for each key: `count` pieces of work of one key at the same time. Keys that nobody works for are forgotten. */
export function createSlotsByKey(count: number): <R>(key: string, work: () => Promise<R>) => Promise<R> {
  const known = new Map<string, { slots: ReturnType<typeof createSlots>; users: number }>()
  return async (key, work) => {
    const own = known.get(key) ?? { slots: createSlots(count), users: 0 }
    known.set(key, own)
    own.users += 1
    try {
      return await own.slots(work)
    } finally {
      own.users -= 1
      if (own.users === 0) known.delete(key)
    }
  }
}
