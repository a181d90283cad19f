const failures = new Map<string, number>()

/** Called wherever background work goes on after a row that failed, so that no loop can forget to count. */
export function countRowFailure(loop: string): void {
  failures.set(loop, (failures.get(loop) ?? 0) + 1)
}

/** Rows that background work of this process could not do since its start, by the loop's name. */
export function rowFailures(): ReadonlyMap<string, number> {
  return failures
}
