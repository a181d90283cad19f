import { UnavailableError } from '@stoa/kit/values/problem'
import type { FlowContext } from '../context.ts'
import { applyCharge, type Charge, nextStep, type Step } from '../domain/charge.ts'
import { type Payment, providerKeyOf } from '../domain/payment.ts'
import type { ChargeRef, Provider } from '../providers/provider.ts'
import { checkSoon } from '../store/recovery.ts'
import { changePayment } from './change-payment.ts'

export interface Reconciled {
  payment: Payment
  /** False when the provider did not respond: the outcome of the last call is not known. */
  responded: boolean
}

/** More steps than any path through the states has; beyond it a provider contradicts itself. */
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

/** How a provider finds the charge of a payment, with what it last reported. */
export function chargeRefOf(payment: Payment): ChargeRef {
  const { provider_key: key, currency, amount, reference, status, captured, action, failure } = payment
  const refunds = payment.refunds.map((refund) => ({ ...refund, key: providerKeyOf(refund) }))
  const reported = { status: STATUS[status], currency, amount, captured, action, failure, refunds }
  return { key, currency, amount, known: reference === null ? null : { ...reported, reference } }
}

export function providerOf(ctx: Pick<FlowContext, 'providers'>, payment: Payment): Provider {
  const provider = ctx.providers.get(payment.provider)
  if (!provider) throw new Error(`payment ${payment.id}: there is no provider ${payment.provider} any more`)
  return provider
}

function perform(provider: Provider, payment: Payment, step: Step): Promise<Charge> {
  const charge = chargeRefOf(payment)
  if (step.kind === 'capture') return provider.capture(charge, step.amount)
  if (step.kind === 'void') return provider.void(charge)
  if (step.kind === 'refund') {
    return provider.refund(charge, { key: providerKeyOf(step.refund), amount: step.refund.amount })
  }
  return provider.authorise(charge, { capture: payment.desired_state === 'captured', details: payment.details })
}

/** The provider's response; undefined when there was none, so that the recovery loop queries it again soon. */
export async function callProvider<T>(
  ctx: FlowContext,
  payment: Payment,
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error
    ctx.log.warn({ err: error, payment: payment.id }, 'the payment provider did not respond, it is queried again later')
    await checkSoon(ctx.pg, payment.id)
    return undefined
  }
}

/**
 * Brings a payment to its desired state: calls the provider, saves what it reports and takes the next step, until none is
 * left. Any number of processes may reconcile one payment at the same time: every call has an idempotency key, every
 * response is merged. With `fetchFirst` the charge is read first, which is required when an earlier outcome is not known.
 */
export async function reconcile(
  ctx: FlowContext,
  start: Payment,
  options: { fetchFirst: boolean },
): Promise<Reconciled> {
  const provider = providerOf(ctx, start)
  const apply = (from: Payment, charge: Charge) =>
    changePayment(ctx, from, (current) => applyCharge(current, charge, ctx.now))
  let payment = start
  if (options.fetchFirst) {
    const charge = await callProvider(ctx, payment, () => provider.fetch(chargeRefOf(payment)))
    if (charge === undefined) return { payment, responded: false }
    if (charge) payment = await apply(payment, charge)
  }
  for (let taken = 0; taken < MAX_STEPS; taken++) {
    const step = nextStep(payment)
    if (!step) break
    const before = payment
    const charge = await callProvider(ctx, before, () => perform(provider, before, step))
    if (!charge) return { payment, responded: false }
    payment = await apply(payment, charge)
    // The provider responded, but nothing changed: calling it again at once would not help.
    if (payment.version === before.version) break
  }
  return { payment, responded: true }
}
