import { type AttemptDecision, decideAttempt, type Failures, NO_CEILING } from '@stoa/kit/values/guess-throttle'

/** What is known of look-ups that found nothing: with this e-mail address, with this number, and from the client's site. */
export interface LookupFailures {
  email: Failures
  emailHere: Failures
  number: Failures
  numberHere: Failures
  site: Failures
}

export type LookupCounter = keyof LookupFailures

export type LookupDecision =
  | { kind: 'refuse'; retryAfterSeconds: number }
  /** The counters if it finds nothing; `wrongRetryAfterSeconds` is then the wait to name, or null to say that there is nothing. */
  | { kind: 'look'; counts: Record<LookupCounter, number>; wrongRetryAfterSeconds: number | null }

/** One e-mail address with many numbers is guessing as much as one number with many addresses: the longer wait counts. */
export function decideLookup(failures: LookupFailures): LookupDecision {
  const { site } = failures
  const email = decideAttempt({ here: failures.emailHere, account: failures.email, site }, NO_CEILING)
  const number = decideAttempt({ here: failures.numberHere, account: failures.number, site }, NO_CEILING)
  if (email.kind === 'refuse' || number.kind === 'refuse') {
    const waitOf = (each: AttemptDecision) => (each.kind === 'refuse' ? each.retryAfterSeconds : 0)
    return { kind: 'refuse', retryAfterSeconds: Math.max(waitOf(email), waitOf(number)) }
  }
  const waits = [email, number].flatMap((each) => each.wrongRetryAfterSeconds ?? [])
  return {
    kind: 'look',
    counts: {
      email: email.counts.account ?? 0,
      emailHere: email.counts.here,
      number: number.counts.account ?? 0,
      numberHere: number.counts.here,
      site: email.counts.site ?? 0,
    },
    wrongRetryAfterSeconds: waits.length === 0 ? null : Math.max(...waits),
  }
}
