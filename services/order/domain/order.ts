import type { Address } from '@stoa/kit/values/address'
import { DomainError } from '@stoa/kit/values/problem'
import type { ChosenOption, Picture, Totals } from './cart.ts'
import type { ItemsCancellation } from './item-cancellation.ts'
import type { OrderPaymentStatus } from './order-money.ts'
import { minutesToPay, type PayByMinutes } from './unpaid.ts'
import type { Withdrawal } from './withdrawal.ts'

export type OrderStatus = 'placed' | 'cancelled'

/** The payment method of an order of which nothing was to be paid. */
export const NO_METHOD = 'none'

export type OrderFulfilmentStatus = 'unfulfilled' | 'partial' | 'fulfilled' | 'delivered'

export interface OrderLine {
  id: string
  variant_id: string
  product_id: string
  title: string
  variant_title: string | null
  sku: string | null
  slug: string
  /** Null in orders of before, as the picture. */
  options: ChosenOption[] | null
  image: string | null
  picture: Picture | null
  requires_shipping: boolean
  quantity: number
  /** Units shipped so far. */
  fulfilled: number
  /** Units that are not shipped any more. */
  cancelled: number
  /** Minor units, for one. */
  unit_price: number
  total: number
  tax: number
  /** As the variant had it; null in orders of before. */
  tax_class: string | null
}

/** Units of a line in one shipment. */
export interface ShippedItem {
  /** Id of the order line, which was its cart item's. */
  item_id: string
  quantity: number
}

export interface Fulfilment {
  id: string
  status: 'shipped' | 'delivered'
  carrier: string | null
  tracking_number: string | null
  tracking_url: string | null
  items: ShippedItem[]
  shipped_at: Date
  delivered_at: Date | null
  /** Who among staff recorded it. */
  shipped_by: string | null
  delivered_by: string | null
}

export interface Refund {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  /** Minor units. */
  amount: number
  reason: string | null
  failure: string | null
  /** Who among staff gave it; null for the system. */
  actor: string | null
  created_at: Date
  /** When it succeeded or failed; null while it is pending, and where it is not known. */
  ended_at: Date | null
}

/** A change of what an order's payment says. */
export interface PaymentStep {
  from: OrderPaymentStatus
  to: OrderPaymentStatus
  at: Date
}

/** Why an order is cancelled, and by whom; null for the system. */
export interface Ending {
  reason: string | null
  by: string | null
}

/** An order as it is written when its checkout is confirmed. */
export interface NewOrder {
  id: string
  number: string
  owner: string
  user_id: string | null
  cart_id: string
  reservation_id: string
  payment_id: string
  payment_method: string
  /** The method as the buyer read it; null where nothing was to be paid, and for orders of before it was kept. */
  payment_title: string | null
  payment_status: OrderPaymentStatus
  /** The network it was ordered from; null when that is not known. */
  network: string | null
  /** Minutes until it is cancelled unless it is paid, or its payment is voided later; null when that is never. */
  pay_by_minutes: number | null
  email: string
  locale: string
  currency: string
  note: string | null
  totals: Totals
  total: number
  captured: number
  /** Of the payment as it is known; what older events say of it is ignored. */
  payment_version: number
  shipping_address: Address | null
  billing_address: Address | null
  shipping_option: { id: string; name: string; amount: number } | null
  lines: OrderLine[]
}

export interface Order extends Omit<NewOrder, 'lines' | 'pay_by_minutes' | 'email'> {
  /** Null once its buyer was erased and nothing of it is open. */
  email: string | null
  /** Days to withdraw in; 0 where the shop gave none. */
  withdrawal_days: number
  /** IANA name of the shop's zone as staff have set it today; null follows the environment. */
  time_zone: string | null
  /** When an order that is not paid is cancelled. */
  pay_by: Date | null
  /** Since when it is paid in part only, and its time is over; null when it was not, or never was. */
  payment_overdue_at: Date | null
  status: OrderStatus
  fulfilment_status: OrderFulfilmentStatus
  staff_note: string | null
  refunded: number
  cancel_reason: string | null
  cancelled_at: Date | null
  /** Who cancelled it; null for the system. */
  cancelled_by: string | null
  money_due_at: Date | null
  /** How it will be cancelled, once its payment has ended without money; null while nobody cancels it. */
  ending: Ending | null
  version: number
  placed_at: Date
  updated_at: Date
}

