import { createGuessAttempts } from '@stoa/kit/postgres/guess-attempts'

/** Wrong passwords, by HMAC of the e-mail address, known or not, and of the network. */
export const loginAttempts = createGuessAttempts('login_attempts')
