import { countRowFailure } from '../observability/row-failures.ts'

export interface Failure<T> {
  row: T
  error: unknown
}

/** Does the work of a background loop for each row, one after the other; what failed, which is counted under its name. */
export async function trySeparately<T>(
  loop: string,
  rows: readonly T[],
  work: (row: T) => Promise<unknown>,
): Promise<Failure<T>[]> {
  const failures: Failure<T>[] = []
  for (const row of rows) {
    try {
      await work(row)
    } catch (error) {
      countRowFailure(loop)
      failures.push({ row, error })
    }
  }
  return failures
}

/** Throws what failed, if anything did, as one error that names the rows: the loop logs it. */
export function throwFailures<T>(failures: readonly Failure<T>[], nameOf: (row: T) => string): void {
  if (failures.length === 0) return
  const errors = failures.map(({ row, error }) => new Error(nameOf(row), { cause: error }))
  throw new AggregateError(errors, `${failures.length} failed, the others were done`)
}

/** Does the work of a background loop for each row: one that fails keeps no other from its turn, and is thrown after them. */
export async function eachSeparately<T>(
  loop: string,
  rows: readonly T[],
  work: (row: T) => Promise<unknown>,
  nameOf: (row: T) => string,
): Promise<void> {
  throwFailures(await trySeparately(loop, rows, work), nameOf)
}
