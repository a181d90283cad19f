import type { Fulfilment, Money, Order } from '@stoa/sdk'
import { dateFor, momentFor } from './dates.server.ts'
import { type comingText, happenedText } from './messages/timeline.ts'
import type { Visit } from './stoa.server.ts'
import { isAwaited } from './withdrawn-units.ts'

type HappenedKind = keyof typeof happenedText
type ComingKind = keyof typeof comingText

interface Coming {
  kind: ComingKind
  date?: string
  amount?: Money
}

type Pieces = Readonly<{ item_id: string; quantity: number }>[]

const isKnown = (kind: string): kind is HappenedKind => Object.hasOwn(happenedText, kind)

/** What has happened to an order, with the moments as the shop's clocks show them, and what comes next. */
export function timelineOf(order: Order, visit: Pick<Visit, 'language' | 'facts'>) {
  return { happened: happenedTo(order, visit), coming: comingOf(order, visit) }
}

export type Timeline = ReturnType<typeof timelineOf>

function happenedTo(order: Order, visit: Pick<Visit, 'language' | 'facts'>) {
  return order.timeline.flatMap(({ kind, at, reference, amount }) => {
    if (!isKnown(kind)) return []
    const parcel = order.fulfilments.find(({ id }) => id === reference)
    const named = [...order.withdrawals, ...(order.cancellations ?? [])].find(({ id }) => id === reference)
    const isPart = order.fulfilments.length > 1 || order.fulfilment_status === 'partial'
    const items = named?.items ?? (isPart ? parcel?.items : undefined) ?? []
    return [
      {
        id: `${kind} ${reference ?? at}`,
        kind,
        at,
        moment: momentFor(visit, at),
        amount,
        parcel: parcel ? parcelOf(parcel, kind) : null,
        pieces: piecesOf(order, items),
      },
    ]
  })
}

/** A parcel is followed until it has come. */
function parcelOf({ carrier, tracking_number, tracking_url, status }: Fulfilment, kind: HappenedKind) {
  const isUnderWay = kind === 'shipped' && status === 'shipped'
  return {
    name: [carrier, tracking_number].filter(Boolean).join(' '),
    // Staff typed it; only an address of the web is a link.
    url: isUnderWay && tracking_url && /^https?:\/\//.test(tracking_url) ? tracking_url : null,
  }
}

/** What is in a parcel, a withdrawal or a cancellation. */
export function piecesOf({ items }: Pick<Order, 'items'>, pieces: Pieces) {
  return pieces.flatMap(({ item_id, quantity }) => {
    const item = items.find(({ id }) => id === item_id)
    const title = item && [item.title, item.variant_title].filter(Boolean).join(', ')
    return title ? [{ id: item_id, title, quantity }] : []
  })
}

function comingOf(order: Order, visit: Pick<Visit, 'language' | 'facts'>): Coming[] {
  const back = order.payment.refund_pending
  const refund: Coming[] = back.amount > 0 ? [{ kind: 'refund', amount: back }] : []
  // A payment that came to nothing ends the order.
  if (order.status === 'cancelled' || order.payment_status === 'voided') return refund
  return [...paymentOf(order, visit), ...deliveryOf(order), ...refund]
}

function paymentOf({ payment_status, pay_by }: Order, visit: Pick<Visit, 'language' | 'facts'>): Coming[] {
  if (payment_status !== 'awaiting' && payment_status !== 'partially_paid') return []
  return [pay_by === null ? { kind: 'pay' } : { kind: 'pay_by', date: dateFor(visit, pay_by) }]
}

function deliveryOf(order: Order): Coming[] {
  const goods = order.items.filter(({ requires_shipping }) => requires_shipping)
  const toShip: Coming[] = [{ kind: goods.some(({ fulfilled }) => fulfilled > 0) ? 'ship_rest' : 'ship' }]
  const isUnderWay = order.fulfilments.some(({ status }) => status === 'shipped')
  if (!goods.some((line) => isAwaited(order, line))) return isUnderWay ? [{ kind: 'deliver' }] : []
  return [...toShip, { kind: 'deliver' }]
}
