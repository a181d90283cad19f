// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListPaymentMethodsParams, PaymentMethodList } from '../types.ts'

/** `stoa.paymentMethods` */
export class PaymentMethodsResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists the payment methods */
  list(query?: ListPaymentMethodsParams, options?: RequestOptions): ApiPromise<PaymentMethodList> {
    return this.#calls.send(operations.listPaymentMethods, { query }, options)
  }
}
