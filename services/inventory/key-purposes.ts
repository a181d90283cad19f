/** Of the links with which an address removes its sign-ups. */
export const SIGN_UP_TOKEN_KEY = 'back-in-stock tokens'
