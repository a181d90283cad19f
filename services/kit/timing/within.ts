/**
 * The result of `work`, or `late()` thrown when it takes longer than `timeoutMs`. The work itself is not ended by that:
 * whoever can end it does so when this throws. A response that came in while this process itself was busy is in time.
 */
export async function within<T>(timeoutMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>()
  // After a long piece of work in this process the timer comes first, though the response may be waiting to be read:
  // an immediate runs after that reading.
  const timer = setTimeout(() => setImmediate(() => reject(late())), timeoutMs)
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
    // When it was too late, nobody is left to be told how it ended.
    work.catch(() => undefined)
  }
}
