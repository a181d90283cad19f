/** Which addresses a cart's tax needs before it can become an order. */
import type { Address } from '@stoa/kit/values/address'
import { DomainError, type FieldError } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'
import type { TaxRegion } from './tax.ts'
import { lacksRegion } from './taxation.ts'

type AddressField = 'shipping_address' | 'billing_address'

type Addressed = Pick<Cart, 'items' | 'shipping_address' | 'billing_address'>

/** Fields that hold the addresses by which something in the cart is taxed; billing where neither is there. */
function taxingFields(cart: Addressed): AddressField[] {
  const taxable = cart.items.filter((item) => item.taxable)
  const fields = new Set<AddressField>()
  if (taxable.some((item) => item.requires_shipping)) fields.add('shipping_address')
  if (taxable.some((item) => !item.requires_shipping)) {
    fields.add(cart.billing_address || !cart.shipping_address ? 'billing_address' : 'shipping_address')
  }
  return [...fields]
}

function missingOf(field: AddressField, address: Address | null, regions: readonly TaxRegion[]): FieldError[] {
  if (!address) {
    // The address to send it to is asked for anyway.
    if (field === 'shipping_address') return []
    return [
      { pointer: '/billing_address', code: 'required', detail: 'Set the billing address, which the tax depends on.' },
    ]
  }
  if (!lacksRegion(regions, address)) return []
  const detail =
    address.region === undefined
      ? `Set the region: in ${address.country} the tax depends on it.`
      : `${address.country} has no region of this name: set its code or its name, which the tax depends on.`
  return [{ pointer: `/${field}/region`, code: address.region === undefined ? 'required' : 'region', detail }]
}

/** What a shop that takes tax still needs to know where the cart is taxed. */
export function missingForTax(cart: Addressed, regions: readonly TaxRegion[]): FieldError[] {
  if (regions.length === 0) return []
  return taxingFields(cart).flatMap((field) => missingOf(field, cart[field], regions))
}

/** Refuses an address that was just set when its region is no part of the country, and the tax depends on the part. */
export function assertTaxedRegion(cart: Addressed, changed: object, regions: readonly TaxRegion[]): void {
  const errors = missingForTax(cart, regions).filter(
    ({ pointer = '', code }) => code === 'region' && Object.hasOwn(changed, pointer.split('/')[1] ?? ''),
  )
  if (errors.length > 0) throw new DomainError('unprocessable', errors[0]?.detail, { errors })
}
