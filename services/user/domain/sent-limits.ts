/** Messages of a kind within the time that their limits count, and in how many seconds the oldest of them is not counted any more. */
export interface Sent {
  count: number
  oldestEndsInSeconds: number
}

/** Seconds until each count is below its limit; null when all are. */
export function waitFor<Name extends string>(
  limits: Readonly<Record<Name, number>>,
  sent: Readonly<Record<Name, Sent>>,
): number | null {
  const waits = (Object.keys(limits) as Name[]).flatMap((name) => {
    const { count, oldestEndsInSeconds } = sent[name]
    return count >= limits[name] ? [Math.max(1, Math.ceil(oldestEndsInSeconds))] : []
  })
  return waits.length > 0 ? Math.max(...waits) : null
}
