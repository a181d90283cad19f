/** The typed client of a Stoa shop. */
export type { ApiPromise } from './api-promise.ts'
export { memoryStore } from './auth.ts'
export {
  AbortedError,
  ApiError,
  type ApiErrorOf,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorCode,
  ForbiddenError,
  isApiError,
  NotFoundError,
  PaymentDeclinedError,
  PreconditionFailedError,
  RateLimitedError,
  ServerError,
  StoaError,
  TimeoutError,
  UnauthenticatedError,
  UnprocessableError,
} from './errors.ts'
export { Stoa } from './generated/client.ts'
export type { PageExtras } from './generated/pages.ts'
export type * from './generated/types.ts'
export type { ByStatusOf, InputOf, ResultOf } from './operation-types.ts'
export type { Page, PagePromise } from './page.ts'
export type {
  ApiResponse,
  CartTokenStore,
  Fetch,
  FetchResponse,
  Hooks,
  ListBody,
  RequestEvent,
  RequestOptions,
  ResponseEvent,
  ResponseOf,
  RetryEvent,
  StoaOptions,
  Store,
  StoredCartToken,
  StoredCartTokens,
  StoredTokens,
  TokenStore,
  UploadBody,
} from './types.ts'
