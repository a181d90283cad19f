/** What the keys of this service are for, besides tokens between services. */
/** Of the pair that push services know the shop by. */
export const PUSH_KEY = 'web push'

export const OWN_KEYS = [PUSH_KEY] as const
