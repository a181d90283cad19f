import type { OrderForMessages } from '../generated/order-client.ts'

export const euros = (amount: number) => ({ amount, currency: 'EUR' })

/** A buyer's declaration, as the order service sends it. */
export const withdrawn: OrderForMessages['withdrawals'][number] = {
  id: 'wdr_1',
  name: 'Ada Lovelace',
  email: 'ada@elsewhere.example',
  text: null,
  received_at: '2026-11-24T15:30:00.000Z',
  lines: [{ title: 'Linen Wrap Dress', variant_title: 'M / Indigo', quantity: 2 }],
}

/** A cancellation of items, as the order service sends it. */
export const itemsCancelled: NonNullable<OrderForMessages['cancellations']>[number] = {
  ...{ id: 'ocn_1', reason: 'Sold out, see https://evil.example', amount: euros(6999), is_refunded: true },
  lines: [{ title: 'Linen Wrap Dress', variant_title: 'M / Indigo', quantity: 1 }],
}

/** An order as the order service sends it. */
export function orderWith(more: Partial<OrderForMessages> = {}): OrderForMessages & { email: string } {
  return {
    id: 'ord_1',
    number: 'S1001',
    email: 'ada@example.test',
    locale: 'en-GB',
    customer_id: null,
    client: null,
    is_unpaid: true,
    is_cancelled: false,
    is_cancelled_by_buyer: false,
    currency: 'EUR',
    lines: [
      {
        title: 'Linen Wrap Dress',
        variant_title: 'M / Indigo',
        quantity: 2,
        unit_price: euros(6999),
        total: euros(13998),
        image: null,
      },
    ],
    subtotal: euros(13998),
    shipping_total: euros(490),
    tax_total: euros(2313),
    total: euros(14488),
    shipping_address: { name: 'Ada Lovelace', line1: "12 St James's Square", city: 'London', country: 'GB' },
    fulfilments: [
      {
        id: 'ful_1',
        carrier: 'DHL',
        tracking_number: '00340434161094042557',
        tracking_url: 'https://track.example.test/00340434161094042557',
        lines: [{ title: 'Linen Wrap Dress', variant_title: 'M / Indigo', quantity: 2 }],
      },
    ],
    pay_by: null,
    is_cancelled_unpaid: false,
    withdrawals: [],
    placed_at: '2026-11-23T14:00:00.000Z',
    ...(more as object),
  }
}
