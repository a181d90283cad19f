import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createHttpTransport } from '@stoa/kit/calls/http-transport'
import type { Transport } from '@stoa/kit/calls/transport'
import { query } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { appOf, type CheckoutFixture, checkoutFixture, invariants, processOn, readyCart } from './checkout-fixture.ts'
import type { Body } from './order-steps.ts'

/** One replica of the payment service that serves, over HTTP. */
async function servingReplica(t: Test, { stubs }: CheckoutFixture): Promise<number> {
  const server = createServer(async (request, response) => {
    if (request.url === '/readyz') return void response.end()
    const { method = 'GET', url = '/', headers } = request
    const body = await text(request)
    const sent = { service: 'payment', method, url, headers: headers as Record<string, string>, timeoutMs: 5_000 }
    const { status, headers: given, body: said } = await stubs.transport.request(body ? { ...sent, body } : sent)
    response.writeHead(status, given as Record<string, string>).end(said)
  })
  t.teardown(() => server.close())
  t.teardown(() => server.closeAllConnections())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Another one, whose process is frozen: the system takes its connections, and nobody reads what comes. */
async function frozenReplica(t: Test, port: number): Promise<void> {
  const program = `require('node:http').createServer().listen(${port}, '127.0.0.2', () => console.log('listening'))`
  const replica = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => replica.kill('SIGKILL'))
  await once(replica.stdout, 'data')
  replica.kill('SIGSTOP')
}

/**
 * A process of the order service that has just started: the first call of payment goes to the frozen replica. `failed` counts the
 * calls of payment that got no answer from either.
 */
function freshProcess(t: Test, fixture: CheckoutFixture, { port, failed }: { port: number; failed: () => void }) {
  const overHttp = createHttpTransport({
    upstreams: { payment: `http://payment:${port}` },
    resolve: async () => ['127.0.0.1', '127.0.0.2'],
  })
  t.teardown(() => overHttp.close())
  const transport: Transport = {
    ...fixture.stubs.transport,
    async request(request) {
      if (request.service !== 'payment') return await fixture.stubs.transport.request(request)
      return await overHttp.request(request).catch((error) => {
        failed()
        throw error
      })
    },
  }
  return appOf(t, processOn(fixture.pg, transport))(customer('usr_1'))
}

/** The longest that this process stood still, milliseconds. */
function stillness(t: Test): () => number {
  let [lastMs, longestMs] = [performance.now(), 0]
  const look = () => {
    const nowMs = performance.now()
    longestMs = Math.max(longestMs, nowMs - lastMs)
    lastMs = nowMs
  }
  const timer = setInterval(look, 50)
  t.teardown(() => clearInterval(timer))
  return () => longestMs
}

/** An order is placed and cancelled, each by a process of its own. */
async function placeAndCancel(t: Test) {
  const fixture = await checkoutFixture(t)
  const port = await servingReplica(t, fixture)
  await frozenReplica(t, port)
  const stoodMs = stillness(t)
  const late: string[] = []
  const post = (url: string) => freshProcess(t, fixture, { port, failed: () => void late.push(url) })<Body>('POST', url)
  const id = await readyCart(fixture, { user: 'usr_1' })
  const placed = await post(`/v1/carts/${id}/complete`)
  const after = await invariants(fixture)
  const cancelled = await post(`/v1/orders/${placed.body.id}/cancel`)
  return { fixture, late, stoodMs: stoodMs(), placed, after, cancelled }
}

t.test(
  'one of two payment replicas is frozen: orders are placed and cancelled, and no call waits until its deadline',
  async (t) => {
    let seen = await placeAndCancel(t)
    // A machine that stands still takes the time of a call itself.
    while (seen.late.length > 0 && seen.stoodMs > 500) seen = await placeAndCancel(t)
    t.same(seen.late, [], 'every call left the frozen replica for the other within its time')
    t.equal(seen.placed.status, 201)
    t.match(seen.after, { orders: 1, charged: 1, stray: 0, open: 0 })
    t.match(seen.cancelled, { status: 200, body: { status: 'cancelled', payment_status: 'refunded' } })
    t.match(await query(seen.fixture.pg, 'SELECT status, money_due_at FROM orders'), [
      { status: 'cancelled', money_due_at: null },
    ])
  },
)
