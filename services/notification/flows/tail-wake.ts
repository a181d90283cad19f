/** Tells loops of this process that events were given positions. What another process gives is found by a timer. */
export interface TailWake {
  wake(): void
  /** Calls `listener` whenever there is more; returns what ends that. */
  onWake(listener: () => void): () => void
}

export function createTailWake(): TailWake {
  const listeners = new Set<() => void>()
  return {
    wake() {
      for (const listener of listeners) listener()
    },
    onWake(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
