import type { Money } from '@stoa/kit/values/money'
import type { Address } from './address-lines.ts'

interface Line {
  title: string
  variant_title: string | null
  quantity: number
}

/** What messages and their templates use of an order; the order service's response has it all. */
export interface Order {
  id: string
  number: string
  email: string
  /** Who placed it; null where that is not known, and from an earlier build once money has come. */
  client: string | null
  /** Absent from an order service of an earlier build, as the next. */
  is_cancelled?: boolean
  is_cancelled_by_buyer?: boolean
  /** No money has come for it and none is held. */
  is_unpaid: boolean
  locale: string
  placed_at: string
  /** When it is cancelled unless it is paid; absent from an order service of an earlier build, as the next. */
  pay_by?: string | null
  is_cancelled_unpaid?: boolean
  /** Absent from an order service of an earlier build. */
  withdrawals?: {
    id: string
    name: string
    email: string
    text: string | null
    received_at: string
    /** The day, where staff recorded it; absent from an order service of an earlier build, as the next. */
    declared_on?: string | null
    lines: Line[]
  }[]
  /** Of the total, what items that were cancelled cost. */
  cancelled?: Money
  /** What its buyer has still to pay, without what is held of a card. */
  outstanding?: Money
  cancellations?: { id: string; reason: string | null; amount: Money; is_refunded: boolean; lines: Line[] }[]
  lines: (Line & { total: Money })[]
  subtotal: Money
  shipping_total: Money
  tax_total: Money
  total: Money
  shipping_address: Address | null
  fulfilments: {
    id: string
    carrier: string | null
    tracking_number: string | null
    tracking_url: string | null
    lines: Line[]
  }[]
}

/** Whether its buyer cancelled it, or nobody paid for it in time. */
export const hasLapsed = ({ is_cancelled_by_buyer, is_cancelled_unpaid }: Order): boolean =>
  Boolean(is_cancelled_by_buyer || is_cancelled_unpaid)
