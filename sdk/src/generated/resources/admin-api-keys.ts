// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ApiKey, ApiKeyCreate, ListApiKeysParams, NewApiKey } from '../types.ts'

/** `stoa.admin.apiKeys` */
export class AdminApiKeysResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /** Lists API keys, newest first */
  list(query?: ListApiKeysParams, options?: RequestOptions): PagePromise<ApiKey> {
    return this.#calls.list(operations.listApiKeys, { query }, options)
  }

  /**
   * Makes an API key
   *
   * Only this response ever shows the key. A publishable key names a storefront and opens nothing; a secret key does what its scopes say, as far as you hold that yourself, now and later: when you lose a permission your keys lose it, and when you are disabled they are revoked. To rotate, make a second one before revoking the first. An API key cannot make another one. 422 `unprocessable` for a scope that does not exist; `errors` names it and says which there are.
   */
  create(body: ApiKeyCreate, options?: RequestOptions): ApiPromise<NewApiKey> {
    return this.#calls.send(operations.createApiKey, { body }, options)
  }

  /**
   * Ends an API key at once
   *
   * Requests with it are refused from then on. It stays in the list. Only who has all of its permissions may: 403 otherwise.
   * @param id The key's id.
   */
  revoke(id: string, options?: RequestOptions): ApiPromise<void> {
    return this.#calls.send(operations.revokeApiKey, { path: { id } }, options)
  }
}
