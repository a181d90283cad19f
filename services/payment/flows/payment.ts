import { keyMissing } from '@stoa/kit/contract/idempotency-key'
import { newId } from '@stoa/kit/values/ids'
import type { Money } from '@stoa/kit/values/money'
import { DomainError, UnavailableError } from '@stoa/kit/values/problem'
import type { FlowContext } from '../context.ts'
import { applyCharge, isOpen } from '../domain/charge.ts'
import { type CaptureRequest, recordCapture } from '../domain/manual.ts'
import { isManual, mustReverse, type Payment } from '../domain/payment.ts'
import {
  type RefundRequest,
  requestCancel,
  requestCapture,
  requestEnd,
  requestRefund,
  requestVoid,
  requestWaiver,
} from '../domain/requests.ts'
import { insertPayment, type NewPayment, readPayment } from '../store/payments.ts'
import { changePayment, mustRead } from './change-payment.ts'
import { callProvider, chargeRefOf, providerOf, reconcile } from './reconcile.ts'

export interface AuthoriseRequest
  extends Pick<NewPayment, 'checkout_id' | 'order_id' | 'order_number' | 'owner' | 'method'> {
  payment_id: string
  amount: Money
  details: Record<string, string>
}

/** ISO 4217's code for "no currency": of a payment that was cancelled before it was authorised. */
const NO_CURRENCY = 'XXX'

/** Nothing to pay needs no provider: it is captured from the beginning, and no method has to be offered for it. */
const SETTLED = { provider: 'manual', status: 'captured', desired_state: 'captured' } as const

function newPayment(ctx: FlowContext, request: AuthoriseRequest): NewPayment {
  const { payment_id, amount, ...rest } = request
  if (amount.amount === 0) return { ...rest, ...amount, id: payment_id, ...SETTLED }
  const method = ctx.methods.find(({ id }) => id === request.method)
  if (!method) throw new DomainError('unprocessable', `The payment method ${request.method} is not offered.`)
  // Staff capture manual money when it has arrived, whatever the setting.
  const desired_state = method.kind !== 'manual' && ctx.capture === 'automatic' ? 'captured' : 'authorised'
  return { ...rest, ...amount, id: payment_id, provider: method.provider, status: 'pending', desired_state }
}

function assertSameRequest(payment: Payment, { amount, method }: AuthoriseRequest): void {
  if (payment.currency === NO_CURRENCY) return
  const isSame = payment.amount === amount.amount && payment.currency === amount.currency && payment.method === method
  if (!isSame) throw new DomainError('idempotency_key_reused', 'This payment_id was used for another payment.')
}

/** Authorises once for each payment_id, whatever fails on the way. Repeating it returns the payment as it stands. */
export async function authorise(ctx: FlowContext, request: AuthoriseRequest): Promise<Payment> {
  const isOffered = request.amount.amount === 0 || ctx.methods.some(({ id }) => id === request.method)
  const known = isOffered ? undefined : await readPayment(ctx.pg, request.payment_id)
  const created = known ? undefined : await insertPayment(ctx.pg, newPayment(ctx, request))
  if (created) return isOpen(created) ? (await reconcile(ctx, created, { fetchFirst: false })).payment : created
  const payment = known ?? (await mustRead(ctx, request.payment_id))
  assertSameRequest(payment, request)
  return reconcileIfOpen(ctx, payment)
}

async function reconcileIfOpen(ctx: FlowContext, payment: Payment): Promise<Payment> {
  return isOpen(payment) ? (await reconcile(ctx, payment, { fetchFirst: true })).payment : payment
}

/** The payment, after querying the provider if its outcome is open. */
export async function readReconciled(ctx: FlowContext, id: string): Promise<Payment> {
  return reconcileIfOpen(ctx, await mustRead(ctx, id))
}

/** Takes the id of a payment that was cancelled before it was authorised. */
function tombstone(id: string): NewPayment {
  const empty = { checkout_id: '', order_id: '', order_number: '', owner: '', method: '', provider: 'manual' }
  return {
    ...empty,
    id,
    currency: NO_CURRENCY,
    amount: 0,
    status: 'cancelled',
    desired_state: 'cancelled',
    details: {},
  }
}

/**
 * Cancels a payment in any state. An unknown one is inserted as cancelled, so that a late authorise finds its id taken.
 * Throws while the provider does not respond; the desired state is saved and the recovery loop reconciles it.
 */
export async function cancel(ctx: FlowContext, id: string): Promise<Payment> {
  const known = (await readPayment(ctx.pg, id)) ?? (await insertPayment(ctx.pg, tombstone(id)))
  const start = known ?? (await mustRead(ctx, id))
  return ended(ctx, await changePayment(ctx, start, (current) => requestCancel(current, ctx.now)))
}

