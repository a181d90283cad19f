// Generated from openapi/ by `npm run gen`. Do not edit.

/** Every code a problem may carry, with its HTTP status (RFC 9457). */
export const problems = {
  "malformed_body": {
    "status": 400,
    "title": "The body could not be read"
  },
  "validation_failed": {
    "status": 400,
    "title": "The request has a field that is not acceptable"
  },
  "idempotency_key_missing": {
    "status": 400,
    "title": "This operation needs an Idempotency-Key header"
  },
  "unauthenticated": {
    "status": 401,
    "title": "Sign in or send a valid key"
  },
  "invalid_credentials": {
    "status": 401,
    "title": "E-mail or password is wrong"
  },
  "token_expired": {
    "status": 401,
    "title": "The access token has expired"
  },
  "refresh_token_invalid": {
    "status": 401,
    "title": "The refresh token is not valid any more"
  },
  "payment_declined": {
    "status": 402,
    "title": "The payment was declined"
  },
  "forbidden": {
    "status": 403,
    "title": "This needs a permission you do not have"
  },
  "account_required": {
    "status": 403,
    "title": "This shop takes orders from customers with an account only"
  },
  "challenge_required": {
    "status": 403,
    "title": "Solve the shop's challenge first"
  },
  "not_found": {
    "status": 404,
    "title": "There is nothing here"
  },
  "method_not_allowed": {
    "status": 405,
    "title": "This address does not take that method"
  },
  "already_exists": {
    "status": 409,
    "title": "Something with this name exists already"
  },
  "invalid_state": {
    "status": 409,
    "title": "The state it is in does not allow this"
  },
  "idempotency_in_progress": {
    "status": 409,
    "title": "A request with this Idempotency-Key is still running"
  },
  "cart_changed": {
    "status": 409,
    "title": "The cart has changed since you last saw it"
  },
  "cart_completed": {
    "status": 409,
    "title": "This cart has become an order already"
  },
  "cart_incomplete": {
    "status": 409,
    "title": "Something is missing before the order can be placed"
  },
  "checkout_in_progress": {
    "status": 409,
    "title": "This cart is being paid for"
  },
  "unpaid_limit_reached": {
    "status": 409,
    "title": "Too much is waiting to be paid"
  },
  "out_of_stock": {
    "status": 409,
    "title": "Not enough in stock"
  },
  "events_expired": {
    "status": 410,
    "title": "Events after this cursor have been deleted meanwhile"
  },
  "precondition_failed": {
    "status": 412,
    "title": "It was changed by someone else meanwhile"
  },
  "payload_too_large": {
    "status": 413,
    "title": "The body is too large"
  },
  "uri_too_long": {
    "status": 414,
    "title": "The address is too long"
  },
  "unsupported_media_type": {
    "status": 415,
    "title": "This kind of body is not taken here"
  },
  "idempotency_key_reused": {
    "status": 422,
    "title": "This Idempotency-Key was used with another request"
  },
  "unprocessable": {
    "status": 422,
    "title": "The request is understood but cannot be carried out"
  },
  "password_reset_invalid": {
    "status": 422,
    "title": "This link has expired or was used"
  },
  "email_verification_invalid": {
    "status": 422,
    "title": "This link is not valid or has expired"
  },
  "precondition_required": {
    "status": 428,
    "title": "Send If-Match with the version you read"
  },
  "rate_limited": {
    "status": 429,
    "title": "Too many requests"
  },
  "headers_too_large": {
    "status": 431,
    "title": "The headers are too large"
  },
  "internal_error": {
    "status": 500,
    "title": "Something went wrong on our side"
  },
  "not_implemented": {
    "status": 501,
    "title": "This way of sending is not understood here"
  },
  "service_unavailable": {
    "status": 503,
    "title": "Not available right now"
  },
  "timeout": {
    "status": 504,
    "title": "It took too long"
  }
} as const

export type ProblemCode = keyof typeof problems

/** Those that any request may get, whatever its operation. */
export const problemsOfEveryRequest = ["malformed_body","payload_too_large","uri_too_long","unsupported_media_type","headers_too_large","internal_error","not_implemented","service_unavailable","timeout"] as const

/** Every code that a field of a problem may carry. */
export type FieldErrorCode = 'required' | 'type' | 'format' | 'pattern' | 'enum' | 'too_short' | 'too_long' | 'too_small' | 'too_large' | 'too_few' | 'too_many' | 'multiple_of' | 'duplicate' | 'unknown_field' | 'invalid' | 'already_exists' | 'blank' | 'characters' | 'common' | 'country' | 'currency' | 'cursor' | 'duplicate_option' | 'duplicate_variant' | 'image' | 'like_an_id' | 'name' | 'no_variants' | 'option_unknown' | 'option_value_missing' | 'option_value_unknown' | 'past' | 'postal_code' | 'publishable' | 'range' | 'rate' | 'region' | 'ring' | 'svg_active' | 'taken' | 'token' | 'too_deep' | 'too_many_option_values' | 'too_many_options' | 'too_many_variants' | 'too_slow' | 'unavailable' | 'unknown' | 'url' | 'wrong'
