// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { GetLedgerParams, LedgerEntry } from '../types.ts'

/** `stoa.admin.ledger` */
export class AdminLedgerResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists entries of the double-entry ledger, newest first
   *
   * Entries are never changed or deleted, and those of one transfer sum to zero in each currency. Accounts: `provider:<name>:receivable` is the money a provider holds for the shop, `orders:payable` what buyers have paid and not got back.
   */
  list(query?: GetLedgerParams, options?: RequestOptions): PagePromise<LedgerEntry> {
    return this.#calls.list(operations.getLedger, { query }, options)
  }
}
