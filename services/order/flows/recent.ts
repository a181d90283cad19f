/** Values that are loaded again once they are older than `ttlMs`. */
export interface Recent<T> {
  /** Callers at the same time share one load; a failed one is not kept. */
  read(key: string, load: () => Promise<T>): Promise<T>
  /** Loads under way are not kept either. */
  forget(): void
}

/** Keys kept at most; past them all are forgotten, which bounds memory at no cost worth counting. */
const MAX_KEYS = 200

/** `clock` is milliseconds, never going back. */
export function createRecent<T>(ttlMs: number, clock: () => number = () => performance.now()): Recent<T> {
  const known = new Map<string, { value: Promise<T>; at: number }>()
  return {
    read(key, load) {
      const found = known.get(key)
      if (found && clock() - found.at < ttlMs) return found.value
      if (known.size >= MAX_KEYS) known.clear()
      const entry = { value: load(), at: clock() }
      known.set(key, entry)
      entry.value.catch(() => {
        if (known.get(key) === entry) known.delete(key)
      })
      return entry.value
    },
    forget: () => known.clear(),
  }
}
