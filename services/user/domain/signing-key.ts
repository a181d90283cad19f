/**
 * Signing keys: next → current → previous → gone. The next one is published a whole period before it signs, and the
 * previous one until the last token it signed is dead, so that no gateway ever meets a key it cannot know.
 */
export type KeyState = 'next' | 'current' | 'previous'

export interface KeyAge {
  kid: string
  state: KeyState
  /** When it came into that state. */
  since: Date
  /** False when the secret it is encrypted under is gone. */
  isUsable: boolean
}

export interface KeyTurn {
  drop: string[]
  /** From current to previous. */
  retire: string[]
  /** From next to current. */
  promote: string | null
  make: Exclude<KeyState, 'previous'>[]
}

const HOUR_MS = 3_600_000
/** How long a key signs. */
export const SIGNS_FOR_MS = 30 * 24 * HOUR_MS
/** How long it stays published afterwards: longer than an access token lives and a replica believes an old key. */
export const PUBLISHED_AFTER_MS = HOUR_MS

/** What has to change now; nothing, nearly always. */
export function planTurn(keys: readonly KeyAge[], now: Date): KeyTurn {
  const age = (key: KeyAge) => now.getTime() - key.since.getTime()
  const next = keys.find((key) => key.state === 'next')
  const current = keys.find((key) => key.state === 'current')
  const stays = current?.isUsable === true && age(current) < SIGNS_FOR_MS
  const promote = !stays && next?.isUsable ? next.kid : null
  const isNextLost = next !== undefined && !next.isUsable
  return {
    drop: [
      ...keys.filter((key) => key.state === 'previous' && age(key) > PUBLISHED_AFTER_MS),
      ...(isNextLost ? [next] : []),
    ].map((key) => key.kid),
    retire: current && !stays ? [current.kid] : [],
    promote,
    make: [
      ...(!stays && promote === null ? (['current'] as const) : []),
      ...(next === undefined || isNextLost || promote !== null ? (['next'] as const) : []),
    ],
  }
}

export function isIdle(turn: KeyTurn): boolean {
  return turn.drop.length + turn.retire.length + turn.make.length === 0 && turn.promote === null
}
