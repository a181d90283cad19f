import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Teardown } from './databases.ts'

/** A way to a MongoDB server that a test may have lose connections. */
export interface LosingMongo {
  url: string
  /** From now on each connection is lost on which this command is sent: `insert`. Null = none. */
  lose(command: string | null): void
  /** How many were lost. */
  readonly count: number
}

/** A proxy in front of the server of a connection string that names one; gone after the test. */
export async function losingMongo(t: Teardown, url: string): Promise<LosingMongo> {
  const server = new URL(url)
  const sockets = new Set<Socket>()
  let command: string | null = null
  let count = 0
  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port || 27_017), server.hostname)
    const end = () => {
      client.destroy()
      upstream.destroy()
      sockets.delete(client)
    }
    sockets.add(client)
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
    upstream.pipe(client)
    client.on('data', (bytes: Buffer) => {
      // A command's name is the first key of its document, whose value is the collection's name (type 2).
      if (command === null || !bytes.includes(`\u0002${command}\0`)) return void upstream.write(bytes)
      count += 1
      end()
    })
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  const through = new URL(url)
  through.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  return {
    url: through.href,
    lose(lost) {
      command = lost
    },
    get count() {
      return count
    },
  }
}
