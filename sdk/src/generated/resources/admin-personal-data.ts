// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { PersonRequest, PersonalData } from '../types.ts'

/** `stoa.admin.personalData` */
export class AdminPersonalDataResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Reads everything that the shop holds about a person, as one document
   *
   * As `exportMyData`, for a customer or, by `email`, for whoever orders without an account, too. By address it is what came under it, and the account that has it; find out first whether the person who asks is the one. Notes of staff about orders are in it: read it before you hand it over.
   */
  export(body: PersonRequest, options?: RequestOptions): ApiPromise<PersonalData> {
    return this.#calls.send(operations.exportPersonalData, { body }, options)
  }
}
