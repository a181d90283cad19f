// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListRefundsParams, ListedRefund, RefundConfirm, RefundReject } from '../types.ts'

/** `stoa.admin.refunds` */
export class AdminRefundsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists refunds of all payments, newest first
   *
   * With `needs_staff=true`: those that no system moves any more. Manual money that staff have to send waits for confirmRefund or rejectRefund; what a provider refused while the shop still holds the money, money captured after a cancellation too, waits for retryRefund. The metric `stoa_refunds_needing_staff` counts them.
   */
  list(query?: ListRefundsParams, options?: RequestOptions): PagePromise<ListedRefund> {
    return this.#calls.list(operations.listRefunds, { query }, options)
  }

  /**
   * Says that a refund of manual money was sent
   *
   * The refund becomes `succeeded`, the ledger records it, and the buyer is told. Repeating it changes nothing. 409 `invalid_state` for a refund that was rejected, and for one that its provider carries out.
   * @param id The refund.
   */
  confirm(id: string, body?: RefundConfirm, options?: RequestOptions): ApiPromise<ListedRefund> {
    return this.#calls.send(operations.confirmRefund, { path: { id }, body }, options)
  }

  /**
   * Says that a refund of manual money, or one that its provider refused, will not be made
   *
   * The refund becomes `failed`, and its amount can be refunded anew. Repeating it changes nothing. One that its provider refused is taken off the list of those that need staff. 409 `invalid_state` for a refund that was sent, for one that its provider carries out, and for one without which the shop would keep more than is due.
   * @param id The refund.
   */
  reject(id: string, body: RefundReject, options?: RequestOptions): ApiPromise<ListedRefund> {
    return this.#calls.send(operations.rejectRefund, { path: { id }, body }, options)
  }

  /**
   * Has a provider try a refund again that it refused
   *
   * Nothing else tries it again. It stays the same refund, of its amount or of what is left by now. The response shows how it stands: `succeeded`, `failed` again, or `pending` while the provider does not respond. Repeating it while it is pending changes nothing. 409 `invalid_state` for one that has succeeded, and for manual money; 422 `unprocessable` when nothing is left.
   * @param id The refund.
   */
  retry(id: string, options?: RequestOptions): ApiPromise<ListedRefund> {
    return this.#calls.send(operations.retryRefund, { path: { id } }, options)
  }
}
