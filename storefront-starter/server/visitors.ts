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

/** Who asks: the nearest address that is no proxy of ours. What others say in `X-Forwarded-For` is not believed. */
export function visitorOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: BlockList): string {
  const said = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const chain = [
    ...said.map((each) => each.trim()).filter((each) => isIP(each) !== 0),
    request.socket.remoteAddress ?? '',
  ]
  const isProxy = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return chain.findLast((address, at) => at === 0 || !isProxy(address)) ?? ''
}
