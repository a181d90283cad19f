// Generated from openapi/ by `npm run gen`. Do not edit.

import type { PrincipalChanged, UserRegistered } from './types.ts'

/** Events this service publishes. */
export interface Published {
  /** Somebody made an account */
  'user.registered': UserRegistered
  /** Sessions, permissions or keys of a principal changed; whoever caches it drops it */
  'principal.changed': PrincipalChanged
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "user.registered": [
    "notification"
  ],
  "principal.changed": []
}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = ["principal.changed"]

/** Events of other services that this one works on. */
export interface Consumed {
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {}
