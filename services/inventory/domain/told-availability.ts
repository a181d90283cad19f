import { createHash } from 'node:crypto'

interface Told {
  variant_id: string
  in_stock: boolean
  available: number | null
}

/** As many characters as no two states will share. */
const ID_LENGTH = 16

/** The id of a state: the same for the same state, whichever server tells it. */
export function stateId(state: Iterable<Told>): string {
  const text = JSON.stringify(
    [...state].map(({ variant_id, in_stock, available }) => [variant_id, in_stock, available]),
  )
  return createHash('sha256').update(text).digest('base64url').slice(0, ID_LENGTH)
}

export const isSameState = (one: Told | null | undefined, other: Told) =>
  one?.in_stock === other.in_stock && one.available === other.available
