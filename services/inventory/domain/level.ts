import { DomainError } from '@stoa/kit/values/problem'

/** One variant at one location. */
export interface Level {
  variant_id: string
  location_id: string
  on_hand: number
  reserved: number
  low_mark: number | null
  tracked: boolean
  policy: 'deny' | 'continue'
}

/** A level as it is to be written; reservations alone change what is reserved. */
export type LevelChange = Omit<Level, 'reserved'>

/** How many can still be sold from a level; null when that is not limited. */
export function sellable(level: Level): number | null {
  if (!level.tracked || level.policy === 'continue') return null
  return Math.max(0, level.on_hand - level.reserved)
}

/** What a shopper may know of a variant, from its levels at all locations. */
export function availabilityOf(levels: readonly Level[]): { in_stock: boolean; available: number | null } {
  if (levels.length === 0) return { in_stock: false, available: 0 }
  const parts = levels.map(sellable)
  if (parts.includes(null)) return { in_stock: true, available: null }
  const available = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  return { in_stock: available > 0, available }
}

/** How many of what can be sold shoppers are told; exact figures of large stock are nobody's business. */
export function shown<N extends number | null>(available: N, upTo: number): N | number {
  return available === null ? available : Math.min(available, upTo)
}

/** An edit by staff; a property that is left out stays. */
export interface LevelEdit extends Partial<Pick<Level, 'low_mark' | 'tracked' | 'policy'>> {
  /** A counted number, or a difference to what is on hand. */
  on_hand: { set: number } | { add: number }
  /** What has to be on hand before it. */
  expected_on_hand?: number
}

/**
 * The level after an edit; a first level begins with the defaults. Throws when something else is on hand than was expected, and
 * when reserved units would be missing.
 */
export function editLevel(
  current: Level | undefined,
  edit: LevelEdit,
): Omit<LevelChange, 'variant_id' | 'location_id'> {
  const { on_hand = 0, reserved = 0 } = current ?? {}
  if (edit.expected_on_hand !== undefined && edit.expected_on_hand !== on_hand) {
    throw new DomainError('precondition_failed', `${on_hand} are on hand, not ${edit.expected_on_hand}.`)
  }
  const next = {
    on_hand: 'set' in edit.on_hand ? edit.on_hand.set : on_hand + edit.on_hand.add,
    low_mark: edit.low_mark === undefined ? (current?.low_mark ?? null) : edit.low_mark,
    tracked: edit.tracked ?? current?.tracked ?? true,
    policy: edit.policy ?? current?.policy ?? 'deny',
  }
  if (next.tracked && next.policy === 'deny' && next.on_hand < reserved) {
    throw new DomainError('unprocessable', `${reserved} are held for checkouts, so ${next.on_hand} cannot be on hand.`)
  }
  return next
}

/** The stock of a variant in an import. */
export interface NewStock extends Pick<Level, 'variant_id' | 'tracked' | 'policy'> {
  /** At the default location, unless `locations` says more. */
  quantity: number
  locations?: readonly { name: string; quantity: number }[]
  /** Whether it also holds for a variant that has levels and was never counted. */
  replace_uncounted?: boolean
}

/** A first level at a location; where overselling is denied it is not negative. */
export function initialLevel({ variant_id, quantity, tracked, policy }: NewStock, location_id: string): LevelChange {
  const on_hand = policy === 'deny' && tracked ? Math.max(0, quantity) : quantity
  return { variant_id, location_id, on_hand, low_mark: null, tracked, policy }
}
