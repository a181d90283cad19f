import type { Template } from './message.ts'

/** Where a variable may stand beside plain text. `text` is not a link, whoever wrote it, and `personal` leaves the shop in none. */
export type VariableKind = 'text' | 'personal' | 'link' | 'path' | 'mailbox' | 'token' | 'color'

interface Variable {
  description: string
  kind: VariableKind
}

/** Names as templates write them, `[]` for each entry of a list. */
type Variables = Readonly<Record<string, Variable>>

const text = (description: string): Variable => ({ description, kind: 'text' })
const personal = (description: string): Variable => ({ description, kind: 'personal' })

const LINES = (list: string, what: string): Variables => ({
  [`${list}[].title`]: text(`Title of the product ${what}`),
  [`${list}[].variant_title`]: text('Its variant, null where there is one only'),
  [`${list}[].quantity`]: text('How many'),
})

const SHOP: Variables = {
  locale: text('BCP 47 tag that the message is written in'),
  'shop.name': text('Name of the shop'),
  'shop.url': { description: 'Address of the storefront, without a slash at its end', kind: 'link' },
  'shop.accent': { description: 'Colour of links and buttons', kind: 'color' },
  'shop.email': { description: 'Where buyers get help, or null', kind: 'mailbox' },
  'shop.address.lines[]': text("The seller's address; shop.address is null where there is none"),
  'shop.address.country': text('Its country, for the filter country'),
}

const NAME: Variables = { name: personal('Whom to greet, or null') }

const ORDER: Variables = {
  ...NAME,
  'order.number': text('Number of the order'),
  'order.placed_at': text('When it was placed, for the filter moment'),
  'order.pay_by': text('When it is cancelled unless it is paid, for the filter moment; or null'),
  'order.is_cancelled_unpaid': text('Whether it was cancelled because nobody paid'),
  ...LINES('order.lines', 'that was ordered'),
  'order.lines[].total': text('Amount of the line, for the filter money'),
  'order.subtotal': text('Amount of the lines, for the filter money'),
  'order.shipping_total': text('Amount of shipping, for the filter money'),
  'order.tax_total': text('Amount of the taxes, for the filter money'),
  'order.tax_included': text('Whether prices include them'),
  'order.total': text('Amount of the order, for the filter money'),
  'order.shipping_address.lines[]': personal('Where it goes; order.shipping_address is null where nothing is sent'),
  'order.shipping_address.country': text('Its country, for the filter country'),
}

const PRODUCT: Variables = {
  'product.title': text('Title of the product'),
  'product.variant_title': text('Its variant, or null'),
  'product.path': { description: 'Its page, to be put after shop.url', kind: 'path' },
}

