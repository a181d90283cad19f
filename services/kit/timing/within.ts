/**
 * The result of `work`, or `late()` thrown when it takes longer than `timeoutMs`. The work itself is not ended by that:
 * whoever can end it does so when this throws.
 */
export async function within<T>(timeoutMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(late()), timeoutMs)
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
    // When it was too late, nobody is left to be told how it ended.
    work.catch(() => undefined)
  }
}
