import { EventEmitter, once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createOwnerOf } from '../connections.ts'
import { type Admission, limitPipelining } from '../pipelining.ts'
import { GET, serve } from './plain-server.ts'

const ownerOf = createOwnerOf(() => false)

/** Not `once`, which takes a reset for a failure: it is an end too. */
const closeOf = (socket: Socket) => new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve))

t.test('a client that sends many requests before it reads a response loses its connection', async (t) => {
  const { port, served } = await serve(t, () => {}, limitPipelining(ownerOf, { connection: 16 }))
  const client = connect(port, '127.0.0.1')
  const closed = closeOf(client)
  client.write(GET.repeat(600))
  await closed
  t.equal(served(), 17, 'one is served, sixteen wait')
})

t.test('a client that sends a few requests at once gets all responses', async (t) => {
  const { port } = await serve(
    t,
    (_request, response) => response.end('x'),
    limitPipelining(ownerOf, { connection: 16 }),
  )
  for (let round = 0; round < 3; round++) {
    const client = connect(port, '127.0.0.1')
    client.write(GET.repeat(16) + GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    let text = ''
    for await (const chunk of client.setEncoding('latin1')) text += chunk
    t.equal(text.match(/HTTP\/1\.1 200/g)?.length, 17)
  }
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
      const closed = closeOf(second as Socket)
      second?.write(GET.repeat(3))
      return { served, closed, end: () => clients.forEach((client) => void client.destroy()) }
    }
    const limited = await waitingOn(limitPipelining(ownerOf, limits))
    await limited.closed
    t.equal(limited.served(), 5, 'the second has one that waits, the other is one too many')
    limited.end()
    const proxied = await waitingOn(
      limitPipelining(
        createOwnerOf(() => true),
        limits,
      ),
    )
    while (proxied.served() < 6) await setImmediate()
    proxied.end()
  },
)

t.test('requests that wait are limited over all networks of an IPv6 /48', async (t) => {
  const admit = limitPipelining(ownerOf, { connection: 2, network: 2 })
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

/** Sends what comes in one write, and tells how many requests Node made of it until it closed the connection. */
async function sendAtOnce(t: Test, text: string, listener: RequestListener): Promise<number> {
  const { port, server } = await serve(t, listener, limitPipelining(ownerOf))
  let requests = 0
  server.on('request', () => {
    requests += 1
  })
  const client = connect(port, '127.0.0.1')
  const closed = closeOf(client.resume())
  client.write(text)
  await closed
  return requests
}

t.test('what came behind the request that was one too many is not read', async (t) => {
  const all = GET.repeat(1_500)
  t.ok((await sendAtOnce(t, all, () => {})) <= 18, 'one is served, sixteen wait')
  t.ok((await sendAtOnce(t, all, (_request, response) => response.end('x'))) <= 33, 'thirty-two are responded to')
})

t.test('a client that sends requests one after the other may send any number', async (t) => {
  const { port, served } = await serve(t, (_request, response) => response.end('x'), limitPipelining(ownerOf))
  const client = connect(port, '127.0.0.1')
  for (let count = 1; count <= 100; count++) {
    client.write(GET)
    await once(client, 'data')
    t.equal(served(), count)
  }
  client.destroy()
})
