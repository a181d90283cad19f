import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'
import type { Admission } from '../pipelining.ts'
import { keepWhileMade, limitUnread, type ReadingPace } from '../slow-readers.ts'

export const PACE: ReadingPace = { silentMs: 100, waitMs: 30_000, bytesPerSecond: 4_096 }

export const GET = 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n'

/** A server without a framework that counts the requests which are let through to it. */
export async function serve(t: Test, listener: RequestListener, admit: Admission = () => true, pace = PACE) {
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
