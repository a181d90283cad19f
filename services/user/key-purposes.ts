/** What the keys of this service are for, besides tokens between services. */
export const REFRESH_KEY = 'refresh token successors'
export const SIGNING_KEYS_KEY = 'signing keys'
export const LOGIN_KEY = 'login attempts'
/** Of e-mail addresses whose passwords are to be reset. */
export const RESET_REQUEST_KEY = 'password resets'
export const RESET_TOKEN_KEY = 'password reset tokens'

export const EMAIL_TOKEN_KEY = 'e-mail verification tokens'
export const PHONE_CODE_KEY = 'phone verification codes'
/** Of the numbers that erased accounts had codes sent to. */
export const COUNTED_PHONE_KEY = 'phone numbers that had codes'

/** Of whom other services are to erase. */
export const ERASURE_KEY = 'erasure contacts'

export const OWN_KEYS = [
  REFRESH_KEY,
  SIGNING_KEYS_KEY,
  LOGIN_KEY,
  RESET_REQUEST_KEY,
  RESET_TOKEN_KEY,
  EMAIL_TOKEN_KEY,
  PHONE_CODE_KEY,
  COUNTED_PHONE_KEY,
  ERASURE_KEY,
] as const
