/** What the keys of this service are for, besides tokens between services. */
/** Of the pair that push services know the shop by. */
export const PUSH_KEY = 'web push'

/** Encrypts the secrets of webhook endpoints. */
export const WEBHOOK_SECRETS_KEY = 'webhook secrets'

/** Of the links with which an address is unsubscribed. */
export const UNSUBSCRIBE_KEY = 'unsubscribe links'

/** Of whom caps count messages for that were erased. */
export const COUNTED_KEY = 'counted messages'

export const OWN_KEYS = [PUSH_KEY, WEBHOOK_SECRETS_KEY, UNSUBSCRIBE_KEY, COUNTED_KEY] as const
