import type { Money } from '@stoa/kit/values/money'
import { DomainError, UnavailableError } from '@stoa/kit/values/problem'
import type { Work } from '../context.ts'
import { isOpen, reconcile } from '../domain/charge.ts'
import { isFinal, type Payment, refundable, requestCancel, requestCapture, requestVoid } from '../domain/payment.ts'
import { insertPayment, type NewPayment, readPayment } from '../store/payments.ts'
import { ask, converge, providerOf, refOf } from './converge.ts'
import { change, mustRead } from './save.ts'

export interface AuthoriseRequest
  extends Pick<NewPayment, 'checkout_id' | 'order_id' | 'order_number' | 'owner' | 'method'> {
  payment_id: string
  amount: Money
  details: Record<string, string>
}

/** ISO 4217's code for "no currency": of a payment that was cancelled before it was heard of. */
const NO_CURRENCY = 'XXX'

function newPayment(work: Work, request: AuthoriseRequest): NewPayment {
  const { payment_id, amount, ...rest } = request
  const method = work.methods.find(({ id }) => id === request.method)
  if (!method) throw new DomainError('unprocessable', `The payment method ${request.method} is not offered.`)
  // Manual money is captured by staff when it has come, whatever the setting.
  const goal = method.kind !== 'manual' && work.capture === 'automatic' ? 'captured' : 'authorised'
  return { ...rest, ...amount, id: payment_id, provider: method.provider, status: 'pending', goal }
}

function mustBeSame(payment: Payment, { amount, method }: AuthoriseRequest): void {
  if (payment.currency === NO_CURRENCY) return
  const isSame = payment.amount === amount.amount && payment.currency === amount.currency && payment.method === method
  if (!isSame) throw new DomainError('idempotency_key_reused', 'This payment_id was used for another payment.')
}

/** Authorises once for each payment_id, whatever happens on the way. Repeating it answers the payment as it stands. */
export async function authorise(work: Work, request: AuthoriseRequest): Promise<Payment> {
  const isOffered = work.methods.some(({ id }) => id === request.method)
  const known = isOffered ? undefined : await readPayment(work.pg, request.payment_id)
  const created = known ? undefined : await insertPayment(work.pg, newPayment(work, request))
  if (created) return (await converge(work, created, { look: false })).payment
  const payment = known ?? (await mustRead(work, request.payment_id))
  mustBeSame(payment, request)
  return settled(work, payment)
}

async function settled(work: Work, payment: Payment): Promise<Payment> {
  return isOpen(payment) ? (await converge(work, payment, { look: true })).payment : payment
}

/** The payment, after asking the provider where its outcome is open. */
export async function readSettled(work: Work, id: string): Promise<Payment> {
  return settled(work, await mustRead(work, id))
}

function tombstone(id: string): NewPayment {
  const nobody = { checkout_id: '', order_id: '', order_number: '', owner: '', method: '', provider: 'manual' }
  return { ...nobody, id, currency: NO_CURRENCY, amount: 0, status: 'cancelled', goal: 'cancelled', details: {} }
}

/**
 * Undoes a payment whatever its state. One that was never heard of is written down as cancelled, so that a late
 * authorise finds its id taken. Throws while the provider does not answer; the wish stays and the recovery loop has it.
 */
export async function cancel(work: Work, id: string): Promise<Payment> {
  const known = (await readPayment(work.pg, id)) ?? (await insertPayment(work.pg, tombstone(id)))
  const asked = await change(work, known ?? (await mustRead(work, id)), (now) => requestCancel(now, work.now))
  const payment = await settled(work, asked)
  if (!isFinal(payment.status) || refundable(payment) > 0 || isOpen(payment)) {
    throw new UnavailableError('The payment provider has not confirmed yet that the payment is undone.', true)
  }
  return payment
}

/** Takes what is held, or marks manual money as received. `amount`: null = all of it. */
export async function capture(work: Work, id: string, amount: Money | null): Promise<Payment> {
  const payment = await mustRead(work, id)
  if (amount && amount.currency !== payment.currency) throw wrongCurrency(payment)
  const asked = await change(work, payment, (now) => requestCapture(now, amount?.amount ?? null))
  return (await converge(work, asked, { look: false })).payment
}

/** Gives up a payment whose money was not captured. */
export async function voidPayment(work: Work, id: string): Promise<Payment> {
  return settled(work, await change(work, await mustRead(work, id), requestVoid))
}

/** Goes on after the buyer has done what was asked; a payment that waits for nobody is answered as it stands. */
export async function confirm(work: Work, payment: Payment, details: Record<string, string>): Promise<Payment> {
  if (payment.status !== 'requires_action') return settled(work, payment)
  const provider = providerOf(work, payment)
  const charge = await ask(work, payment, () => provider.confirm(refOf(payment), details))
  if (!charge) return payment
  const moved = await change(work, payment, (now) => reconcile(now, charge, work.now))
  return (await converge(work, moved, { look: false })).payment
}

export function wrongCurrency(payment: Payment): DomainError {
  return new DomainError('unprocessable', `This payment is in ${payment.currency}.`)
}
