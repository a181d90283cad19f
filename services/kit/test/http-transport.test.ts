import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAddresses } from '@stoa/kit/calls/addresses'
import { createHttpTransport } from '@stoa/kit/calls/http-transport'
import type { OutgoingRequest } from '@stoa/kit/calls/transport'
import type { UnavailableError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'

async function listen(test: Test, host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  test.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo).port
const call = (method: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  service: 'stock',
  method,
  url: '/internal/things?a=1',
  headers: { 'x-request-id': 'r1' },
  timeoutMs: 2_000,
  ...more,
})
const refusal = async (promise: Promise<unknown>): Promise<UnavailableError> =>
  (await promise.then(
    () => {
      throw new Error('it was answered')
    },
    (error) => error,
  )) as UnavailableError

/** Two replicas behind one name, on addresses of the loopback network; the second may be left dark. */
async function replicas(test: Test, first: RequestListener, second: RequestListener | null) {
  const a = await listen(test, '127.0.0.1', 0, first)
  if (second) await listen(test, '127.0.0.2', portOf(a), second)
  const transport = createHttpTransport({
    upstreams: { stock: `http://stock:${portOf(a)}` },
    resolve: async () => ['127.0.0.1', '127.0.0.2'],
  })
  test.teardown(() => transport.close())
  return transport
}

function watch(found: string[], settings = {}) {
  let now = 0
  let list = found
  const addresses = createAddresses({
    url: 'http://stock:80',
    clock: () => now,
    resolve: async () => {
      if (list.length === 0) throw new Error('ENOTFOUND')
      return list
    },
    settings,
  })
  return {
    addresses,
    pass: (ms: number) => {
      now += ms
    },
    publish: (next: string[]) => {
      list = next
    },
  }
}

const short = (origin: string) => origin.replace('http://', '').replace(':80', '')

t.test('addresses of a service', async (t) => {
  t.test('take turns, evenly', async (t) => {
    const { addresses } = watch(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
    const taken: string[] = []
    for (let i = 0; i < 9; i += 1) taken.push(short(await addresses.take()))
    for (const one of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) t.equal(taken.filter((each) => each === one).length, 3)
  })

  t.test('are looked up again, and outlive a name server that is away', async (t) => {
    const { addresses, pass, publish } = watch(['10.0.0.1'])
    await addresses.take()
    publish(['10.0.0.2', 'fd00::1'])
    pass(400)
    t.equal(short(await addresses.take()), '10.0.0.1', 'young enough to be used unasked')
    pass(5_000)
    const taken = new Set([short(await addresses.take()), short(await addresses.take())])
    t.same([...taken].sort(), ['10.0.0.2', '[fd00::1]'])
    publish([])
    pass(5_000)
    t.match(short(await addresses.take()), /10\.0\.0\.2|fd00/)
  })

  t.test('are left alone for five seconds after a failure, the last one never', async (t) => {
    const { addresses, pass } = watch(['10.0.0.1', '10.0.0.2'])
    await addresses.take()
    addresses.failed('http://10.0.0.1:80')
    for (let i = 0; i < 4; i += 1) t.equal(short(await addresses.take()), '10.0.0.2')
    addresses.failed('http://10.0.0.2:80')
    t.ok(await addresses.take(), 'both failed: still one is tried')
    addresses.answered('http://10.0.0.2:80', 200)
    pass(5_001)
    const taken = new Set([short(await addresses.take()), short(await addresses.take())])
    t.equal(taken.size, 2, 'back in turn')
  })

  t.test('a row of server errors ejects, one does not', async (t) => {
    const { addresses } = watch(['10.0.0.1', '10.0.0.2'])
    await addresses.take()
    for (let i = 0; i < 4; i += 1) addresses.answered('http://10.0.0.1:80', 500)
    addresses.answered('http://10.0.0.1:80', 200)
    addresses.answered('http://10.0.0.1:80', 500)
    t.equal(new Set([await addresses.take(), await addresses.take()]).size, 2)
    for (let i = 0; i < 4; i += 1) addresses.answered('http://10.0.0.1:80', 503)
    t.equal(new Set([await addresses.take(), await addresses.take()]).size, 1)
  })

  t.test('breaker: opens when no address answers, lets one try, closes on an answer', async (t) => {
    const { addresses, pass } = watch(['10.0.0.1', '10.0.0.2'])
    await addresses.take()
    for (let i = 0; i < 50; i += 1) addresses.failed('http://10.0.0.1:80')
    t.notOk(addresses.isOpen(), 'one hung replica is not a dead service')
    addresses.failed('http://10.0.0.2:80')
    t.ok(addresses.isOpen())
    const error = await refusal(addresses.take())
    t.equal(error.code, 'service_unavailable')
    t.equal(error.sent, false)
    t.equal(error.extras.headers?.['retry-after'], '1')
    pass(1_001)
    t.ok(await addresses.take(), 'half open')
    await t.rejects(addresses.take(), 'and only for one')
    addresses.answered('http://10.0.0.2:80', 200)
    t.ok(await addresses.take())
  })

  t.test('retries stay a fifth of the requests', async (t) => {
    const { addresses } = watch(['10.0.0.1', '10.0.0.2'])
    let retries = 0
    for (let i = 0; i < 1_000; i += 1) {
      await addresses.take()
      if (addresses.spendRetry()) retries += 1
    }
    t.ok(retries <= 211 && retries >= 190, `${retries} of 1000`)
  })
})

t.test('a call is answered, with what was sent', async (t) => {
  const transport = await replicas(
    t,
    (request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ body, url: request.url, id: request.headers['x-request-id'] }))
      })
    },
    null,
  )
  const answer = await transport.request(call('POST', { body: '{"é":1}' }))
  t.equal(answer.status, 201)
  t.equal(answer.headers['content-type'], 'application/json')
  t.same(JSON.parse(answer.body), { body: '{"é":1}', url: '/internal/things?a=1', id: 'r1' })
})

