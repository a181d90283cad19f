import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The part of IPv6 that is routed on the internet (RFC 4291 §2.4); ipaddr.js also calls unicast what nobody has been given. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** Public by their number, and answered by the cloud's own machine for the guest that asks: Azure's WireServer. */
const CLOUD_INTERNAL = new Set(['168.63.129.16'])

/**
 * Whether an IP address belongs to a machine on the internet: not this machine, a private or shared network, a link, a group, a
 * cloud's metadata, or an IPv4 address in the clothes of an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || CLOUD_INTERNAL.has(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST)
}

/**
 * Whether a host of a URL can be one on the internet: no address and no name that is certainly inside. What a name leads to is found
 * out by whoever connects.
 */
export function isInternetHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) return isPublicAddress(host)
  return host.includes('.') && !/\.(?:localhost|local|internal)$/.test(host)
}
