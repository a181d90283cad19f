import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import { networkOf, siteOf } from '@stoa/kit/values/network'

const LOOPBACK = ['127.0.0.0/8', '::1/128']
const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10']
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
/** Names of ranges, as proxies and frameworks call them. */
const RANGES: Readonly<Record<string, readonly string[]>> = {
  loopback: LOOPBACK,
  linklocal: LINK_LOCAL,
  uniquelocal: PRIVATE,
}
/** Entries that are read of `X-Forwarded-For`; no chain of proxies is as long. */
const MAX_ENTRIES = 32
/** Of its end, which is all that is split: the rest is whatever the client wrote. */
const MAX_LENGTH = 2_048

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

/** IPv4 written as IPv6: `::ffff:192.0.2.1`, or its two groups in hexadecimal. */
function mappedIPv4(address: string): string | null {
  const tail = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : ''
  if (isIPv4(tail)) return tail
  const [, high = '', low = ''] = MAPPED.exec(address) ?? []
  if (high === '') return null
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return bits.flatMap((group) => [group >> 8, group & 0xff]).join('.')
}

/** An address in one form: IPv4 written as IPv6 is IPv4, no zone, lower case. */
export function plainAddress(address: string | undefined): string {
  const [bare = ''] = (address ?? '').toLowerCase().split('%')
  if (!isIPv6(bare)) return bare
  // The URL parser writes every IPv6 address in its one short form (RFC 5952).
  const short = URL.parse(`http://[${bare}]`)?.hostname.slice(1, -1) ?? bare
  return mappedIPv4(short) ?? short
}

/** `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` or `[2001:db8::1]:443` as an address; null for anything else. */
function addressIn(entry: string): string | null {
  const [, bracketed] = /^\[([0-9a-f:.]{2,45})\](?::\d{1,5})?$/i.exec(entry) ?? []
  const [, withPort] = /^([\d.]{7,15}):\d{1,5}$/.exec(entry) ?? []
  const address = bracketed ?? withPort ?? entry
  return isIP(address) === 0 || address.includes('%') ? null : plainAddress(address)
}

/** Which addresses are those of trusted proxies. Throws for an entry that is neither an address nor a range. */
export function createProxyList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of entries.flatMap((name) => RANGES[name] ?? [name])) {
    const [address = '', prefix, more] = entry.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    const longest = family === 'ipv4' ? 32 : 128
    const bits = prefix === undefined ? longest : Number(prefix)
    const isRange = prefix === undefined || (/^\d{1,3}$/.test(prefix) && bits <= longest)
    if (isIP(address) === 0 || !isRange || more !== undefined) {
      throw new Error(`holds "${entry}", which is neither an address nor a range such as 10.0.0.0/8`)
    }
    list.addSubnet(address, bits, family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

function forwardedFor({ headers }: IncomingMessage): string[] {
  const value = headers['x-forwarded-for']
  const text = Array.isArray(value) ? value.join(',') : (value ?? '')
  if (text === '') return []
  const entries = text.slice(-MAX_LENGTH).split(',')
  // A part of an address may be another address.
  return (text.length > MAX_LENGTH ? entries.slice(1) : entries).slice(-MAX_ENTRIES)
}

/**
 * Where a request comes from: the address of the connection, or, where that is a trusted proxy's, what it says about its
 * client, and so on as far as proxies are trusted. What is no address is not believed: the client is then whoever sent it.
 */
export function createClientAddress(
  isTrusted: (address: string) => boolean,
  onUnnamedProxy: (address: string) => void,
): (request: IncomingMessage) => string {
  return (request) => {
    let client = plainAddress(request.socket?.remoteAddress)
    const entries = forwardedFor(request)
    if (entries.length > 0 && !isTrusted(client)) onUnnamedProxy(client)
    for (const entry of entries.reverse()) {
      if (!isTrusted(client)) break
      const next = addressIn(entry.trim())
      if (next === null) break
      client = next
    }
    return client
  }
}

/** Whom limits count. */
export interface Client {
  network: string
  /** The site around the network; null for an IPv4 address, which has none. */
  site: string | null
}

/** How many times what one network may, all networks of one IPv6 /48 may: many share some, and one subscriber has others whole. */
export const SITE_NETWORKS = 4

export function clientOf(address: string): Client {
  const network = networkOf(address)
  const site = siteOf(address)
  return { network, site: site === network ? null : site }
}

/** Whether a request was made on this machine and passed on by nobody: a probe of the machine itself. */
export function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const isForwarded =
    headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined || headers.via !== undefined
  return !isForwarded && isLoopback(plainAddress(socket?.remoteAddress))
}

const isLoopback = createProxyList(LOOPBACK)
