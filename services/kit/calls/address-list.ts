import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** Every address of a host name, A and AAAA. */
export type Resolve = (host: string) => Promise<string[]>

interface AddressListOptions {
  /** `http://host:port`; the name may stand for many addresses. */
  url: string
  resolve?: Resolve | undefined
  /** Milliseconds, never going back. */
  clock: () => number
  /** Milliseconds a list is used before it is looked up again (docs/decisions/0016-http-between-services.md). */
  resolveEveryMs: number
  /** Milliseconds after which a list is so old that whoever wants it waits for the new one. */
  staleMs: number
}

interface AddressList {
  /** `http://address:port` of each, fresh enough. Throws when none was ever found. */
  current(): Promise<readonly string[]>
  known(): readonly string[]
}

const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address)
}

function originOf(url: URL, address: string): string {
  const host = isIP(address) === 6 ? `[${address}]` : address
  return `${url.protocol}//${host}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

/** What one name stands for, looked up again beside the requests that use it. Needs no timer. */
export function createAddressList(options: AddressListOptions): AddressList {
  const { clock, resolve = systemResolve, resolveEveryMs, staleMs } = options
  const url = new URL(options.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  let origins: readonly string[] = []
  let resolvedAt = Number.NEGATIVE_INFINITY
  let resolving: Promise<void> | null = null

  const lookUp = async () => {
    try {
      const found = isIP(host) ? [host] : await resolve(host)
      if (found.length > 0) origins = [...new Set(found.map((address) => originOf(url, address)))]
    } catch (error) {
      // A name server that is away for a moment takes nobody out: the last list stays in use.
      if (origins.length === 0) throw error
    } finally {
      resolvedAt = clock()
      resolving = null
    }
  }

  return {
    async current() {
      const age = clock() - resolvedAt
      if (age < resolveEveryMs && origins.length > 0) return origins
      resolving ??= lookUp()
      if (origins.length === 0 || age >= staleMs) await resolving
      else resolving.catch(() => undefined)
      return origins
    },
    known: () => origins,
  }
}
