/**
 * What a service tells the gateway about a response that may be kept (`x-cache`); neither header goes any farther
 * (docs/architecture.md#the-response-cache).
 */

/** The last broadcast that the service had dealt with when it began to handle the request. */
export const SEEN = 'stoa-seen'
/** Before the first broadcast: nothing that was made then is kept. */
export const UNSEEN = '0-0'
/** Ids of what the response shows, separated by commas: a change of one of them purges it. */
export const TAGS = 'stoa-tags'
