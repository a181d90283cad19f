import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP proxy with faults, for processes that are given its `url` instead of the server's own. */
export interface FaultProxy {
  url: string
  /** Ends every connection, and every new one at once. */
  cut(): void
  /** Connections are made, but nothing that the server sends arrives. */
  stall(): void
  /** Everything that the server sends arrives later. There is no way back: nothing may overtake what is on its way. */
  slowDown(delayMs: number): void
  heal(): void
  close(): void
}

type State = 'open' | 'cut' | 'stalled'

export async function openFaultProxy(serverUrl: string): Promise<FaultProxy> {
  const target = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let state: State = 'open'
  let delayMs = 0
  const track = (socket: Socket, other: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
  }
  const server = createServer((client) => {
    if (state === 'cut') {
      client.destroy()
      return
    }
    const upstream = connect(Number(target.port), target.hostname)
    track(client, upstream)
    track(upstream, client)
    client.on('data', (chunk) => upstream.write(chunk))
    upstream.on('data', (chunk) => {
      if (state === 'stalled') return
      if (delayMs === 0) client.write(chunk)
      else setTimeout(() => client.write(chunk), delayMs)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const url = new URL(serverUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    cut() {
      state = 'cut'
      endAll()
    },
    stall() {
      state = 'stalled'
    },
    slowDown(ms) {
      delayMs = ms
    },
    heal() {
      // What a stalled connection has lost cannot be sent again.
      endAll()
      state = 'open'
    },
    close() {
      server.close()
      endAll()
    },
  }
}
