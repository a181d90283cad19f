import { resolve4 } from 'node:dns/promises'
import { readScrape, type Scrape } from './domain/measuring.ts'

/** What the tasks of a service tell, by address; null of one that does not respond. */
export type ScrapeService = (service: string) => Promise<ReadonlyMap<string, Scrape | null>>

interface ScrapeOptions {
  /** Of every task. */
  port: number
  resolve?: (name: string) => Promise<string[]>
  now?: () => number
}

/** Less than a round, so that one task that hangs holds up no decision on the others. */
const TIMEOUT_MS = 4_000
const MOST_BYTES = 4_000_000

async function read(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok || !response.body) return null
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of response.body) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) return null
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString()
  } catch {
    return null
  }
}

/** Tasks that are not healthy are not in DNS, and so are not scraped: they count as not ready. */
export function createScrape({ port, resolve = resolve4, now = Date.now }: ScrapeOptions): ScrapeService {
  return async (service) => {
    const addresses = await resolve(`tasks.${service}`).catch(() => [])
    const scrapes = addresses.map(async (address): Promise<[string, Scrape | null]> => {
      const text = await read(`http://${address}:${port}/metrics`)
      return [address, text === null ? null : readScrape(text, now())]
    })
    return new Map(await Promise.all(scrapes))
  }
}
