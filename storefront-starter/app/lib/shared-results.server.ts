interface Kept<T> {
  made: Promise<T>
  freshUntilMs: number
}

/**
 * Keeps what is the same for every visitor and takes long to make: each thing is made once in a while, one after the other,
 * however many ask. Whoever asks must not be able to invent keys: everything made is held until it is made again.
 */
export function createSharedResults<T>(freshMs: number, now: () => number = Date.now) {
  const results = new Map<string, Kept<T>>()
  let last: Promise<unknown> = Promise.resolve()
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const kept = results.get(key)
    if (kept && now() < kept.freshUntilMs) return kept.made
    const made = last.then(make)
    results.set(key, { made, freshUntilMs: now() + freshMs })
    last = made.catch(() => results.delete(key))
    return made
  }
}
