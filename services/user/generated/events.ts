// Generated from openapi/ by `npm run gen`. Do not edit.

import type { EmailVerificationEvent, ErasureRequested, PasswordChanged, PasswordResetRequested, PhoneCodeEvent, PrincipalChanged, SignedInElsewhere, UserErased, UserRegistered } from './types.ts'

/** Events this service publishes. */
export interface Published {
  /** An account was closed, and is forgotten */
  'user.erased': UserErased
  /** A person is to be erased; each service does its part, in two rounds */
  'erasure.requested': ErasureRequested
  /** Somebody made an account */
  'user.registered': UserRegistered
  /** Somebody who gave an e-mail address wants to reset a password; the address may have no account */
  'user.password_reset_requested': PasswordResetRequested
  /** An account has another password */
  'user.password_changed': PasswordChanged
  /** An account was signed in to from a network that it was not known in */
  'user.signed_in_elsewhere': SignedInElsewhere
  /** An account wants another link to show that its e-mail address is theirs */
  'user.email_verification_requested': EmailVerificationEvent
  /** An account wants to show that a phone number is theirs */
  'user.phone_code_requested': PhoneCodeEvent
  /** Sessions, permissions or keys of a principal changed; whoever caches it drops it */
  'principal.changed': PrincipalChanged
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "user.erased": [
    "notification"
  ],
  "erasure.requested": [
    "inventory",
    "notification",
    "order"
  ],
  "user.registered": [
    "notification"
  ],
  "user.password_reset_requested": [
    "notification"
  ],
  "user.password_changed": [
    "notification",
    "order"
  ],
  "user.signed_in_elsewhere": [
    "notification"
  ],
  "user.email_verification_requested": [
    "notification"
  ],
  "user.phone_code_requested": [
    "notification"
  ],
  "principal.changed": [
    "notification"
  ]
}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = ["principal.changed"]

/** Published events for integrators, which are numbered for each aggregate. */
export const numberedTypes: readonly (keyof Published)[] = ["user.erased","user.registered","user.password_changed"]

/** Events of other services that this one works on. */
export interface Consumed {
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {}
