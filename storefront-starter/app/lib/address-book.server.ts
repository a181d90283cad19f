import { type Address, type AddressPatch, type NamedCountry, type SavedAddress, type Stoa, StoaError } from '@stoa/sdk'
import { addressLines } from './address-lines.ts'
import { addressOf, type CountryForm } from './checkout.server.ts'
import type { FormValues } from './form.ts'
import { defaultLanguage, type Language } from './languages.ts'

/** An address book holds no more. */
const MAX_ADDRESSES = 50

export async function listAddresses(stoa: Stoa): Promise<SavedAddress[]> {
  const { data } = await stoa.me.addresses.list({ limit: MAX_ADDRESSES })
  return data
}

/** The kept addresses as pages show them, the one to offer first before the others. */
export function addressCards(
  addresses: readonly SavedAddress[],
  language: Language,
  countries: readonly NamedCountry[] = [],
) {
  const ships = new Set(countries.filter((country) => country.ships).map(({ code }) => code))
  return addresses
    .toSorted((one, other) => Number(other.is_default) - Number(one.is_default))
    .map(({ id, address, is_default }) => ({
      id,
      name: address.name,
      lines: addressLines(address, language),
      isDefault: is_default,
      canBeSentTo: ships.has(address.country),
    }))
}

export type AddressCard = ReturnType<typeof addressCards>[number]

/** What a form changes: lines that are empty now are taken away. */
export function addressPatchOf(form: CountryForm, values: FormValues): AddressPatch {
  const none = { company: null, line2: null, city: null, region: null, postal_code: null, phone: null }
  return { ...none, ...addressOf(form, values) }
}

/** What an order is sent with when a kept address was chosen; null for one that is gone. */
export async function keptAddress(stoa: Stoa, cartEmail: string | null, id: string) {
  const [addresses, me] = await Promise.all([listAddresses(stoa), cartEmail === null ? stoa.me.get() : null])
  const kept = addresses.find((address) => address.id === id)
  return kept ? { email: cartEmail ?? me?.email ?? '', address: kept.address } : null
}

/** Adds an address unless it is there. The order matters more: a full address book is no reason to stop. */
export async function keepAddress(stoa: Stoa, address: Address): Promise<void> {
  try {
    const written = (one: Address) => addressLines(one, defaultLanguage).join('\n')
    const isKept = (await listAddresses(stoa)).some((kept) => written(kept.address) === written(address))
    if (!isKept) await stoa.me.addresses.create({ address })
  } catch (error) {
    if (!(error instanceof StoaError)) throw error
  }
}
