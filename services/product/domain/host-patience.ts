/** Failures in a row after which it is no chance that a host does not answer. */
const SILENT_AFTER = 3
/** How long such a host is left alone, milliseconds; doubled with each further failure. */
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 600_000
/** Hosts remembered; beyond them the one that failed first is forgotten. */
const MAX_HOSTS = 1_000

export interface HostPatience {
  /** Says how long a host is left alone that has not answered once more, in milliseconds; null while that may be chance. */
  failed(host: string): number | null
  answered(host: string): void
}

/** Remembers, for one process, which hosts do not answer: each try of one takes as long as its deadline. */
export function createHostPatience(): HostPatience {
  const failures = new Map<string, number>()
  return {
    failed(host) {
      const count = (failures.get(host) ?? 0) + 1
      failures.set(host, count)
      const [first] = failures.keys()
      if (failures.size > MAX_HOSTS && first !== undefined) failures.delete(first)
      return count < SILENT_AFTER ? null : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - SILENT_AFTER))
    },
    answered: (host) => void failures.delete(host),
  }
}
