/** The typed client of a Stoa shop. */
export type { ApiPromise } from './answer.ts'
export { memoryStore } from './auth.ts'
export {
  AbortedError,
  ApiError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorCode,
  ForbiddenError,
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
export type * from './generated/types.ts'
export type { BodyOf, DataOf, InputOf, QueryOf } from './operation-types.ts'
export type { ItemOf, ListBody, Page, PagePromise } from './page.ts'
export type {
  Answer,
  CartTokenStore,
  Fetch,
  Hooks,
  RequestEvent,
  RequestOptions,
  ResponseEvent,
  RetryEvent,
  StoaOptions,
  Store,
  StoredCartTokens,
  StoredTokens,
  TokenStore,
  UploadBody,
} from './types.ts'
