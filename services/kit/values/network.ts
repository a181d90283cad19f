import { isIPv6 } from 'node:net'

/** The first groups of an IPv6 address, as the text of that prefix; an IPv4 address stays as it is. */
function prefixOf(address: string, groups: 3 | 4): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const all = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right]
  const prefix = all.slice(0, groups).map((group) => Number.parseInt(group, 16).toString(16))
  return `${prefix.join(':')}::/${groups * 16}`
}

/**
 * The network that limits count as one client: an IPv4 address, or the /64 of an IPv6 address, because one subscriber has
 * at least that (docs/conventions.md#rate-limits). The address is in the gateway's plain form.
 */
export function networkOf(address: string): string {
  return prefixOf(address, 4)
}

/** The largest network that one subscriber usually has: the /48 of an IPv6 address holds 65,536 networks. */
export function siteOf(address: string): string {
  return prefixOf(address, 3)
}

const NETWORK_V6 = /^((?:[0-9a-f]{1,4}:){2}[0-9a-f]{1,4}):[0-9a-f]{1,4}::\/64$/

/** The site around a network, as `networkOf` writes it; null for an IPv4 address, which has none, and for what is no network. */
export function siteOfNetwork(network: string): string | null {
  const [, groups] = NETWORK_V6.exec(network) ?? []
  return groups === undefined ? null : `${groups}::/48`
}
