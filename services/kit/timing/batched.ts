import { UnavailableError } from '../values/problem.ts'

interface Waiting<T, R> {
  item: T
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/**
 * Does together what many ask for one by one. What comes in while a batch is under way waits for the next one, so batches grow
 * with the load and nobody waits for company. `work` gives a result for each item, in their order.
 *
 * Where a batch fails, each of its items is tried alone, so that one item keeps no other from it. So `work` must be repeatable.
 * When something that the work needs is away, that holds for all of them, and they fail at once.
 */
export function batched<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  limit: number,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = []
  let isWorking = false

  const workOn = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await work(batch.map(({ item }) => item))
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as R)
    } catch (error) {
      if (batch.length > 1 && !(error instanceof UnavailableError)) for (const each of batch) await workOn([each])
      else for (const { reject } of batch) reject(error)
    }
  }
  const workOff = async (): Promise<void> => {
    isWorking = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, limit)
      waiting = waiting.slice(limit)
      await workOn(batch)
    }
    isWorking = false
  }
  return (item) => {
    const { promise, resolve, reject } = Promise.withResolvers<R>()
    waiting.push({ item, resolve, reject })
    // After everything that came in at the same moment.
    if (waiting.length === 1 && !isWorking) setImmediate(() => void workOff())
    return promise
  }
}
