import { UnavailableError } from '../values/problem.ts'
import { within } from './within.ts'

/** Milliseconds. */
const TIMEOUT_MS = 1_000

/** A scrape waits no longer for a server that a number is read from; without it the number has no value, which is true. */
export const withinScrape = <T>(work: Promise<T>, server: 'Redis' | 'The database'): Promise<T> =>
  within(TIMEOUT_MS, work, () => new UnavailableError(`${server} does not respond.`, true, 'timeout'))
