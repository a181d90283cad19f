/** Who wants a password hashed or verified. */
export interface Asker {
  /** The largest network that the client's subscriber usually has: `siteOf` of the address. */
  site: string
  /** By a network or a session that the account is known in, by a mailed link, or by the installation itself. */
  isKnown: boolean
}

export const passwordTurns = {
  /** Passwords that wait for one site in one line; one more is refused. */
  waitingOfSite: 20,
  /** Passwords that wait in one line; beyond them memory and waits would grow without end. */
  waiting: 200,
  /** Turns of the known for each turn of the others, while both wait. */
  knownTurns: 3,
} as const

export interface Refused<T> {
  item: T
  /** Whether its own site has all the places that a site may have, or all sites together have. */
  isOfSite: boolean
}

/**
 * One line. The sites in it have their turns one after the other, so that one with many waiting keeps no other waiting for
 * longer than one with a single one does.
 */
function createLine<T>() {
  // In the order of their next turns.
  const bySite = new Map<string, T[]>()
  let size = 0

  const isFullest = ([, items]: [string, T[]], [, others]: [string, T[]]) => items.length > others.length
  /** Makes a place free that the site has a better right to: that of whoever came last of the site with the most. */
  const makePlace = (count: number): T | undefined => {
    const fullest = [...bySite].reduce((found, each) => (isFullest(each, found) ? each : found))
    if (fullest[1].length <= count + 1) return undefined
    size -= 1
    return fullest[1].pop()
  }
  return {
    size: () => size,
    add(site: string, item: T): Refused<T> | null {
      const items = bySite.get(site) ?? []
      if (items.length >= passwordTurns.waitingOfSite) return { item, isOfSite: true }
      const displaced = size >= passwordTurns.waiting ? makePlace(items.length) : undefined
      if (size >= passwordTurns.waiting) return { item, isOfSite: false }
      items.push(item)
      bySite.set(site, items)
      size += 1
      return displaced === undefined ? null : { item: displaced, isOfSite: false }
    },
    take(): T | undefined {
      const [first] = bySite
      if (!first) return undefined
      const [site, items] = first
      const item = items.shift()
      bySite.delete(site)
      if (items.length > 0) bySite.set(site, items)
      size -= 1
      return item
    },
  }
}

/** Passwords that wait for their turn. */
export interface PasswordTurns<T extends object> {
  size(): number
  /** Null when all have a place; else who has none: this one, or one of a site that has more waiting. */
  add(asker: Asker, item: T): Refused<T> | null
  /** Whose turn it is; undefined when nobody waits. */
  take(): T | undefined
}

/**
 * Two lines: those who are known go first, and every fourth turn is of the others, so that neither line keeps the other from its
 * turns. Anybody can register and be known, so sites have turns in both.
 */
export function createPasswordTurns<T extends object>(): PasswordTurns<T> {
  const [known, others] = [createLine<T>(), createLine<T>()]
  let turnsOfKnown = 0
  return {
    size: () => known.size() + others.size(),
    add: ({ site, isKnown }, item) => (isKnown ? known : others).add(site, item),
    take() {
      const isForOthers = others.size() > 0 && (known.size() === 0 || turnsOfKnown >= passwordTurns.knownTurns)
      turnsOfKnown = isForOthers ? 0 : turnsOfKnown + 1
      return (isForOthers ? others : known).take()
    },
  }
}
