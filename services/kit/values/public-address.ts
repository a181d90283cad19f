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

/** Names that no public DNS knows (RFC 6761, RFC 6762, and what clouds and routers use). */
const INTERNAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid)$/

/**
 * Why a URL that somebody gives us cannot be one on the internet: its host is certainly inside, or its port is one of mail, shells
 * and the like. What a name leads to is found out by whoever connects.
 */
export function complaintOfInternetUrl({ protocol, username, password, hostname, port }: URL): string | null {
  if (username !== '' || password !== '') return 'An address with a user name or password is not taken.'
  if (protocol !== 'https:') return 'The address begins with https://.'
  if (port !== '' && Number(port) < 1_024) return 'The port is 443, or above 1023.'
  if (hostname.endsWith('..')) return 'The name has two dots at its end.'
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : 'The address is not on the public internet.'
  return host.includes('.') && !INTERNAL_NAME.test(host) ? null : 'The name is not one of the public internet.'
}
