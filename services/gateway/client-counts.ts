import { type Client, SITE_NETWORKS } from './client-address.ts'

/** Counts by key, and forgets who has none. */
export function createCounts() {
  const counts = new Map<unknown, number>()
  const add = (key: unknown, change: 1 | -1) => {
    const count = (counts.get(key) ?? 0) + change
    if (count > 0) counts.set(key, count)
    else counts.delete(key)
  }
  const of = (key: unknown) => counts.get(key) ?? 0
  return { of, add }
}

/** Whether a client has as many as its network, or its site, may. */
export const isFull = (of: (key: string) => number, { network, site }: Client, max: number) =>
  of(network) >= max || (site !== null && of(site) >= max * SITE_NETWORKS)

/** What a client counts for. */
export const keysOf = ({ network, site }: Client) => (site === null ? [network] : [network, site])