const OF: Readonly<Record<Template, Variables>> = {
  'order-confirmation': ORDER,
  'payment-received': {
    ...ORDER,
    amount: text('What has come, for the filter money'),
    rest: text('What is still missing, for the filter money; null where nothing is'),
  },
  shipping: {
    ...ORDER,
    'fulfilment.carrier': text('Who carries the parcel, or null'),
    'fulfilment.tracking_number': text('Its number there, or null'),
    'fulfilment.tracking_url': { description: 'Where it can be followed, or null', kind: 'link' },
    ...LINES('fulfilment.lines', 'in the parcel'),
  },
  'order-cancelled': ORDER,
  'order-items-cancelled': {
    ...ORDER,
    'cancellation.reason': text('Why, or empty'),
    'cancellation.amount': text('What these items cost, for the filter money'),
    'cancellation.is_refunded': text('Whether what was paid for them goes back'),
    'cancellation.to_pay': text('What the order comes to now, for the filter money; null once something was paid'),
    'cancellation.rest': text('What is still missing where a part was paid, for the filter money; or null'),
    ...LINES('cancellation.lines', 'that is cancelled'),
  },
  'order-refunded': { ...ORDER, amount: text('What was refunded, for the filter money') },
  'withdrawal-received': {
    ...ORDER,
    'withdrawal.received_at': text('When it was received, for the filter moment'),
    'withdrawal.declared_on': text('The day of the declaration, where staff recorded it, for the filter day; or null'),
    'withdrawal.email': personal('The address that was given'),
    'withdrawal.name': personal('The name that was given'),
    'withdrawal.text': personal('What was added, or empty'),
    ...LINES('withdrawal.lines', 'that is withdrawn from'),
  },
  welcome: {
    ...NAME,
    token: {
      description: 'Verifies the address, in a link of the storefront only; null where there is none',
      kind: 'token',
    },
  },
  'email-verification': {
    ...NAME,
    token: { description: 'Verifies the address, in a link of the storefront only', kind: 'token' },
  },
  'password-reset': {
    ...NAME,
    token: { description: 'Opens the page that sets a password, in a link of the storefront only', kind: 'token' },
  },
  'password-changed': {
    ...NAME,
    'keys.revoked[]': text('API keys that were revoked'),
    'keys.kept[]': text('API keys that go on'),
  },
  'new-sign-in': {
    ...NAME,
    at: text('When somebody signed in, for the filter moment'),
    'device.browser': text('With which browser, or null'),
    'device.system': text('On which system, or null'),
    network: personal('From which network, roughly, or null'),
  },
  'back-in-stock': {
    ...PRODUCT,
    token: { description: 'Removes what was asked for, in a link of the storefront only', kind: 'token' },
    unsubscribe_token: { description: 'Ends mails like this one, in a link of the storefront only', kind: 'token' },
  },
  'abandoned-cart': {
    ...NAME,
    ...LINES('cart.lines', 'that can be bought now'),
    'cart.lines[].total': text('Amount of the line today, for the filter money'),
    'cart.lines[].picture': { description: 'Address of its picture, or null', kind: 'link' },
    'cart.subtotal': text('Amount of these lines, for the filter money'),
    unsubscribe_token: { description: 'Ends mails like this one, in a link of the storefront only', kind: 'token' },
  },
  'webhook-disabled': {
    'endpoint.url': text('Address that events were sent to'),
    'endpoint.description': text('What staff have written of it, or null'),
    reason: text('Why it was disabled: gone, or failing'),
    at: text('When, for the filter moment'),
    since: text('Since when it has taken nothing, for the filter moment'),
    last_error: text('What the last attempt ended with'),
  },
  'staff-new-order': { ...ORDER, 'order.is_unpaid': text('Whether no money has come for it and none is held') },
  'staff-low-stock': {
    ...PRODUCT,
    'product.sku': text('Its number in your accounts, or null'),
    in_stock: text('Whether some of it can still be bought'),
  },
  'phone-code': { code: text('The code that the number is verified with; in no link') },
}

export const variablesOf = (template: Template): Variables => ({ ...SHOP, ...OF[template] })

/** Whether a path that a template writes is a variable, a part of one, or what holds some. */
export function isVariable(variables: Variables, path: string): boolean {
  return Object.keys(variables).some(
    (name) => name === path || name.startsWith(`${path}.`) || name.startsWith(`${path}[]`),
  )
}

interface Branches {
  [name: string]: Branches
}

function branchesOf(names: readonly string[]): Branches {
  const root: Branches = {}
  for (const name of names) {
    let at = root
    for (const step of name.replaceAll('[]', '').split('.')) {
      at[step] ??= {}
      at = at[step]
    }
  }
  return root
}

function pick(value: unknown, branches: Branches): unknown {
  const names = Object.keys(branches)
  if (names.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => pick(each, branches))
  const held = value as Record<string, unknown>
  return Object.fromEntries(names.map((name) => [name, pick(held[name] ?? null, branches[name] ?? {})]))
}

/** Of what a message knows, what its template may use: nothing else of an order or account gets into a merchant's template. */
export const scopeFor = (template: Template, scope: object): Record<string, unknown> =>
  pick(scope, branchesOf(Object.keys(OF[template]))) as Record<string, unknown>