/** Cancels a payment of which no money has come; throws otherwise, and nothing changes. */
export async function endUnpaid(ctx: FlowContext, id: string): Promise<Payment> {
  return ended(ctx, await changePayment(ctx, await mustRead(ctx, id), requestEnd))
}

async function ended(ctx: FlowContext, requested: Payment): Promise<Payment> {
  const payment = await reconcileIfOpen(ctx, requested)
  // Nothing moves by itself any more once it is not open: the money has gone back, or is on the list of staff.
  if (isOpen(payment)) {
    throw new UnavailableError('The payment provider has not confirmed the cancellation yet.', true)
  }
  return payment
}

function wrongCurrency(payment: Payment): DomainError {
  return new DomainError('unprocessable', `This payment is in ${payment.currency}.`)
}

export type CaptureInput = Omit<CaptureRequest, 'id' | 'amount'> & {
  /** Null when the caller sent no Idempotency-Key. */
  id: string | null
  /** Null = all of it, or of manual money all that is owed. */
  amount: Money | null
}

/** Captures authorised money, or records manual money that has arrived. */
export async function capture(ctx: FlowContext, paymentId: string, input: CaptureInput): Promise<Payment> {
  const { id, amount, ...origin } = input
  const payment = await mustRead(ctx, paymentId)
  if (amount && amount.currency !== payment.currency) throw wrongCurrency(payment)
  if (isManual(payment)) {
    // The same amount may come twice: without a key a repetition would count as another one.
    if (amount && id === null) throw keyMissing()
    const request = { ...origin, id: id ?? newId('cap'), amount: amount?.amount ?? null }
    return changePayment(ctx, payment, (current) => recordCapture(current, request, ctx.now))
  }
  const requested = await changePayment(ctx, payment, (current) =>
    requestCapture(current, amount?.amount ?? null, origin.actor),
  )
  return (await reconcile(ctx, requested, { fetchFirst: false })).payment
}

/** Voids a payment that was not captured. */
export async function voidPayment(ctx: FlowContext, id: string, actor: string): Promise<Payment> {
  const requested = await changePayment(ctx, await mustRead(ctx, id), (current) => requestVoid(current, actor))
  return reconcileIfOpen(ctx, requested)
}

/** Continues after the buyer's action; a payment that requires none, or is being cancelled, is returned as it stands. */
export async function confirm(ctx: FlowContext, payment: Payment, details: Record<string, string>): Promise<Payment> {
  if (payment.status !== 'requires_action' || mustReverse(payment)) return reconcileIfOpen(ctx, payment)
  const provider = providerOf(ctx, payment)
  const charge = await callProvider(ctx, payment, () => provider.confirm(chargeRefOf(payment), details))
  if (!charge) return payment
  const confirmed = await changePayment(ctx, payment, (current) => applyCharge(current, charge, ctx.now))
  return (await reconcile(ctx, confirmed, { fetchFirst: false })).payment
}

/** Says how much need not be paid any more; the payment as it stands then, after querying the provider if its outcome is open. */
export async function waive(ctx: FlowContext, id: string, amount: Money): Promise<Payment> {
  const payment = await readReconciled(ctx, id)
  if (amount.currency !== payment.currency) throw wrongCurrency(payment)
  return changePayment(ctx, payment, (current) => requestWaiver(current, amount.amount, ctx.now))
}

export type RefundInput = Omit<RefundRequest, 'amount'> & {
  payment_id: string
  /** Null = all that is left. */
  amount: Money | null
}

/**
 * Refunds once for each refund id. The refund is saved before the provider is called; without a response it stays pending
 * and counts against what is left.
 */
export async function refund(ctx: FlowContext, input: RefundInput): Promise<{ payment: Payment; isRepeated: boolean }> {
  const { payment_id, amount, ...rest } = input
  const payment = await mustRead(ctx, payment_id)
  if (amount && amount.currency !== payment.currency) throw wrongCurrency(payment)
  const request = { ...rest, amount: amount?.amount ?? null }
  const isRepeated = payment.refunds.some(({ id }) => id === input.id)
  const requested = await changePayment(ctx, payment, (current) => requestRefund(current, request, ctx.now))
  const { payment: reconciled } = await reconcile(ctx, requested, { fetchFirst: isRepeated })
  const result = reconciled.refunds.find(({ id }) => id === input.id)
  if (result?.status === 'failed') throw new DomainError('unprocessable', `The provider refused it: ${result.failure}`)
  return { payment: reconciled, isRepeated }
}
