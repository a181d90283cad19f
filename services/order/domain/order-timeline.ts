import type { PaymentStep, WholeOrder } from './order.ts'
import type { OrderPaymentStatus } from './order-money.ts'

type TimelineKind =
  | 'placed'
  | 'payment_authorised'
  | 'partially_paid'
  | 'paid'
  | 'payment_failed'
  | 'shipped'
  | 'delivered'
  | 'items_cancelled'
  | 'cancelled'
  | 'refunded'
  | 'withdrawal_received'

/** Something that has happened to an order. */
export interface TimelineEntry {
  kind: TimelineKind
  at: Date
  /** Id of the fulfilment, refund, withdrawal or cancellation of items it is about. */
  reference: string | null
  /** Minor units that went back. */
  amount: number | null
  /** Who among staff, or which buyer, did it; null for the system, and where it is not recorded. */
  actor: string | null
}

const entry = (kind: TimelineKind, at: Date, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  kind,
  at,
  reference: null,
  amount: null,
  actor: null,
  ...more,
})

/** What is told of a payment that enters a status; what goes back is told by its refunds. */
const KIND_OF: Partial<Record<OrderPaymentStatus, TimelineKind>> = {
  authorised: 'payment_authorised',
  partially_paid: 'partially_paid',
  paid: 'paid',
  voided: 'payment_failed',
}

/** The statuses of the payment with their moments; the first is that with which the order was placed. */
function paymentSteps(order: WholeOrder): Pick<PaymentStep, 'to' | 'at'>[] {
  const { payment_history: history, placed_at, payment_status, total } = order
  // Where nothing was to be paid, and where it is not known, nothing is said of it.
  if (history === null || total === 0) return []
  return [{ to: history[0]?.from ?? payment_status, at: placed_at }, ...history]
}

function paymentEntries(order: WholeOrder): TimelineEntry[] {
  return paymentSteps(order).flatMap(({ to, at }) => {
    const kind = KIND_OF[to]
    // The payment of a cancelled order ends because of that.
    const isSaid = to === 'voided' && order.status === 'cancelled'
    return kind && !isSaid ? [entry(kind, at)] : []
  })
}

/** What has happened to an order so far, the earliest first, read from what the order keeps. */
export function timelineOf(order: WholeOrder): TimelineEntry[] {
  const { placed_at, fulfilments, refunds, withdrawals, cancellations, cancelled_at, cancelled_by } = order
  const shipments = fulfilments.flatMap(({ id, shipped_at, shipped_by, delivered_at, delivered_by }) => [
    entry('shipped', shipped_at, { reference: id, actor: shipped_by }),
    ...(delivered_at ? [entry('delivered', delivered_at, { reference: id, actor: delivered_by })] : []),
  ])
  const refunded = refunds
    .filter(({ status }) => status === 'succeeded')
    .map(({ id, amount, actor, ended_at, created_at }) =>
      entry('refunded', ended_at ?? created_at, { reference: id, amount, actor }),
    )
  const entries = [
    entry('placed', placed_at),
    ...paymentEntries(order),
    ...shipments,
    ...(cancelled_at ? [entry('cancelled', cancelled_at, { actor: cancelled_by })] : []),
    ...refunded,
    ...cancellations.map(({ id, cancelled_at: at, by }) => entry('items_cancelled', at, { reference: id, actor: by })),
    ...withdrawals.map(({ id, received_at, recorded_by: actor = null }) =>
      entry('withdrawal_received', received_at, { reference: id, actor }),
    ),
  ]
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime())
}
