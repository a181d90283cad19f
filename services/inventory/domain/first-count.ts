import { initialLevel, type Level, type LevelChange, type NewStock } from './level.ts'

/** What one location has of a variant. */
export interface LocationCount {
  location_id: string
  quantity: number
}

/**
 * The levels of a variant that was never counted, now that it is. What was sold or is held meanwhile is taken from the counts in their
 * order, because who counted did not know of it; a level at another location keeps what is held there and nothing more.
 */
export function countLevels(
  current: readonly Level[],
  item: NewStock,
  counts: readonly LocationCount[],
): LevelChange[] {
  const byLocation = new Map(current.map((level) => [level.location_id, level]))
  const others = current.filter((level) => !counts.some(({ location_id }) => location_id === level.location_id))
  const held = others.reduce((sum, { reserved }) => sum + reserved, 0)
  let owed = held - current.reduce((sum, { on_hand }) => sum + on_hand, 0)
  const isLimited = item.tracked && item.policy === 'deny'
  const counted = counts.map(({ location_id, quantity }, index) => {
    const isLast = index === counts.length - 1
    const taken = isLimited || !isLast ? Math.min(quantity, owed) : owed
    owed -= taken
    const { reserved = 0, low_mark = null } = byLocation.get(location_id) ?? {}
    const level = initialLevel({ ...item, quantity: quantity - taken }, location_id)
    return { ...level, low_mark, on_hand: isLimited ? Math.max(level.on_hand, reserved) : level.on_hand }
  })
  const emptied = others.map(({ location_id, reserved, low_mark }) => ({
    ...initialLevel({ ...item, quantity: reserved }, location_id),
    low_mark,
  }))
  return [...counted, ...emptied]
}
