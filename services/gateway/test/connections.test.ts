import { EventEmitter, once } from 'node:events'
import { connect, Server } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import t from 'tap'
import { createOwnerOf, limitConnections } from '../connections.ts'
import { GET, serve } from './plain-server.ts'

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
