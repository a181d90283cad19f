import { isIPv6 } from 'node:net'

const MAPPED_IPV4 = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

/** An address in its one form: no zone, no capitals, and IPv4 written as IPv6 (`::ffff:192.0.2.1`) as IPv4. */
function plainAddress(address: string): string {
  const [bare = ''] = address.toLowerCase().split('%')
  if (!isIPv6(bare)) return bare
  // The URL parser writes every IPv6 address in its one short form (RFC 5952).
  const short = URL.parse(`http://[${bare}]`)?.hostname.slice(1, -1) ?? bare
  const [, high, low] = MAPPED_IPV4.exec(short) ?? []
  if (high === undefined || low === undefined) return short
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((bits) => [bits >> 8, bits & 0xff])
    .join('.')
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  return [...left, ...Array<string>(Math.max(8 - left.length - right.length, 0)).fill('0'), ...right]
}

/** Whom limits count. */
export interface Client {
  network: string
  /** The site around the network; null for an IPv4 address, which has none. */
  site: string | null
}

/** One subscriber has a whole /64 of IPv6, and often the /48 around it, which is 65,536 of them. */
export function clientOf(address: string): Client {
  const plain = plainAddress(address)
  if (!isIPv6(plain)) return { network: plain, site: null }
  const groups = groupsOf(plain)
  return { network: `${groups.slice(0, 4).join(':')}::/64`, site: `${groups.slice(0, 3).join(':')}::/48` }
}
