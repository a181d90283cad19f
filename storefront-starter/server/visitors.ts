import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** `192.0.2.1, 10.0.0.0/8`: the proxies in front of this storefront, which say who the visitor is. */
export function readProxies(text: string): BlockList {
  const proxies = new BlockList()
  for (const entry of text.split(',').map((each) => each.trim())) {
    if (entry === '') continue
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: "${entry}" is no address`)
    if (prefix === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(prefix), family)
  }
  return proxies
}

/** Of `X-Forwarded-For`, what is read: no chain of proxies is as long. */
const MAX_LENGTH = 2_048

/** `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` or `[2001:db8::1]:443` as an address; null for anything else. */
function addressIn(entry: string): string | null {
  const [, bracketed] = /^\[([0-9a-f:.]{2,45})\](?::\d{1,5})?$/i.exec(entry) ?? []
  const [, withPort] = /^([\d.]{7,15}):\d{1,5}$/.exec(entry) ?? []
  const address = bracketed ?? withPort ?? entry
  return isIP(address) === 0 ? null : address
}

/**
 * Who asks: the nearest address that is no proxy of ours. What others say in `X-Forwarded-For` is not believed, nor anything before
 * what is no address: a visitor may have written it.
 */
export function visitorOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: BlockList): string {
  const isProxy = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  let visitor = request.socket.remoteAddress ?? ''
  const said = String(request.headers['x-forwarded-for'] ?? '').slice(-MAX_LENGTH)
  for (const entry of said.split(',').reverse()) {
    if (!isProxy(visitor)) break
    const next = addressIn(entry.trim())
    if (next === null) break
    visitor = next
  }
  return visitor
}
