import { type Address, readAddress } from '@stoa/kit/values/address'

export type AddressPatch = { [K in keyof Address]?: Address[K] | null }

/** Addresses that one user can save. */
export const MAX_ADDRESSES = 50

/** JSON Merge Patch (RFC 7396) of an address; the schema allows null for optional lines only. */
export function patchAddress(address: Address, patch: AddressPatch): Address {
  const lines = Object.entries({ ...address, ...patch })
  const patched = Object.fromEntries(lines.filter(([, line]) => line !== null && line !== undefined))
  return readAddress(patched as unknown as Address, '/address')
}
