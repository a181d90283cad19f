/** Repeats within this time are one Ctrl-C: the terminal and npm both deliver it. */
const SAME_SIGNAL_MS = 1500

/**
 * Calls `stop` once when the process is asked to end (Ctrl-C, SIGTERM, SIGHUP, or the launcher died).
 * A second request that comes later than 1.5 s after the first ends the process at once with code 130.
 */
export function onStopRequest(stop: (reason: string) => void): void {
  let requestedAt: number | undefined
  const request = (reason: string) => {
    const now = performance.now()
    if (requestedAt === undefined) {
      requestedAt = now
      stop(reason)
    } else if (now - requestedAt > SAME_SIGNAL_MS) {
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => request(signal))
  process.once('disconnect', () => request('launcher gone'))
  // The launcher's channel is there to notice its death, not to keep a finished program alive.
  process.channel?.unref()
}
