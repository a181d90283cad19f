import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { createNameLookUp } from './name-look-up.ts'

/** The address of a host is none that may be connected to. */
export class ForbiddenAddressError extends Error {
  constructor(host: string) {
    super(`${host} is not on the public internet`)
    this.name = 'ForbiddenAddressError'
  }
}

interface CheckedConnectOptions {
  isAllowed(address: string): boolean
  lookup?: LookupFunction
  timeoutMs: number
}

/**
 * Looks a name up, and refuses it when any of its addresses is forbidden. The connection is made to the addresses that were checked,
 * so a name that means another address a moment later (DNS rebinding) gains nothing.
 */
function checkedLookup({ isAllowed, lookup = createNameLookUp() }: CheckedConnectOptions): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowed(address))) {
        return callback(new ForbiddenAddressError(hostname), [])
      }
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

/** Makes connections to allowed addresses only, whether a URL names them or DNS does. */
export function checkedConnect(options: CheckedConnectOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: options.timeoutMs, lookup: checkedLookup(options) })
  return (target, callback) => {
    // An address is never looked up.
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !options.isAllowed(host)) return callback(new ForbiddenAddressError(host), null)
    connect(target, callback)
  }
}
