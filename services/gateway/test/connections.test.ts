import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, Server, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { type Admission, createOwnerOf, limitConnections, limitWaiting } from '../connections.ts'
import { keepWhileMade, limitUnread } from '../slow-readers.ts'
import { sendRaw, startGateway } from './fixture.ts'

const PACE = { silentMs: 100, waitMs: 30_000, bytesPerSecond: 4_096 }
const ownerOf = createOwnerOf(() => false)
/** More than the system holds for a connection. */
const LARGE = Buffer.alloc(32 * 1024 * 1024)

async function serve(t: Test, listener: RequestListener, admit: Admission = () => true, pace = PACE) {
  let served = 0
  const server = createServer((request, response) => {
    if (!admit(request, response)) return
    served += 1
    keepWhileMade(response)
    listener(request, response)
  })
  limitUnread(server, pace)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return { port, server, served: () => served }
}

const GET = 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n'

t.test('a client that sends many requests before it reads a response loses its connection', async (t) => {
  const { port, served } = await serve(t, () => {}, limitWaiting(ownerOf, { connection: 16 }))
  const client = connect(port, '127.0.0.1')
  client.write(GET.repeat(600))
  await once(client, 'close')
  t.equal(served(), 17, 'one is served, sixteen wait')
})

t.test('a client that sends a few requests at once gets all responses', async (t) => {
  const { port } = await serve(t, (_request, response) => response.end('x'), limitWaiting(ownerOf, { connection: 16 }))
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

t.test('a client that takes a few bytes of its response at a time loses its connection', async (t) => {
  const pace = { silentMs: 60_000, waitMs: 200, bytesPerSecond: 1_000_000_000 }
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

t.test(
  'requests that wait are limited over all connections of a network; a trusted proxy has no such limit',
  async (t) => {
    const limits = { connection: 2, network: 3 }
    const waitingOn = async (admit: Admission) => {
      const { port, served } = await serve(t, () => {}, admit)
      const clients = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
      const [first, second] = clients
      first?.write(GET.repeat(3))
      while (served() < 3) await setImmediate()
      second?.on('error', () => undefined).write(GET.repeat(3))
      return { served, second: second as Socket, end: () => clients.forEach((client) => void client.destroy()) }
    }
    const limited = await waitingOn(limitWaiting(ownerOf, limits))
    await once(limited.second, 'close')
    t.equal(limited.served(), 5, 'the second has one that waits, the other is one too many')
    limited.end()
    const proxied = await waitingOn(
      limitWaiting(
        createOwnerOf(() => true),
        limits,
      ),
    )
    while (proxied.served() < 6) await setImmediate()
    proxied.end()
  },
)

t.test('a network has a limited number of connections; a trusted proxy has not', async (t) => {
  const refused: string[] = []
  const { port, server } = await serve(t, (_request, response) => response.end('x'))
  let isProxy = false
  const options = { ownerOf: createOwnerOf(() => isProxy), max: 3, onRefused: (name: string) => refused.push(name) }
  limitConnections(server, options)
  const open = async () => {
    const client = connect(port, '127.0.0.1')
    client.on('error', () => undefined)
    client.write(GET)
    const isServed = await Promise.race([
      once(client, 'data').then(() => true),
      once(client, 'close').then(() => false),
    ])
    return { client, isServed }
  }
  const clients = [await open(), await open(), await open()]
  t.same(
    clients.map(({ isServed }) => isServed),
    [true, true, true],
  )
  t.equal((await open()).isServed, false)
  t.same(refused, ['127.0.0.1'])
  clients[0]?.client.destroy()
  while ((await promisify(server.getConnections.bind(server))()) > 2) await setImmediate()
  t.equal((await open()).isServed, true, 'one has ended')
  isProxy = true
  t.equal((await open()).isServed, true, 'a proxy brings many clients')
})

class FakeSocket extends EventEmitter {
  readonly remoteAddress: string
  destroyed = false
  constructor(remoteAddress: string) {
    super()
    this.remoteAddress = remoteAddress
  }
  destroy() {
    this.destroyed = true
    this.emit('close')
  }
}

/** Opens connections from whatever addresses a test says to a server with the limit. */
function connectionsFrom(max: number) {
  const server = new Server()
  limitConnections(server, { ownerOf: createOwnerOf(() => false), max, onRefused: () => undefined })
  return (remoteAddress: string) => {
    const socket = new FakeSocket(remoteAddress)
    server.emit('connection', socket)
    return socket
  }
}

t.test('the networks of one IPv6 /48 have a limited number of connections together', async (t) => {
  const open = connectionsFrom(10)
  const sockets = Array.from({ length: 60 }, (_, n) => open(`2001:db8:6:${n}::1`))
  const left = sockets.filter(({ destroyed }) => !destroyed)
  t.equal(left.length, 40)
  t.equal(open('2001:db8:7:1::1').destroyed, false, 'another site')
  t.equal(open('2001:db8:6:ff::1').destroyed, true)
  left[0]?.destroy()
  t.equal(open('2001:db8:6:ff::1').destroyed, false, 'one has ended')
})

t.test('the connections of all clients are limited, and many that have many leave places to who has few', async (t) => {
  const open = connectionsFrom(10)
  const sockets = []
  for (let n = 0; n < 10; n++) {
    for (let client = 1; client <= 60; client++) sockets.push(open(`198.51.100.${client}`))
  }
  const left = sockets.filter(({ destroyed }) => !destroyed)
  t.ok(left.length > 150 && left.length < 200, `${left.length} of 600`)
  for (let n = 0; n < 3; n++) t.equal(open('203.0.113.9').destroyed, false, 'who has few')
  t.equal(open('198.51.100.1').destroyed, true)
  for (const socket of left) socket.destroy()
  for (let n = 0; n < 10; n++) t.equal(open('198.51.100.1').destroyed, false, 'they have ended')
})

t.test('requests that wait are limited over all networks of an IPv6 /48', async (t) => {
  const admit = limitWaiting(ownerOf, { connection: 2, network: 2 })
  const wait = (remoteAddress: string) => {
    const socket = { remoteAddress, destroy: () => undefined }
    const response = Object.assign(new EventEmitter(), { socket: null })
    return {
      response,
      isAdmitted: admit({ socket } as unknown as IncomingMessage, response as unknown as ServerResponse),
    }
  }
  const all = Array.from({ length: 12 }, (_, n) => wait(`2001:db8:6:${n}::1`))
  t.equal(all.filter(({ isAdmitted }) => isAdmitted).length, 8)
  t.equal(wait('2001:db8:7:1::1').isAdmitted, true, 'another site')
  all[0]?.response.emit('close')
  t.equal(wait('2001:db8:6:ff::1').isAdmitted, true, 'one has ended')
})

t.test('a transfer coding other than chunked is 501, a content coding 415 that says what is taken', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const head = 'POST /v1/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n'
  for (const coding of ['gzip, chunked', 'identity, chunked', 'chunked;q=1, chunked']) {
    const response = await sendRaw(url, `${head}Transfer-Encoding: ${coding}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)
    t.match(response, /^HTTP\/1\.1 501 [\s\S]*application\/problem\+json[\s\S]*"code":"not_implemented"/, coding)
  }
  for (const coding of ['chunked', 'Chunked']) {
    const response = await sendRaw(url, `${head}Transfer-Encoding: ${coding}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)
    t.match(response, /^HTTP\/1\.1 200/, coding)
  }
  const send = (coding: string) =>
    fetch(`${url}/v1/json`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', 'content-encoding': coding },
    })
  for (const coding of ['gzip', 'br', 'gzip, identity']) {
    const response = await send(coding)
    t.equal(response.status, 415, coding)
    t.equal(response.headers.get('accept-encoding'), 'identity')
    t.match(await response.json(), { code: 'unsupported_media_type' })
  }
  t.equal((await send('identity')).status, 200)
})

t.test('only staff send large bodies of JSON', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url } = await startGateway(t, { dispatch })
    const body = JSON.stringify({ text: 'x'.repeat(200_000) })
    const send = (path: string) =>
      fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    t.equal((await send('/v1/json')).status, 413, dispatch)
    t.equal((await send('/v1/admin/json')).status, 401, 'it is asked who they are')
  }
})
