import { readFileSync } from 'node:fs'
import type { Test } from 'tap'
import { rawRequest } from '../harness/raw-request.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const PARTS = { 'content-type': 'multipart/form-data; boundary=x' }

/** An address of their own: pages are counted by visitor, and other steps have just opened many. */
const STRANGER = { 'x-forwarded-for': '192.0.2.20' }

/** What strangers send that no page of the storefront sends: it is told so, and is no fault of the storefront. */
export async function strangersProvokeNothing(t: Test, { url, logFile }: { url: string; logFile: string }) {
  const post = async (path: string, headers: Record<string, string>, body = 'intent=cancel') =>
    (await rawRequest(url, 'POST', path, { headers: { ...STRANGER, ...headers }, body })).status
  const linesOf = async (provoke: () => Promise<void>) => {
    const before = readFileSync(logFile, 'utf8').length
    await provoke()
    return readFileSync(logFile, 'utf8').slice(before)
  }
  const isShort = (lines: string) => lines.split('\n').length <= 5
  const times = Array.from({ length: 5 }, (_, time) => time)
  const order = '/orders/00000000-0000-7000-8000-000000000000'
  const provoke = async () => {
    for (const _ of times) t.equal(await post(order, FORM), 404, 'an order that is not theirs')
    for (const _ of times) t.equal(await post('/search', FORM), 405, 'a page without forms')
    for (const _ of times) t.equal(await post(order, { ...FORM, origin: 'https://evil.example' }), 403)
    t.equal(await post('/preferences', { ...FORM, origin: 'https://evil.example' }), 403)
    t.equal(await post('/preferences', { 'content-type': 'multipart/form-data' }), 400, 'parts without a boundary')
    t.equal(await post('/preferences', PARTS), 400, 'a form that cannot be read')
    t.equal(await post('/cart', PARTS), 400)
    t.equal((await rawRequest(url, 'GET', '/', { headers: { ...STRANGER, host: 'a@b' } })).status, 400)
  }
  const first = await linesOf(provoke)
  // A minute may have ended among them, and with it what is written once; the next one has just begun.
  const written = isShort(first) ? first : await linesOf(provoke)
  t.ok(isShort(written), `one line of each kind: ${written}`)
  t.notMatch(written, /^\s+at /m, 'and no stack')
  const proxied = { ...FORM, host: '10.0.0.1:3000', origin: url }
  t.equal(await post('/preferences', proxied, 'theme=dark'), 303, 'behind a proxy that does not pass Host on')
  t.equal(await post(order, proxied), 404)
  for (const path of ['/cart', '/orders/find', '/cart.data', '/sign-in']) {
    const { headers } = await rawRequest(url, 'GET', path, { headers: STRANGER })
    t.equal(headers['cache-control'], 'private, no-store', `${path} is kept nowhere`)
  }
}
