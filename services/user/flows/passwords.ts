import { hash, parseOptions, verify } from '@node-rs/argon2'
import { UnavailableError } from '@stoa/kit/values/problem'
import { normalisePassword } from '../domain/password.ts'

/** Hashes and verifies passwords: argon2id, a few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Without a hash it takes as long and is false, so that the time does not reveal whether an account exists. */
  verify(stored: string | null, password: string): Promise<boolean>
  /** Whether a hash was computed with weaker parameters than today's. */
  isWeak(stored: string): boolean
}

/** OWASP's minimum: 19 MiB, 2 passes, 1 lane; 16 bytes of salt and 32 of tag are the library's defaults. */
const HASH_PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Passwords that can wait; beyond them requests are rejected early instead of filling memory. */
const MAX_WAITING = 200

/** Runs at most `max` tasks at a time; a limited number waits. */
function createSemaphore(max: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= max) {
      if (waiting.length >= MAX_WAITING) throw new UnavailableError('Too many are signing in right now.', false)
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await task()
    } finally {
      // The next waiting task takes this slot over; without one it is released.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** What an unknown account's password is compared with, so that it costs as much as a known one's; it opens nothing. */
export const DUMMY_PASSWORD = 'the password of no account'

/** `workers`: how many passwords are hashed at a time; each takes a thread and 19 MiB for tens of milliseconds. */
export function createPasswords({ workers }: { workers: number }): Passwords {
  const run = createSemaphore(workers)
  let dummyHash: Promise<string> | undefined
  const hashOf = (password: string) => run(() => hash(normalisePassword(password), HASH_PARAMETERS))
  return {
    hash: hashOf,
    async verify(stored, password) {
      dummyHash ??= hashOf(DUMMY_PASSWORD)
      const target = stored ?? (await dummyHash)
      const matches = await run(() => verify(target, normalisePassword(password)))
      return matches && stored !== null
    },
    isWeak(stored) {
      const { memoryCost, timeCost } = parseOptions(stored)
      return memoryCost * timeCost < HASH_PARAMETERS.memoryCost * HASH_PARAMETERS.timeCost
    },
  }
}
