import { hash, parseOptions, verify } from '@node-rs/argon2'
import { DomainError } from '@stoa/kit/values/problem'
import { normalisePassword } from '../domain/password.ts'
import { type Asker, createPasswordTurns } from '../domain/password-turns.ts'

/** Hashes and verifies passwords: argon2id, a few at a time; the others wait, each site as long as any other. */
export interface Passwords {
  hash(password: string, asker: Asker): Promise<string>
  /** Without a hash it takes as long and is false, so that the time does not reveal whether an account exists. */
  verify(stored: string | null, password: string, asker: Asker): Promise<boolean>
  /** Whether a hash was computed with weaker parameters than today's. */
  isWeak(stored: string): boolean
}

/** OWASP's minimum: 19 MiB, 2 passes, 1 lane; 16 bytes of salt and 32 of tag are the library's defaults. */
const HASH_PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What a password takes before the first was timed, and how much of the mean the newest is. */
const FIRST_MEAN_MS = 50
const SHARE_OF_NEWEST = 1 / 16

/** The installation itself: whoever has its command line needs no turn among its visitors. */
export const INSTALLATION: Asker = { site: '', isKnown: true }

const refusal = (isOfSite: boolean, seconds: number) =>
  new DomainError(
    isOfSite ? 'rate_limited' : 'service_unavailable',
    isOfSite ? 'Too many are signing in from your network right now.' : 'Too many are signing in right now.',
    { headers: { 'retry-after': String(seconds) } },
  )

/** Does `workers` pieces of work at a time. Whoever gets no place to wait is told when those who wait now have had their turns. */
function createQueue(workers: number) {
  const turns = createPasswordTurns<PromiseWithResolvers<void>>()
  let running = 0
  let meanMs = FIRST_MEAN_MS

  const myTurn = (asker: Asker): Promise<void> => {
    const turn = Promise.withResolvers<void>()
    const refused = turns.add(asker, turn)
    const seconds = Math.max(1, Math.ceil((turns.size() * meanMs) / workers / 1_000))
    refused?.item.reject(refusal(refused.isOfSite, seconds))
    return turn.promise
  }
  return async <R>(asker: Asker, work: () => Promise<R>): Promise<R> => {
    if (running >= workers) await myTurn(asker)
    else running++
    const fromMs = performance.now()
    try {
      return await work()
    } finally {
      meanMs += (performance.now() - fromMs - meanMs) * SHARE_OF_NEWEST
      // Whose turn is next takes this worker over; without anybody it is free.
      const next = turns.take()
      if (next) next.resolve()
      else running--
    }
  }
}

/** What an unknown account's password is compared with, so that it costs as much as a known one's; it opens nothing. */
export const DUMMY_PASSWORD = 'the password of no account'

/** `workers`: how many passwords are hashed at a time; each takes a thread and 19 MiB for tens of milliseconds. */
export function createPasswords({ workers }: { workers: number }): Passwords {
  const run = createQueue(workers)
  const hashOf = (password: string) => hash(normalisePassword(password), HASH_PARAMETERS)
  let dummyHash: Promise<string> | undefined
  return {
    hash: (password, asker) => run(asker, () => hashOf(password)),
    async verify(stored, password, asker) {
      // Once in a process, and without a turn: a refusal would be kept with it.
      dummyHash ??= hashOf(DUMMY_PASSWORD)
      const target = stored ?? (await dummyHash)
      const matches = await run(asker, () => verify(target, normalisePassword(password)))
      return matches && stored !== null
    },
    isWeak(stored) {
      const { memoryCost, timeCost } = parseOptions(stored)
      return memoryCost * timeCost < HASH_PARAMETERS.memoryCost * HASH_PARAMETERS.timeCost
    },
  }
}