t.test('what was never sent goes to another address, whatever the method', async (t) => {
  let calls = 0
  const transport = await replicas(
    t,
    (_request, response) => {
      calls += 1
      response.end('ok')
    },
    null,
  )
  for (let i = 0; i < 4; i += 1) t.equal((await transport.request(call('POST', { body: '{}' }))).status, 200)
  t.equal(calls, 4)
})

t.test('a read that broke off is repeated elsewhere; a write is not', async (t) => {
  let broken = 0
  const cut: RequestListener = (request) => {
    broken += 1
    request.socket.destroy()
  }
  const transport = await replicas(t, cut, (_request, response) => void response.end('whole'))
  for (let i = 0; i < 3; i += 1) t.equal((await transport.request(call('GET'))).body, 'whole')
  t.equal(broken, 1, 'ejected after the first')

  const other = await replicas(t, cut, cut)
  broken = 0
  const error = await refusal(other.request(call('POST', { body: '{}' })))
  t.equal(error.code, 'service_unavailable')
  t.equal(error.sent, true, 'it may have done the work')
  t.equal(broken, 1)
})

t.test('a deadline holds for each try, to the end of the answer', async (t) => {
  let begun = 0
  const drip: RequestListener = (_request, response) => {
    begun += 1
    response.writeHead(200).write('a little')
  }
  const transport = await replicas(t, drip, drip)
  const error = await refusal(transport.request(call('POST', { timeoutMs: 80 })))
  t.equal(error.code, 'timeout')
  t.equal(error.sent, true)
  t.equal(begun, 1)
})

t.test('a caller can abort its call', async (t) => {
  const asked = Promise.withResolvers<void>()
  const left = Promise.withResolvers<void>()
  const transport = await replicas(
    t,
    (request) => {
      request.socket.on('close', () => left.resolve())
      asked.resolve()
    },
    null,
  )
  const stop = new AbortController()
  const waiting = refusal(transport.request(call('GET', { signal: stop.signal })))
  await asked.promise
  stop.abort()
  t.equal((await waiting).code, 'timeout')
  await left.promise
})

t.test('an unknown service is unavailable', async (t) => {
  const transport = createHttpTransport({ upstreams: {} })
  t.equal((await refusal(transport.request(call('GET')))).code, 'service_unavailable')
})
