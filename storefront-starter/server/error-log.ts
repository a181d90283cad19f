const WINDOW_MS = 60_000
/** Kinds of errors that are written in a window. Faults of this program have few; whatever has more is one flood. */
const MAX_KINDS = 20
const MAX_LENGTH = 2000

interface Options {
  write?: (text: string) => void
  nowMs?: () => number
}

/**
 * Writes one entry of each kind of error a minute, and later how many more there were: what visitors can provoke as often as they
 * like must not fill the disk.
 */
export function createErrorLog({ write = console.error, nowMs = () => performance.now() }: Options = {}) {
  let counts = new Map<string, number>()
  let endsAt = 0

  function begin(): void {
    for (const [kind, count] of counts) if (count > 1) write(`${kind}: ${count - 1} more in a minute`)
    counts = new Map()
    endsAt = nowMs() + WINDOW_MS
  }

  return (kind: string, text: string): void => {
    if (nowMs() >= endsAt) begin()
    const counted = counts.has(kind) || counts.size < MAX_KINDS ? kind : 'other errors'
    const count = (counts.get(counted) ?? 0) + 1
    counts.set(counted, count)
    if (count === 1) write(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)} …` : text)
  }
}

/** Writes errors of this program, each with where it came from. */
export const logError = createErrorLog()

/** A fault of this program: its stack is what mends it. */
export function logFault(error: unknown, where: string): void {
  const isError = error instanceof Error
  const [, top = ''] = isError ? (error.stack ?? '').split('\n    at ', 2) : []
  logError(
    `${isError ? error.name : typeof error} at ${top || where}`,
    `${where} ${isError ? error.stack : String(error)}`,
  )
}
