// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { AddressCreate, ListAddressesParams, SavedAddress, SavedAddressPatch } from '../types.ts'

/** `stoa.me.addresses` */
export class MeAddressesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists your address book, newest first */
  list(query?: ListAddressesParams, options?: RequestOptions): PagePromise<SavedAddress> {
    return this.#calls.list(operations.listAddresses, { query }, options)
  }

  /**
   * Adds an address to your address book
   *
   * The first one becomes the default. An address book holds 50. A repetition of what was deleted meanwhile is 404.
   */
  create(body: AddressCreate, options?: RequestOptions): ApiPromise<SavedAddress> {
    return this.#calls.send(operations.createAddress, { body }, options)
  }

  /**
   * Changes an address
   *
   * A JSON Merge Patch (RFC 7396); null takes a line away.
   * @param id The entry of your address book.
   */
  update(id: string, body: SavedAddressPatch, options?: RequestOptions): ApiPromise<SavedAddress> {
    return this.#calls.send(operations.updateAddress, { path: { id }, body }, options)
  }

  /**
   * Takes an address out of your address book
   *
   * Carts and orders keep what they have of it.
   * @param id The entry of your address book.
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.deleteAddress, { path: { id } }, options)
  }
}
