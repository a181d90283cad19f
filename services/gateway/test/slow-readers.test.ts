import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { GET, serve } from './plain-server.ts'

/** More than the system holds for a connection. */
const LARGE = Buffer.alloc(32 * 1024 * 1024)

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

t.test('a client that takes a few bytes of its response at a time loses its connection', async (t) => {
  const pace = { silentMs: 60_000, waitMs: 3_000, bytesPerSecond: 1_000_000_000 }
  const { port, server } = await serve(t, (_request, response) => response.end(LARGE), undefined, pace)
  const client = connect({ port, host: '127.0.0.1' }).pause()
  client.on('error', () => undefined)
  const taken = once(server, 'connection')
  client.write(GET)
  const [socket] = await taken
  const timer = setInterval(() => client.read(1), 10)
  await once(socket, 'close')
  clearInterval(timer)
  client.destroy()
  const fast = connect(port, '127.0.0.1')
  fast.write(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
  let bytes = 0
  for await (const chunk of fast) bytes += chunk.length
  t.ok(bytes > LARGE.length, 'one that reads gets all of it')
})
