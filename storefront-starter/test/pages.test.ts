import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { createPages } from '../server/pages.ts'
import type { ReadersLimits } from '../server/readers.ts'

const FORM = 'POST /preferences HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\n'

type Handle = (request: Request) => Promise<Response>

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
}

/** Serves pages that show the form they were sent. */
async function openPages(t: Test, options: { bodyMs?: number; readers?: ReadersLimits; handle?: Handle } = {}) {
  const { handle = async (request) => new Response(`${request.method} ${await request.text()}`), ...limits } = options
  const own = { origin: 'http://shop.example', proxies: '127.0.0.1', bodyMs: 10_000, ...limits }
  const sendPage = createPages(handle, own)
  // As `server.ts` does, for a visitor who leaves.
  const server = createServer((request, response) => {
    sendPage(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const closings: Promise<unknown>[] = []
  server.on('connection', (socket) => closings.push(new Promise((resolve) => socket.once('close', resolve))))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  /** Sends what it is given, and takes what comes until the connection ends. */
  const send = async (...pieces: string[]) => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    for (const piece of pieces) socket.write(piece)
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    // Whoever is refused before all was read may be told by a reset, too.
    socket.on('error', () => undefined)
    const ended = closed(socket).then(() => text)
    return { ended, socket }
  }
  const get = (visitor: string) => fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': visitor } })
  return { send, get, port, allClosed: () => Promise.all(closings) }
}

t.test('forms that arrive slowly keep nobody else from a page, and are broken off', async (t) => {
  const { send, get } = await openPages(t, { bodyMs: 1000 })
  const slow = await Promise.all(
    Array.from({ length: 70 }, () => send(`${FORM}X-Forwarded-For: 192.0.2.7\r\nContent-Length: 1000\r\n\r\na=`)),
  )
  t.equal((await get('192.0.2.8')).status, 200)
  t.equal((await get('192.0.2.7')).status, 200, 'not even the visitor who sends them')
  const answers = await Promise.all(slow.map(({ ended }) => ended))
  t.strictSame([...new Set(answers.map((answer) => answer.split('\r\n', 1)[0]))], ['HTTP/1.1 408 Request Timeout'])
})

t.test('a form arrives whole, in as many pieces as it was sent', async (t) => {
  const { send } = await openPages(t)
  const { ended } = await send(`${FORM}Connection: close\r\nContent-Length: 7\r\n\r\na=1`, '&b=2')
  t.match(await ended, /^HTTP\/1\.1 200 [\s\S]*POST a=1&b=2/)
  const chunked = await send(`${FORM}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n`, '0\r\n\r\n')
  t.match(await chunked.ended, /^HTTP\/1\.1 200 [\s\S]*POST a=1/)
  const empty = await send(`${FORM}Connection: close\r\nContent-Length: 0\r\n\r\n`)
  t.match(await empty.ended, /^HTTP\/1\.1 200 [\s\S]*POST /)
})

t.test('a form whose length was not announced may not be longer either', async (t) => {
  const { send } = await openPages(t)
  const piece = `4000\r\n${'a'.repeat(0x4000)}\r\n`
  const { ended } = await send(`${FORM}Transfer-Encoding: chunked\r\n\r\n${piece}${piece}${piece}`)
  t.match(await ended, /^HTTP\/1\.1 413 /)
})

t.test('a visitor who leaves in the middle of a form leaves nothing behind', async (t) => {
  const { send, get } = await openPages(t)
  const { socket, ended } = await send(`${FORM}Content-Length: 1000\r\n\r\na=`)
  socket.destroy()
  await ended
  t.equal((await get('192.0.2.8')).status, 200)
})

t.test('a request that no URL can say is a bad one', async (t) => {
  const { send } = await openPages(t)
  const { ended } = await send('GET / HTTP/1.1\r\nHost: a@b\r\n\r\n')
  t.match(await ended, /^HTTP\/1\.1 400 /)
})

/** More than the system takes from a server for a client that reads nothing. */
const LONG_BYTES = 8 * 2 ** 20

const NO_LIMITS = {
  ...{ waitMs: 60_000, bytesPerSecond: 4096 },
  ...{ ofVisitorBytes: 2 ** 30, ofSiteBytes: 2 ** 30, inAllBytes: 2 ** 30 },
}

const longPages: Handle = async (request) =>
  new Response(new URL(request.url).pathname === '/long' ? Buffer.alloc(LONG_BYTES) : 'short')

/** Asks for a long page, and reads no more of it than it is told to. */
async function askForLong(port: number, visitor: string) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(`GET /long HTTP/1.1\r\nHost: shop.example\r\nX-Forwarded-For: ${visitor}\r\nConnection: close\r\n\r\n`)
  await once(socket, 'readable')
  return {
    socket,
    /** Reads to the end; how many bytes there were. */
    async read() {
      let bytes = 0
      socket.on('data', (chunk) => {
        bytes += chunk.length
      })
      await closed(socket)
      return bytes
    },
  }
}

t.test('pages that nobody reads take no place of those that are asked for', async (t) => {
  const { get, port } = await openPages(t, { readers: NO_LIMITS, handle: longPages })
  for (let n = 0; n < 18; n += 1) await askForLong(port, '192.0.2.7')
  t.equal(await (await get('192.0.2.7')).text(), 'short')
})

t.test('where more waits than may, whoever has waited longest is cut off', async (t) => {
  for (const limits of [{ ofVisitorBytes: 2.5 * LONG_BYTES }, { inAllBytes: 3.5 * LONG_BYTES }]) {
    const { port } = await openPages(t, { readers: { ...NO_LIMITS, ...limits }, handle: longPages })
    const other = await askForLong(port, '192.0.2.8')
    const [first, second, third] = [
      await askForLong(port, '192.0.2.7'),
      await askForLong(port, '192.0.2.7'),
      await askForLong(port, '192.0.2.7'),
    ]
    const [longest, ...rest] = limits.inAllBytes ? [other, first, second, third] : [first, second, third, other]
    t.ok((await longest.read()) < LONG_BYTES)
    for (const one of rest) t.ok((await one.read()) > LONG_BYTES)
  }
})

t.test('a page that is read too slowly is cut off', async (t) => {
  const readers = { ...NO_LIMITS, waitMs: 50, bytesPerSecond: 2 ** 30 }
  const { port, allClosed } = await openPages(t, { readers, handle: longPages })
  const { read } = await askForLong(port, '192.0.2.7')
  await allClosed()
  t.ok((await read()) < LONG_BYTES)
})

t.test('an answer with a cookie is kept by nobody, whatever its route says', async (t) => {
  const headers = { 'set-cookie': 'session=x; HttpOnly', 'cache-control': 'public, max-age=3600' }
  const { get } = await openPages(t, { handle: async () => new Response('a', { headers }) })
  t.equal((await get('192.0.2.7')).headers.get('cache-control'), 'private, no-store')
})
