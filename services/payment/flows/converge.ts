import { UnavailableError } from '@stoa/kit/values/problem'
import type { Work } from '../context.ts'
import { type Charge, nextStep, reconcile, type Step } from '../domain/charge.ts'
import type { Payment } from '../domain/payment.ts'
import type { ChargeRef, Provider } from '../providers/provider.ts'
import { checkSoon } from '../store/recovery.ts'
import { change } from './save.ts'

export interface Converged {
  payment: Payment
  /** False when the provider did not answer: the outcome of the last question is not known. */
  answered: boolean
}

/** More steps than any path from a start to an end has; past it something answers in circles. */
const MAX_STEPS = 6

const STATUS: Record<Payment['status'], Charge['status']> = {
  pending: 'processing',
  requires_action: 'requires_action',
  authorised: 'authorised',
  awaiting: 'awaiting',
  captured: 'captured',
  refunded: 'captured',
  failed: 'declined',
  cancelled: 'voided',
}

/** How a provider finds the charge of a payment, with what it said of it last. */
export function refOf(payment: Payment): ChargeRef {
  const { provider_key: key, currency, amount, reference, status, captured, action, failure } = payment
  const refunds = payment.refunds.map((refund) => ({ ...refund, key: refund.id }))
  const view = { status: STATUS[status], currency, amount, captured, action, failure, refunds }
  return { key, currency, amount, known: reference === null ? null : { ...view, reference } }
}

export function providerOf(work: Pick<Work, 'providers'>, payment: Payment): Provider {
  const provider = work.providers.get(payment.provider)
  if (!provider) throw new Error(`payment ${payment.id}: there is no provider ${payment.provider} any more`)
  return provider
}

function perform(provider: Provider, payment: Payment, step: Step): Promise<Charge> {
  const charge = refOf(payment)
  if (step.do === 'capture') return provider.capture(charge, step.amount)
  if (step.do === 'void') return provider.void(charge)
  if (step.do === 'refund') return provider.refund(charge, { key: step.refund.id, amount: step.refund.amount })
  return provider.authorise(charge, { capture: payment.goal === 'captured', details: payment.details })
}

/** What the provider answers; undefined when it did not, and somebody must ask again. */
export async function ask<T>(work: Work, payment: Payment, question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question()
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error
    work.log.warn({ err: error, payment: payment.id }, 'no answer from the payment provider, asked again later')
    await checkSoon(work.pg, payment.id)
    return undefined
  }
}

/**
 * Carries a payment towards its goal: asks the provider, writes down what it says, takes the next step, until there is
 * none. Any number may do this for one payment at the same time: every call is keyed, every answer is merged. With `look`
 * the provider is first asked how things stand, as must be whenever an earlier outcome is not known.
 */
export async function converge(work: Work, start: Payment, options: { look: boolean }): Promise<Converged> {
  const provider = providerOf(work, start)
  const learn = (from: Payment, charge: Charge) => change(work, from, (now) => reconcile(now, charge, work.now))
  let payment = start
  if (options.look) {
    const charge = await ask(work, payment, () => provider.fetch(refOf(payment)))
    if (charge === undefined) return { payment, answered: false }
    if (charge) payment = await learn(payment, charge)
  }
  for (let taken = 0; taken < MAX_STEPS; taken++) {
    const step = nextStep(payment)
    if (!step) break
    const asked = payment
    const charge = await ask(work, asked, () => perform(provider, asked, step))
    if (!charge) return { payment, answered: false }
    payment = await learn(payment, charge)
    // It answered, but nothing came of it: asking again at once would not help.
    if (payment.version === asked.version) break
  }
  return { payment, answered: true }
}
