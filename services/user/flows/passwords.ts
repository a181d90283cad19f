import { hash, parseOptions, verify } from '@node-rs/argon2'
import { UnavailableError } from '@stoa/kit/values/problem'
import { normalisePassword } from '../domain/password.ts'

/** Hashes and verifies passwords: argon2id, a few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Against no hash it takes as long as against one and is false, so that time tells nobody who has an account. */
  verify(stored: string | null, password: string): Promise<boolean>
  /** Whether a hash was made with less than we ask for now. */
  isWeak(stored: string): boolean
}

/** OWASP's floor: 19 MiB, 2 passes, 1 lane; 16 bytes of salt and 32 of tag are the library's defaults. */
const FLOOR = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Tries that may wait; beyond them a storm is turned away instead of filling memory. */
const LONGEST_QUEUE = 200

/** Runs at most `most` pieces of work at a time; a few more may wait. */
function createGate(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) {
      if (waiting.length >= LONGEST_QUEUE) throw new UnavailableError('Too many are signing in right now.', false)
      await new Promise<void>((go) => waiting.push(go))
    } else running++
    try {
      return await work()
    } finally {
      // Whoever waits takes this place over; it is given up only when nobody does.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** `workers`: how many passwords are worked on at once; each takes a thread and 19 MiB for tens of milliseconds. */
export function createPasswords({ workers }: { workers: number }): Passwords {
  const gate = createGate(workers)
  let nobody: Promise<string> | undefined
  const hashOf = (password: string) => gate(() => hash(normalisePassword(password), FLOOR))
  return {
    hash: hashOf,
    async verify(stored, password) {
      nobody ??= hashOf('a password that nobody has')
      const target = stored ?? (await nobody)
      const matches = await gate(() => verify(target, normalisePassword(password)))
      return matches && stored !== null
    },
    isWeak(stored) {
      const { memoryCost, timeCost } = parseOptions(stored)
      return memoryCost * timeCost < FLOOR.memoryCost * FLOOR.timeCost
    },
  }
}
