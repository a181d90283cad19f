import t from 'tap'
import { createBodiesUnderWay } from '../bodies-under-way.ts'
import { clientOf } from '../client-address.ts'

/** The head of a request, and whether its connection has been closed. */
function fakeRequest(headers: object, more: object = {}) {
  const state = { isClosed: false }
  const socket = {
    destroy: () => {
      state.isClosed = true
    },
  }
  const request = { headers, complete: false, socket, once: () => request, ...more }
  return { state, request: request as never }
}

/** Admits a body of so many bytes, and tells whether its connection has been closed. */
function admitTo(bodies: ReturnType<typeof createBodiesUnderWay>, bytes: number, from: string, isStream = false) {
  const { state, request } = fakeRequest({ 'content-length': String(bytes) })
  bodies.admit(request, clientOf(from), { maxBytes: 1_000_000, isStream })
  return state
}

t.test('the client with the most under way loses its oldest body, nobody one within a fair share', (t) => {
  const bodies = createBodiesUnderWay({ network: 8_000, all: 10_240 })
  const upload = admitTo(bodies, 10, '192.0.2.1')
  const few = Array.from({ length: 3 }, () => admitTo(bodies, 1_000, '192.0.2.2'))
  const many = Array.from({ length: 8 }, () => admitTo(bodies, 1_000, '192.0.2.3'))
  t.same(
    [...few, ...many].map(({ isClosed }) => isClosed),
    [...few.map(() => false), ...many.map((_, i) => i === 0)],
  )
  for (let i = 0; i < 100; i += 1) admitTo(bodies, 1_000, `192.0.2.${10 + i}`)
  t.equal(upload.isClosed, false)
  t.ok(few[0]?.isClosed)
  t.end()
})

t.test('when all are within a fair share, a new body is refused', (t) => {
  const bodies = createBodiesUnderWay({ network: 8_000, all: 10_240 })
  const admitted = Array.from({ length: 1_024 }, (_, i) => admitTo(bodies, 10, `192.0.${i >> 8}.${i & 255}`))
  for (const bytes of [10, 5_000]) {
    t.throws(() => admitTo(bodies, bytes, '198.51.100.1'), { code: 'rate_limited' })
  }
  t.notOk(admitted.some(({ isClosed }) => isClosed))
  t.end()
})

t.test('the networks of one IPv6 /48 share with the others as one, and have four times what one has', (t) => {
  const bodies = createBodiesUnderWay({ network: 1_000, all: 5_120 })
  const inSite = (i: number) => admitTo(bodies, 100, `2001:db8:1:${i.toString(16)}::1`)
  const site = Array.from({ length: 40 }, (_, i) => inSite(i))
  t.throws(() => inSite(40), { code: 'rate_limited' })
  const other = [admitTo(bodies, 1_000, '192.0.2.1'), admitTo(bodies, 200, '192.0.2.2')]
  t.same(
    site.map(({ isClosed }) => isClosed),
    site.map((_, i) => i < 1),
  )
  t.notOk(other.some(({ isClosed }) => isClosed))
  t.end()
})

t.test('when all are within a fair share, a body of a second makes room, a stream does not', (t) => {
  let nowMs = 0
  const bodies = createBodiesUnderWay({ network: 8_000, all: 10_240 }, () => nowMs)
  const from = (i: number) => `192.0.${i >> 8}.${i & 255}`
  const stream = admitTo(bodies, 10, '203.0.113.1', true)
  const slow = Array.from({ length: 1_023 }, (_, i) => admitTo(bodies, 10, from(i)))
  nowMs = 900
  t.throws(() => admitTo(bodies, 10, '198.51.100.1'), { code: 'rate_limited' })
  nowMs = 1_100
  const newcomers = [1, 2, 3].map((n) => admitTo(bodies, 10, `198.51.100.${n}`))
  t.notOk([stream, ...newcomers].some(({ isClosed }) => isClosed))
  t.equal(slow.filter(({ isClosed }) => isClosed).length, 3)
  t.end()
})

const atMost = (maxBytes: number) => ({ maxBytes, isStream: false })

t.test('a body is counted until it ends, once', (t) => {
  const bodies = createBodiesUnderWay({ network: 100, all: 1_000 })
  const socket = { destroy: () => undefined }
  const listeners = new Map<string, () => void>()
  const once = (name: string, listener: () => void) => {
    listeners.set(name, listener)
    return { once }
  }
  const request = (headers: object) => ({ headers, complete: false, socket, once }) as never
  bodies.admit(request({ 'transfer-encoding': 'chunked' }), clientOf('a'), atMost(80))
  t.throws(() => bodies.admit(request({ 'content-length': '30' }), clientOf('a'), atMost(80)), { code: 'rate_limited' })
  listeners.get('end')?.()
  listeners.get('close')?.()
  bodies.admit(request({ 'content-length': '100' }), clientOf('a'), atMost(200))
  t.throws(() => bodies.admit(request({ 'content-length': '1' }), clientOf('a'), atMost(80)), { code: 'rate_limited' })
  bodies.admit(request({}), clientOf('a'), atMost(80))
  // A client that has gone meanwhile, and a body that has been answered.
  bodies.admit(fakeRequest({ 'content-length': '80' }, { destroyed: true }).request, clientOf('b'), atMost(80))
  const answered = bodies.admit(fakeRequest({ 'content-length': '80' }).request, clientOf('b'), atMost(80))
  answered?.()
  answered?.()
  bodies.admit(fakeRequest({ 'content-length': '100' }).request, clientOf('b'), atMost(100))
  t.throws(() => bodies.admit(fakeRequest({ 'content-length': '1' }).request, clientOf('b'), atMost(80)), {
    code: 'rate_limited',
  })
  t.end()
})
