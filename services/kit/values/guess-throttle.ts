/**
 * How guesses at something secret are slowed down (docs/decisions/0022-guessing-is-counted-by-account-and-network.md): at the
 * password of an account, or at what belongs to an order's number. Three counters decide: one of the account and the client's
 * network, one of the account in all unknown networks, and one of the client's site in all accounts. A network is known when the
 * account has signed in from it lately; there the guesses of others have no effect. Elsewhere every network has its own wait,
 * so whoever comes with the right one from a network that has not guessed gets in.
 */

/** Wrong guesses, and how long ago the last one was counted. */
export interface Failures {
  count: number
  secondsSince: number
}

export interface GuessFailures {
  /** Of this account from this network. */
  here: Failures
  /** Of this account from all networks that are not known; not counted from a known one. */
  account?: Failures
  /** Of all accounts from the client's site, where its network is not known. */
  site?: Failures
}

interface Rule {
  /** Wrong guesses without a wait. */
  free: number
  /** It doubles with each further wrong guess. */
  firstWaitSeconds: number
  maxWaitSeconds: number
  /** Time after the last one when counting starts again. */
  forgottenAfterSeconds: number
  /** Time in which one of them is forgotten, also while others follow. */
  oneForgottenAfterSeconds?: number
}

/** Time without a wrong guess after which an account counts as quiet. */
const QUIET_SECONDS = 900

export const guessThrottle = {
  /** Wrong guesses from unknown networks after which an account is under attack. */
  free: 10,
  /** For a known network, and for every network while the account is not under attack. */
  calm: { free: 10, firstWaitSeconds: 1, maxWaitSeconds: 60, forgottenAfterSeconds: QUIET_SECONDS },
  /** For each unknown network while the account is under attack: one guess, and then hardly any. */
  attacked: { free: 1, firstWaitSeconds: 15, maxWaitSeconds: 3_600, forgottenAfterSeconds: 86_400 },
  /** For one site that tries the accounts of others: thirty an hour. A site that is always in use never has an hour without. */
  site: {
    free: 30,
    firstWaitSeconds: 60,
    maxWaitSeconds: 60,
    forgottenAfterSeconds: 3_600,
    oneForgottenAfterSeconds: 120,
  },
  /** Of one attack: past so many guesses, each from a network of its own, an account takes one guess in that time. */
  ceiling: { count: 2_000, waitSeconds: 30 },
} as const

export type AttemptDecision =
  | { kind: 'refuse'; retryAfterSeconds: number }
  /** `wrongRetryAfterSeconds`: null to say that the guess is wrong, else the wait to name, as to an attempt that is refused. */
  | { kind: 'verify'; counts: GuessCounts; wrongRetryAfterSeconds: number | null }

/** The counters after this attempt. */
export interface GuessCounts {
  here: number
  account?: number
  site?: number
}

const isForgotten = (failures: Failures, afterSeconds: number) => failures.secondsSince >= afterSeconds

/** What still counts; not a whole number where they are forgotten one by one. */
function countOf({ count, secondsSince }: Failures, rule: Rule): number {
  if (secondsSince >= rule.forgottenAfterSeconds) return 0
  const { oneForgottenAfterSeconds: seconds } = rule
  return seconds === undefined ? count : Math.max(0, count - secondsSince / seconds)
}

/** The wait after so many wrong guesses, from the last one on. */
function waitAfter(rule: Rule, failures: number): number {
  const count = Math.ceil(failures)
  if (count < rule.free) return 0
  return Math.min(rule.maxWaitSeconds, rule.firstWaitSeconds * 2 ** Math.min(count - rule.free, 20))
}

const remaining = (rule: Rule, failures: Failures) => waitAfter(rule, countOf(failures, rule)) - failures.secondsSince

function decideInKnownNetwork(here: Failures): AttemptDecision {
  const wait = remaining(guessThrottle.calm, here)
  if (wait > 0) return { kind: 'refuse', retryAfterSeconds: Math.ceil(wait) }
  return { kind: 'verify', counts: { here: countOf(here, guessThrottle.calm) + 1 }, wrongRetryAfterSeconds: null }
}

/** Guesses at an account from all unknown networks after which each of them waits. */
interface Ceiling {
  count: number
  waitSeconds: number
}

/** For what has no known networks and no mailed link: a ceiling would let two sites keep everybody out. */
export const NO_CEILING: Ceiling = { count: Number.POSITIVE_INFINITY, waitSeconds: 0 }

/** Whether a guess is verified, and what the counters are then. */
export function decideAttempt(
  { here, account, site }: GuessFailures,
  ceiling: Ceiling = guessThrottle.ceiling,
): AttemptDecision {
  if (!account || !site) return decideInKnownNetwork(here)
  const { free, calm, attacked, site: siteRule } = guessThrottle
  const guesses = isForgotten(account, QUIET_SECONDS) ? 0 : account.count
  const isAttacked = guesses >= free
  const rule = isAttacked ? attacked : calm
  const ceilingWait = guesses >= ceiling.count ? ceiling.waitSeconds - account.secondsSince : 0
  const wait = Math.max(remaining(rule, here), remaining(siteRule, site), ceilingWait)
  if (wait > 0) return { kind: 'refuse', retryAfterSeconds: Math.ceil(wait) }
  const counts = { here: countOf(here, rule) + 1, account: guesses + 1, site: countOf(site, siteRule) + 1 }
  return { kind: 'verify', counts, wrongRetryAfterSeconds: isAttacked ? waitAfter(rule, counts.here) : null }
}
