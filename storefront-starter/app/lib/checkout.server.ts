import type { Cart, NamedCountry } from '@stoa/sdk'
import { redirect } from 'react-router'
import { currentCart } from './cart.server.ts'
import { linesOf } from './cart-lines.server.ts'
import { type CheckoutStep, stepBefore } from './checkout-steps.ts'
import { orErrorPage } from './error-page.server.ts'
import { emptyFields } from './form.server.ts'
import type { FormValues } from './form.ts'
import { type Language, pathIn } from './languages.ts'
import type { Session } from './session.server.ts'
import type { Visit } from './stoa.server.ts'

/** The cart that a step of the checkout is about. A step that cannot be taken now leads to the one that can. */
export async function checkoutCart(visit: Visit, language: Language, step?: CheckoutStep): Promise<Cart> {
  const { stoa, session, facts } = visit
  const cart = await orErrorPage(currentCart(stoa, session))
  if (!cart || cart.items.length === 0) throw redirect(pathIn(language, lastOrderPath(session) ?? '/cart'))
  if (cart.status === 'in_checkout') throw redirect(pathIn(language, '/checkout/confirm'))
  if (!facts.allowsGuests && !session.isSignedIn) {
    throw redirect(pathIn(language, `/sign-in?next=${encodeURIComponent(pathIn(language, '/checkout/address'))}`))
  }
  const before = step && stepBefore(step, cart.missing)
  if (before) throw redirect(pathIn(language, before))
  return cart
}

/** Where somebody belongs who comes back to the checkout of a cart that has become an order. */
function lastOrderPath(session: Session): string | null {
  const order = session.lastCart()?.order_id
  return order === undefined ? null : `/orders/${order}`
}

/** What stands beside every step. */
export function summaryOf(cart: Cart) {
  const { totals, shipping_option, email, shipping_address } = cart
  const address = shipping_address
    ? [shipping_address.name, shipping_address.line1, shipping_address.postal_code, shipping_address.city]
        .filter(Boolean)
        .join(', ')
    : null
  return { lines: linesOf(cart), totals, shippingName: shipping_option?.name ?? null, email, address }
}

export type CheckoutSummary = ReturnType<typeof summaryOf>

type AddressUse = 'shipping' | 'billing'

/** The names of all countries, in the language of the page. */
export async function listCountries({ stoa, language }: Visit): Promise<NamedCountry[]> {
  return (await stoa.countries.listNames({ locale: language })).data
}

/** How an address is written in a country; one to send to is in a country that the shop sends to. */
export async function readCountryForm(
  { stoa, facts, language }: Visit,
  countries: readonly NamedCountry[],
  wanted: string | undefined,
  use: AddressUse = 'shipping',
) {
  const offered = countries.filter(({ ships }) => ships || use === 'billing')
  const { code } = offered.find((country) => country.code === wanted) ??
    offered.find((country) => country.code === facts.country) ??
    offered[0] ?? { code: facts.country }
  const country = await stoa.countries.get(code, { locale: language })
  return {
    countries: offered.map((one) => ({ code: one.code, name: one.name })),
    code,
    fields: country.fields,
    regions: country.regions,
    postalExample: country.postal_example,
    phonePrefix: country.phone_prefix,
    needsPhone: facts.needsPhone && use === 'shipping',
  }
}

/** Both addresses of a checkout. */
export async function readAddressForms(visit: Visit, countries: readonly NamedCountry[], values: FormValues) {
  const [form, billing] = await Promise.all([
    readCountryForm(visit, countries, values.country),
    readCountryForm(visit, countries, values.billing_country, 'billing'),
  ])
  return { form, billing }
}

export type CountryForm = Awaited<ReturnType<typeof readCountryForm>>

/** What a cart already knows, as values of the address form. */
export function valuesOf({ email, shipping_address, billing_address }: Cart): FormValues {
  const bill = Object.entries(billing_address ?? {}).map(([name, value]) => [`billing_${name}`, value] as const)
  return {
    ...(email ? { email } : {}),
    ...shipping_address,
    ...(billing_address ? { billing: 'yes' } : {}),
    ...Object.fromEntries(bill),
  }
}

/** The fields of the other address, under the names of a usual one; null where the bill goes to where the goods go. */
export function billingValues(values: FormValues): FormValues | null {
  if (values.billing !== 'yes') return null
  const own = Object.entries(values).filter(([name]) => name.startsWith('billing_'))
  return Object.fromEntries(own.map(([name, value]) => [name.slice('billing_'.length), value]))
}

/** What is missing of both addresses and the contact, by the names of the fields. */
export function missingInCheckout(forms: { form: CountryForm; billing: CountryForm }, values: FormValues) {
  const bill = billingValues(values)
  const missingOfBill = Object.entries(bill ? missingFields(forms.billing, bill) : {})
  return {
    ...emptyFields(values, ['email']),
    ...missingFields(forms.form, values),
    ...Object.fromEntries(missingOfBill.map(([name, code]) => [`billing_${name}`, code])),
  }
}

/** The fields that the country asks for and that are empty. The API leaves that to forms. */
export function missingFields(
  { fields, regions, needsPhone }: CountryForm,
  values: FormValues,
): Record<string, string> {
  const needed = fields.filter(({ name, required }) => required && (name !== 'region' || regions.length > 0))
  return emptyFields(values, [...needed.map(({ name }) => name), ...(needsPhone ? ['phone'] : [])])
}

export function addressOf({ fields, code }: CountryForm, values: FormValues) {
  const given = fields.flatMap(({ name }) => (values[name] ? [[name, values[name]] as const] : []))
  const phone = values.phone ? { phone: values.phone.replace(/[\s()/-]/g, '') } : {}
  return { name: '', line1: '', ...Object.fromEntries(given), ...phone, country: code }
}
