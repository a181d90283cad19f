import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import t, { type Test } from 'tap'
import { type Admission, keepWhileMade, limitUnread, limitWaiting } from '../connections.ts'

const UNREAD_MS = 100
/** More than the system holds for a connection. */
const LARGE = Buffer.alloc(32 * 1024 * 1024)

async function serve(t: Test, listener: RequestListener, admit: Admission = () => true) {
  let served = 0
  const server = createServer((request, response) => {
    if (!admit(request, response)) return
    served += 1
    keepWhileMade(response)
    listener(request, response)
  })
  limitUnread(server, UNREAD_MS)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return { port, server, served: () => served }
}

const GET = 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n'

t.test('a client that sends many requests before it reads a response loses its connection', async (t) => {
  const { port, served } = await serve(t, () => {}, limitWaiting(16))
  const client = connect(port, '127.0.0.1')
  client.write(GET.repeat(600))
  await once(client, 'close')
  t.equal(served(), 17, 'one is served, sixteen wait')
})

t.test('a client that sends a few requests at once gets all responses', async (t) => {
  const { port } = await serve(t, (_request, response) => response.end('x'), limitWaiting(16))
  for (let round = 0; round < 3; round++) {
    const client = connect(port, '127.0.0.1')
    client.write(GET.repeat(16) + GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    let text = ''
    for await (const chunk of client.setEncoding('latin1')) text += chunk
    t.equal(text.match(/HTTP\/1\.1 200/g)?.length, 17)
  }
})

t.test('a client that does not read its response loses its connection', async (t) => {
  const { port, server } = await serve(t, (_request, response) => response.end(LARGE))
  const client = connect(port, '127.0.0.1').pause()
  const taken = once(server, 'connection')
  client.write(GET)
  const [socket] = await taken
  await once(socket, 'close')
  client.destroy()
  t.ok(socket.destroyed)
})

t.test('a client that waits for a response that is still being made keeps its connection', async (t) => {
  const { port, server } = await serve(t, async (_request, response) => {
    await once(response, 'timeout')
    response.end('made')
  })
  const client = connect(port, '127.0.0.1')
  client.write(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
  let text = ''
  for await (const chunk of client.setEncoding('latin1')) text += chunk
  t.match(text, /made/)
  t.ok(server.listening)
})
