import { createSlots } from '@stoa/kit/timing/turns'
import { beforeSending, LostError, type Outgoing, OverRateError, SendError, type Sender } from '../domain/sender.ts'
import { isForNoOther, smsFailure } from '../domain/sms-failure.ts'
import { smsSegments } from '../domain/sms-segments.ts'
import type { ProviderRates } from '../flows/provider-rate.ts'
import { beginAttempt, endAttempt, lastAttempt, type SmsAttempt, type SmsAttempts } from '../store/sms-attempts.ts'
import type { SmsProvider } from './provider.ts'
import type { Spending } from './spending.ts'

const AT_ONCE = 5

interface Options {
  /** In the order in which they are tried. */
  providers: readonly SmsProvider[]
  attempts: SmsAttempts
  spending: Spending
  /** What providers take in a second, by name. */
  rates?: ProviderRates
  clock: () => Date
}

/** The number of the next request. Throws LostError where nobody knows what became of the last; null when that was accepted. */
function nextNumber(last: SmsAttempt | null): number | null {
  if (last?.state === 'accepted') return null
  if (last?.state === 'calling' || last?.state === 'lost') throw new LostError(last.reason ?? smsFailure.lost)
  return (last?.number ?? 0) + 1
}

type Text = Pick<Outgoing, 'id' | 'round' | 'template' | 'to' | 'text'>

/** One request to one provider, written before and after; null when it was accepted. */
async function attempt(
  { attempts, clock }: Options,
  provider: SmsProvider,
  { id: delivery_id, round, to, text }: Text,
  number: number,
): Promise<SendError | null> {
  const id = `${delivery_id}.${round}`
  const of = { _id: `${id}.${number}`, delivery_id, round, number, provider: provider.name }
  const begun = { ...of, state: 'calling' as const, reason: null, provider_id: null, created_at: clock() }
  if (!(await beforeSending(beginAttempt(attempts, begun)))) throw new LostError(smsFailure.lost)
  // One that cannot be written is found as `calling`, and the SMS is not sent again.
  const end = (how: Parameters<typeof endAttempt>[2]) => endAttempt(attempts, of._id, how).catch(() => undefined)
  try {
    const accepted = await provider.send({ id, attempt: of._id, to, text })
    await end({ state: 'accepted', provider_id: accepted.id })
    return null
  } catch (error) {
    const state = error instanceof SendError && !(error instanceof LostError) ? 'refused' : 'lost'
    await end({ state, reason: error instanceof SendError ? error.message : smsFailure.lost })
    if (!(error instanceof SendError)) throw error
    return error
  }
}

/** What several refusals come to: another attempt is worth it when one of them may pass, and not before the first of those. */
function refusalOf(refusals: readonly SendError[]): SendError {
  const passing = refusals.filter(({ permanent }) => !permanent)
  const [reported] = passing.length > 0 ? passing : refusals
  if (!reported) throw new Error('there is no provider of SMS')
  const waits = passing.map(({ retryAfterMs }) => retryAfterMs)
  return new SendError(reported.message, reported.permanent, waits.length > 0 ? Math.min(...waits) : 0)
}

/** Waits for the turn at a provider; a message that would wait for long comes again, as the next provider may cost more. */
async function waitForTurn(
  { rates = {} }: Options,
  { name }: SmsProvider,
  { template }: Text,
): Promise<SendError | null> {
  try {
    await rates[name]?.take(template)
    return null
  } catch (error) {
    if (error instanceof OverRateError) return error
    throw error
  }
}

/** Asks one provider after the other; null once one has accepted it. */
async function sendByFirst(options: Options, sms: Text, number: number): Promise<SendError | null> {
  const refusals: SendError[] = []
  for (const [index, provider] of options.providers.entries()) {
    const tooEarly = await waitForTurn(options, provider, sms)
    if (tooEarly) return tooEarly
    const failure = await attempt(options, provider, sms, number + index)
    if (failure === null || failure instanceof LostError || isForNoOther(failure.message)) return failure
    refusals.push(failure)
  }
  return refusalOf(refusals)
}

/**
 * Sends SMS by the first provider that takes them, each at most once: the next is asked only where the one before has said, or it is
 * certain, that nothing goes out. Null without providers: then there are no SMS.
 */
export function createSmsSender(options: Options): Sender | null {
  const { providers, attempts, spending, rates = {}, clock } = options
  if (providers.length === 0) return null
  const waiting = providers.map(({ name }) => rates[name]?.mostWaiting ?? 0)
  return {
    inSlot: createSlots(AT_ONCE + Math.max(...waiting)),
    async send({ id, round, template, to, text }: Outgoing) {
      if (!/^\+[1-9]\d{1,14}$/.test(to)) throw new SendError(smsFailure.badNumber, true)
      const number = nextNumber(await beforeSending(lastAttempt(attempts, { delivery_id: id, round })))
      if (number === null) return
      const giveBack = await beforeSending(
        spending.reserve(template === 'phone-code' ? 'codes' : 'news', smsSegments(text), clock()),
      )
      const failure = await sendByFirst(options, { id, round, template, to, text }, number)
      if (failure === null) return
      // What cannot be given back counts as spent.
      if (!(failure instanceof LostError)) await giveBack().catch(() => undefined)
      throw failure
    },
    close: () => undefined,
  }
}
