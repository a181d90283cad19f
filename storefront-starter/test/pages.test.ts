import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import t, { type Test } from 'tap'
import { createPages } from '../server/pages.ts'

const FORM = 'POST /preferences HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\n'

/** Serves pages that show the form they were sent. */
async function openPages(t: Test, bodyMs = 10_000) {
  const handle = async (request: Request) => new Response(`${request.method} ${await request.text()}`)
  const sendPage = createPages(handle, { origin: 'http://shop.example', proxies: '127.0.0.1', bodyMs })
  // As `server.ts` does, for a visitor who leaves.
  const server = createServer((request, response) => {
    sendPage(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
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
    const ended = once(socket, 'close').then(() => text)
    return { ended, socket }
  }
  const get = (visitor: string) => fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': visitor } })
  return { send, get }
}

t.test('forms that arrive slowly keep nobody else from a page, and are broken off', async (t) => {
  const { send, get } = await openPages(t, 1000)
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
