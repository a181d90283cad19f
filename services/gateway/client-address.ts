import { isIPv6 } from 'node:net'

/** An address in one form: IPv4 written as IPv6 is IPv4, no zone, lower case. Empty when the client has disconnected already. */
export function plainAddress(address: string | undefined): string {
  const [bare = ''] = (address ?? '').toLowerCase().split('%')
  return bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice('::ffff:'.length) : bare
}

/**
 * The client that a rate limit counts. One IPv6 subscriber has at least a /64, so its addresses count together
 * (docs/conventions.md#rate-limits).
 */
export function limitKey(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
