export interface Address {
  name: string
  company?: string
  line1: string
  line2?: string
  city?: string
  region?: string
  postal_code?: string
  country: string
  phone?: string
}

export type AddressPatch = { [K in keyof Address]?: Address[K] | null }

/** Addresses that one user can save. */
export const MAX_ADDRESSES = 50

/** JSON Merge Patch (RFC 7396) of an address; the schema allows null for optional lines only. */
export function patchAddress(address: Address, patch: AddressPatch): Address {
  const lines = Object.entries({ ...address, ...patch })
  return Object.fromEntries(lines.filter(([, line]) => line !== null && line !== undefined)) as unknown as Address
}
