import { Stoa } from '@stoa/sdk'
import { shop } from './shop.server.ts'

/** A client of the storefront's own, for what is read once for all visitors; `visitOf` has the one of a visitor. */
export const ownStoa = ({ timeoutMs }: { timeoutMs: number }): Stoa =>
  new Stoa({ baseUrl: shop.apiUrl, ...(shop.apiKey === '' ? {} : { apiKey: shop.apiKey }), timeoutMs, maxRetries: 0 })
