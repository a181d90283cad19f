import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Refusal } from './screening.ts'

/** Pages that are made at once; each takes about ten milliseconds of this process, so more would only wait. */
const MAX_PAGES = 64

/** Pages of one visitor in a window: more than a person opens, less than this process can make. */
const MAX_PAGES_OF_VISITOR = 100
const WINDOW_MS = 10_000
/** Visitors counted in a window; beyond them only the pages at once are counted. */
const MAX_VISITORS = 50_000

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

/** A subscriber has a whole /64 of IPv6. */
const networkOf = (address: string) => (isIP(address) === 6 ? address.split(':').slice(0, 4).join(':') : address)

/** Refuses pages before they cost anything: those of one visitor who takes too many, and those that would only wait. */
export function createTurnstile() {
  let counts = new Map<string, number>()
  let endsAt = 0
  let pages = 0
  return {
    refusalOf(visitor: string, nowMs: number): Refusal | null {
      if (nowMs >= endsAt) {
        counts = new Map()
        endsAt = nowMs + WINDOW_MS
      }
      const network = networkOf(visitor)
      const count = (counts.get(network) ?? 0) + 1
      if (counts.has(network) || counts.size < MAX_VISITORS) counts.set(network, count)
      if (count > MAX_PAGES_OF_VISITOR) {
        const retryAfterSeconds = Math.ceil((endsAt - nowMs) / 1000)
        return { status: 429, text: 'Too many pages at once. Please wait a moment.', retryAfterSeconds }
      }
      if (pages < MAX_PAGES) return null
      return { status: 503, text: 'The shop is very busy. Please try again in a moment.', retryAfterSeconds: 1 }
    },
    async count<T>(page: () => Promise<T>): Promise<T> {
      pages += 1
      try {
        return await page()
      } finally {
        pages -= 1
      }
    },
  }
}
