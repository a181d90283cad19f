/** `@stoa/sdk/stream` against a real server that behaves as told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { Stoa } from '../src/index.ts'
import { watchAvailability } from '../src/stream.ts'

type Behave = (response: ServerResponse, request: IncomingMessage, n: number) => void

async function serve(t: Test, behave: Behave) {
  const seen: { url: string; lastEventId: string | undefined }[] = []
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', lastEventId: request.headers['last-event-id'] as string | undefined })
    behave(response, request, seen.length - 1)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { stoa: new Stoa({ baseUrl, maxRetries: 0 }), seen, baseUrl }
}

const open = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const event = (id: string, available: number) =>
  `event: availability\nid: ${id}\ndata: {"data":[{"variant_id":"v1","in_stock":true,"available":${available}}]}\n\n`

for (const platform of ['node', 'fetch'] as const) {
  t.test(`${platform}: each change as it comes, and connects again where it left off`, async (t) => {
    const { stoa, seen, baseUrl } = await serve(t, (response, _request, n) => {
      open(response)
      if (n === 0) {
        response.write(`retry: 1\n\n:\n\n${event('a', 3).slice(0, 40)}`)
        setImmediate(() => response.write(event('a', 3).slice(40), () => response.end(event('b', 2))))
      } else if (n === 1) response.write(':\n\n', () => response.destroy())
      else response.write(event('c', 1))
    })
    const fetched = platform === 'fetch' ? new Stoa({ baseUrl, fetch: (url, init) => fetch(url, init) }) : stoa
    const found: unknown[] = []
    for await (const changed of watchAvailability(fetched, ['v1', 'v2'])) {
      found.push(changed[0]?.available)
      if (found.length === 3) break
    }
    t.strictSame(found, [3, 2, 1])
    t.strictSame(
      seen.map(({ lastEventId }) => lastEventId),
      [undefined, 'b', 'b'],
    )
    t.equal(seen[0]?.url, '/v1/availability/stream?variant_id=v1%2Cv2')
  })
}

t.test('a server that has gone silent is connected to anew', async (t) => {
  // To a machine that stands still a server seems silent sooner, so what it sends depends on what was read, and not on how often.
  let isRead = false
  const { stoa, seen } = await serve(t, (response) => {
    open(response).write(isRead ? event('b', 2) : `retry: 1\n\n${event('a', 3)}`)
  })
  const watching = watchAvailability(stoa, ['v1'], { silentMs: 50 })
  t.equal((await watching.next()).value?.[0]?.available, 3)
  isRead = true
  const before = seen.length
  t.equal((await watching.next()).value?.[0]?.available, 2)
  await watching.return()
  t.ok(seen.length > before)
  t.equal(seen.at(-1)?.lastEventId, 'a')
})

t.test('a signal ends it without an error, also in the middle of a stream', async (t) => {
  const stop = new AbortController()
  const { stoa } = await serve(t, (response, request) => {
    open(response).write(event('a', 3))
    request.socket.once('close', () => t.pass('and the connection'))
  })
  t.plan(3)
  const watching = watchAvailability(stoa, ['v1'], { signal: stop.signal })
  await watching.next()
  const next = watching.next()
  stop.abort()
  t.equal((await next).done, true)
  t.equal((await watchAvailability(stoa, ['v1'], { signal: stop.signal }).next()).done, true)
})

t.test('what the shop refuses for good is an error; what may be better later is not', async (t) => {
  const { stoa } = await serve(t, (response, _request, n) => {
    if (n % 2 === 0 && n < 3) return open(response).end(`retry: 1\n\n${event('a', 3 - n)}`)
    const status = n === 1 ? 503 : 400
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(`{"status":${status},"code":"x"}`)
  })
  const watching = watchAvailability(stoa, ['v1'])
  t.equal((await watching.next()).value?.[0]?.available, 3)
  t.equal((await watching.next()).value?.[0]?.available, 1, 'after 503')
  await t.rejects(watching.next(), { name: 'BadRequestError', status: 400 })
})
