/** What the keys of this service are for, besides tokens between services. */
export const REFRESH_KEY = 'refresh token successors'
export const SIGNING_KEYS_KEY = 'signing keys'
export const LOGIN_KEY = 'login attempts'

export const OWN_KEYS = [REFRESH_KEY, SIGNING_KEYS_KEY, LOGIN_KEY] as const
