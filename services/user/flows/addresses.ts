import type { Tx } from '@stoa/kit/postgres/pg'
import { type Address, readAddress } from '@stoa/kit/values/address'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import { type AddressPatch, MAX_ADDRESSES, patchAddress } from '../domain/address.ts'
import {
  clearDefault,
  findAddress,
  insertAddress,
  lockAddressBook,
  putAddress,
  type SavedAddress,
} from '../store/addresses.ts'

/** The signed-in user, and the session that asks. */
interface Asker {
  id: string
  session: string
}

/**
 * Locks the address book of who asks; returns how many addresses it has. Whoever takes an account over locks it, too, and ends
 * its sessions: a request of a stranger that waited for that must not choose the owner's default address after it.
 */
async function lockOwnBook(tx: Tx, { id, session }: Asker): Promise<number> {
  const { count, is_session_live } = await lockAddressBook(tx, id, session)
  if (!is_session_live) throw new DomainError('unauthenticated', 'The session has ended.')
  return count
}

/** Adds an address to the address book of who asks; the first one is the default. */
export async function saveAddress(
  tx: Tx,
  asker: Asker,
  wanted: { address: Address; is_default?: boolean | undefined },
): Promise<SavedAddress> {
  const address = readAddress(wanted.address, '/address')
  const owner = asker.id
  const known = await lockOwnBook(tx, asker)
  if (known >= MAX_ADDRESSES) {
    throw new DomainError('unprocessable', `An address book holds ${MAX_ADDRESSES} addresses.`)
  }
  const is_default = known === 0 || wanted.is_default === true
  if (is_default) await clearDefault(tx, owner)
  return insertAddress(tx, owner, { id: newId('adr'), address, is_default })
}

/** Changes an address of who asks; addresses of others are not found. */
export async function changeAddress(
  tx: Tx,
  asker: Asker,
  id: string,
  change: { address?: AddressPatch | undefined; is_default?: true | undefined },
): Promise<SavedAddress> {
  const owner = asker.id
  await lockOwnBook(tx, asker)
  const before = await findAddress(tx, owner, id)
  if (!before) throw notFound('The address')
  if (change.is_default) await clearDefault(tx, owner)
  const after = {
    id,
    // An address of a former release stays as it is until one of its lines is changed.
    address: change.address ? patchAddress(before.address, change.address) : before.address,
    is_default: change.is_default ?? before.is_default,
  }
  const saved = await putAddress(tx, owner, after)
  if (!saved) throw notFound('The address')
  return saved
}
