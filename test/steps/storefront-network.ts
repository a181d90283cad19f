import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import type { Test } from 'tap'

const KB = 1000

/** What a browser may have to fetch for one page, compressed. */
const MAX_BYTES = { document: 20 * KB, script: 125 * KB, stylesheet: 12 * KB, font: 35 * KB }
/** One picture on a phone. */
const MAX_PICTURE_BYTES = 60 * KB
const MAX_REQUESTS = 22

type Kind = keyof typeof MAX_BYTES

/** Loads a page and adds up what the browser fetched for it. */
export async function staysLight(t: Test, page: Page, { name, address }: { name: string; address: string }) {
  const responses: Response[] = []
  const note = (response: Response) => responses.push(response)
  page.on('response', note)
  await page.goto(address, { waitUntil: 'networkidle' })
  page.off('response', note)
  const spent: Record<Kind, number> = { document: 0, script: 0, stylesheet: 0, font: 0 }
  for (const response of responses) {
    const kind = response.request().resourceType()
    // A preloaded font has no body here, and is compressed already.
    if (kind === 'font') spent.font += Number(response.headers()['content-length'])
    const body = await response.body().catch(() => Buffer.alloc(0))
    if (kind in spent && kind !== 'font') spent[kind as Kind] += gzipSync(body, { level: 9 }).length
    if (kind === 'image') t.ok(body.length <= MAX_PICTURE_BYTES, `${name}: a picture of ${body.length} bytes`)
  }
  const said = Object.entries(spent).map(([kind, bytes]) => `${kind} ${(bytes / KB).toFixed(1)} kB`)
  t.comment(`${name}: ${said.join(', ')}, ${responses.length} requests`)
  for (const [kind, most] of Object.entries(MAX_BYTES))
    t.ok(spent[kind as Kind] <= most, `${name}: ${kind} ${spent[kind as Kind]} of ${most} bytes`)
  t.ok(responses.length <= MAX_REQUESTS, `${name}: ${responses.length} requests`)
}