/** An order with its lines, fulfilments and refunds. */
export interface WholeOrder extends Order {
  /** The earliest first; null where money had moved before this was recorded. */
  payment_history: PaymentStep[] | null
  /** The earliest first. */
  withdrawals: Withdrawal[]
  /** Of items, while the rest stands; the earliest first. */
  cancellations: ItemsCancellation[]
  lines: OrderLine[]
  fulfilments: Fulfilment[]
  refunds: Refund[]
}

/** The zone in which its days are counted. */
export const timeZoneOf = (order: Pick<Order, 'time_zone'>, settings: { SHOP_TIME_ZONE: string }): string =>
  order.time_zone ?? settings.SHOP_TIME_ZONE

const AWAITS_MONEY: ReadonlySet<OrderPaymentStatus> = new Set(['awaiting', 'partially_paid'])

/** By when all of it has to be paid; null once it is paid, shipped or cancelled, and while its method has no such time. */
export function payByOf(order: Order, minutes: PayByMinutes): Date | null {
  const { status, payment_status, fulfilment_status, pay_by, payment_method } = order
  const isUnpaid = status === 'placed' && AWAITS_MONEY.has(payment_status) && fulfilment_status === 'unfulfilled'
  return isUnpaid && minutesToPay(minutes, payment_method) !== null ? pay_by : null
}

/** Since when staff have to decide about it: paid in part, and the time for the rest is over. Null when that is not so. */
export function paymentOverdueSince({ status, payment_status, payment_overdue_at }: Order): Date | null {
  return status === 'placed' && payment_status === 'partially_paid' ? payment_overdue_at : null
}

/** Why an order was cancelled by itself. */
export const NOT_PAID_IN_TIME = 'It was not paid in time.'

/** Why an order is cancelled by itself when its time is over, by what its payment says then; others are not cancelled. */
export const CANCELLED_BECAUSE: Partial<Record<OrderPaymentStatus, string>> = {
  awaiting: NOT_PAID_IN_TIME,
  voided: 'Its payment was cancelled.',
}

/** Who may change an order of theirs, as it is recorded: its customer, or whoever has the token of its cart. */
export const buyerOf = ({ owner, user_id }: Pick<Order, 'owner' | 'user_id'>): string =>
  `${owner === user_id ? 'user' : 'cart'}:${owner}`

/** Refuses to cancel an order for want of its money once some has come. */
export function assertUnpaid(order: Pick<Order, 'payment_status'>): void {
  if (!CANCELLED_BECAUSE[order.payment_status])
    throw new DomainError('invalid_state', 'Money has come for it meanwhile.')
}

/** Whether its payment has to end first, because money may come at this moment that nobody has heard of yet. */
export const mustEndFirst = ({ status, payment_status }: Pick<Order, 'status' | 'payment_status'>): boolean =>
  status === 'placed' && payment_status === 'awaiting'

/** Whether it is cancelled, or is being cancelled: cancelling it again changes nothing. */
export const isCancellationBegun = ({ status, ending }: Pick<Order, 'status' | 'ending'>): boolean =>
  status === 'cancelled' || ending !== null

/** Whether it can be cancelled: not once something is on its way, and once only. */
export const isCancellable = (order: Pick<Order, 'status' | 'ending' | 'fulfilment_status'>): boolean =>
  !isCancellationBegun(order) && order.fulfilment_status === 'unfulfilled'

export function assertCancellable(order: Parameters<typeof isCancellable>[0]): void {
  if (isCancellable(order)) return
  throw new DomainError('invalid_state', 'Some of it was shipped already, so it cannot be cancelled any more.')
}
