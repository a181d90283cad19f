import { createGuessAttempts } from '@stoa/kit/postgres/guess-attempts'

/** Look-ups that found nothing, by HMAC of what was given and of the network. */
export const lookupAttempts = createGuessAttempts('lookup_attempts')
