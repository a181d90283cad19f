import { abandonedCartOf } from './abandoned-cart.ts'
import { backInStockOf } from './back-in-stock.ts'
import {
  cancellationOf,
  confirmationOf,
  emailVerificationOf,
  itemsCancelledOf,
  newSignInOf,
  passwordChangedOf,
  passwordResetOf,
  paymentReceivedOf,
  phoneCodeOf,
  refundOf,
  shippingOf,
  type Template,
  welcomeOf,
  withdrawalOf,
} from './message.ts'
import type { Order } from './order.ts'
import { lowStockOf, newOrderOf, type StaffMessage } from './staff-mail.ts'
import { webhookDisabledOf } from './webhook-mail.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const LINE = { title: 'Linen dress', variant_title: 'M / Indigo', quantity: 2 }

/** An order that nobody has placed. */
const ORDER: Order = {
  ...{ id: 'ord_sample', number: 'S1001', email: 'ada@example.com', client: null, locale: 'en', is_unpaid: true },
  ...{ placed_at: '2026-11-23T14:00:00.000Z', pay_by: '2026-11-30T14:00:00.000Z', is_cancelled_unpaid: true },
  lines: [
    { ...LINE, total: euros(13_998) },
    { title: 'Wool socks', variant_title: null, quantity: 1, total: euros(1_250) },
  ],
  ...{ subtotal: euros(15_248), shipping_total: euros(490), tax_total: euros(2_513), total: euros(15_738) },
  shipping_address: { name: 'Ada Lovelace', line1: "12 St James's Square", city: 'London', country: 'GB' },
  fulfilments: [
    {
      ...{ id: 'ful_sample', carrier: 'DHL', tracking_number: '00340434161094042557' },
      ...{ tracking_url: 'https://example.com/parcels/00340434161094042557', lines: [LINE] },
    },
  ],
  withdrawals: [
    {
      ...{ id: 'wdr_sample', name: 'Ada Lovelace', email: 'ada@example.com', text: 'It does not fit.' },
      ...{ received_at: '2026-11-24T15:30:00.000Z', lines: [LINE] },
    },
  ],
  cancelled: euros(1_250),
  cancellations: [
    {
      ...{ id: 'ocn_sample', reason: 'Not available any more', amount: euros(1_250), is_refunded: true },
      lines: [{ title: 'Wool socks', variant_title: null, quantity: 1 }],
    },
  ],
}
const CONTACT = { user_id: 'usr_sample', email: 'ada@example.com', name: 'Ada', locale: 'en' }
const KEYS = [
  { name: 'Old feed', hint: 'sk_abc123…', is_revoked: true },
  { name: 'ERP', hint: 'sk_def456…', is_revoked: false },
]
const SIGN_IN = {
  ...CONTACT,
  is_owner_proven: true,
  signed_in_at: '2026-11-24T15:30:00.000Z',
  user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  network: '203.0.113.9',
}
const VARIANT = { slug: 'linen-dress', title: LINE.title, variant_title: LINE.variant_title }
const CART = {
  ...{ id: 'cart_sample', version: 1, locale: 'en', is_abandoned: true, subtotal: euros(15_248) },
  lines: [
    { ...LINE, total: euros(13_998), picture: null },
    { title: 'Wool socks', variant_title: null, quantity: 1, total: euros(1_250), picture: null },
  ],
}
const SIGN_UP = {
  variant_id: 'var_sample',
  email: 'ada@example.com',
  locale: 'en',
  client: null,
  token: 'sample-token',
}

const ENDPOINT = {
  ...{ _id: 'whe_sample', url: 'https://example.com/webhooks', description: 'ERP', disabled_reason: 'failing' },
  ...{ disabled_at: new Date('2026-11-26T09:00:00.000Z'), failing_since: new Date('2026-11-23T09:00:00.000Z') },
  last_error: '503',
}

const SAMPLES: Readonly<Record<Template, () => StaffMessage | null | undefined>> = {
  'order-confirmation': () => confirmationOf(ORDER),
  'payment-received': () => paymentReceivedOf(ORDER, { amount: euros(10_000) }),
  shipping: () => shippingOf(ORDER, 'ful_sample'),
  'order-cancelled': () => cancellationOf(ORDER),
  'order-items-cancelled': () => itemsCancelledOf({ ...ORDER, is_unpaid: false }, 'ocn_sample'),
  'order-refunded': () => refundOf(ORDER, euros(500)),
  'withdrawal-received': () => withdrawalOf(ORDER, 'wdr_sample', 'declared'),
  welcome: () => welcomeOf({ ...CONTACT, registered_by: null, email_verification_id: 'sample' }),
  'email-verification': () => emailVerificationOf({ ...CONTACT, client: null }, 'sample'),
  'password-reset': () => passwordResetOf({ ...CONTACT, client: null }, 'sample'),
  'password-changed': () => passwordChangedOf({ ...CONTACT, api_keys: KEYS }),
  'new-sign-in': () => newSignInOf(SIGN_IN),
  'back-in-stock': () => backInStockOf(SIGN_UP, VARIANT, 'sample-token'),
  'abandoned-cart': () => abandonedCartOf(CONTACT, CART, { unsubscribe_token: 'sample-token', apiUrl: null }),
  'staff-new-order': () => newOrderOf(ORDER),
  'staff-low-stock': () => lowStockOf({ ...VARIANT, variant_id: 'var_sample', sku: 'DRESS-M-IND' }, true, 'en'),
  'webhook-disabled': () => webhookDisabledOf(ENDPOINT, { email: 'help@example.com', locale: 'en' }),
  'phone-code': () => phoneCodeOf({ user_id: 'usr_sample', phone: '+441632960000', locale: 'en' }, 'sample'),
}

/** What a template's message says of sample data. */
export function sampleScopeOf(template: Template): Record<string, unknown> {
  const message = SAMPLES[template]()
  if (!message) throw new Error(`there is no sample of ${template}`)
  return message.scope
}
