import type { Fetch } from '../types.ts'

/** Looked up late and called unbound: pages replace it, and browsers refuse it as a method of another object. */
export const platformFetch: Fetch = (url, init) => globalThis.fetch(url, init)

/** The platform names itself; a header of ours would make browsers send a preflight before each request. */
export const userAgent = null
