import t, { type Test } from 'tap'
import { LEASE_MS } from '../agent/lease.ts'
import { type LookResponse, SIGNATURE, signCall, WINDOW_MS } from '../signed-call.ts'
import { engineService, KEY, scaled, startAgent, startEngine } from './engine-fixture.ts'

/** An agent, the engine behind it, and a caller who has the lease. */
async function agentFixture(t: Test, startedAt?: number) {
  const services = [
    engineService('order', 2, scaled(2, 6)),
    engineService('postgres', 1),
    engineService('half', 1, { 'stoa.autoscale.min': '1' }),
  ]
  const engine = await startEngine(t, services)
  const agent = await startAgent(t, engine, startedAt)
  const post = async ({ body, headers }: { body: string; headers: Record<string, string> }) => {
    const response = await fetch(agent.url, { method: 'POST', body, headers })
    return { status: response.status, body: (await response.json()) as { detail?: string } & Partial<LookResponse> }
  }
  const look = (holder = 'one') => post(signCall(KEY, { call: 'look', holder }, Date.now()))
  const tokenOf = async (holder?: string) => {
    const { body } = await look(holder)
    return 'token' in body ? Number(body.token) : -1
  }
  const scale = (token: number, to: number, { service = 'order', from = 2, key = KEY, now = Date.now() } = {}) =>
    post(signCall(key, { call: 'scale', token, service, from, to }, now))
  return { ...agent, engine, post, look, tokenOf, scale }
}

t.test('the agent sets the replicas of a service that opted in, and leaves all else of it as it is', async (t) => {
  const { engine, look, tokenOf, scale, lines } = await agentFixture(t)
  const before = structuredClone(engine.services[0]?.Spec)
  engine.tasks = [{ Status: { State: 'pending' } }, { Status: { State: 'running' } }]
  const { body } = await look()
  t.match(body, {
    token: Number,
    services: [
      { name: 'order', replicas: 2, labels: scaled(2, 6), cpu_limit: 0.5, is_updating: false, unplaced: 1 },
      { name: 'half' },
    ],
  })
  t.notMatch(JSON.stringify(body), /stoa:1|keys|files|namespace/, 'nobody is told of images, secrets and mounts')
  const token = await tokenOf()
  t.match(await scale(token, 4), { status: 200, body: { replicas: 4 } })
  t.strictSame(engine.changes, [
    { path: '/services/id-order/update?version=7', spec: { ...before, Mode: { Replicated: { Replicas: 4 } } } },
  ])
  t.match(lines, [{ did: 'scaled', service: 'order', from: 2, to: 4 }])
})

t.test(
  'A41: what is forged, made before, late, out of bounds or not opted in is refused and changes nothing',
  async (t) => {
    const { engine, post, tokenOf, scale, lines, url } = await agentFixture(t)
    const token = await tokenOf()
    const signed = (call: object, now = Date.now()) => signCall(KEY, call as never, now)
    const call = { call: 'scale', token, service: 'order', from: 2, to: 4 }
    const good = signed(call)
    const altered = { body: good.body.replace('"to":4', '"to":6'), headers: good.headers }
    const refusals: [what: string, sent: ReturnType<typeof post>, status: number, detail: RegExp][] = [
      ['another key', scale(token, 4, { key: 'another key of enough characters' }), 401, /signature/],
      ['no signature', post({ body: good.body, headers: {} }), 401, /signature/],
      ['a short one', post({ body: good.body, headers: { [SIGNATURE]: 'ab' } }), 401, /signature/],
      ['an altered body', post(altered), 401, /signature/],
      ['too late', post(signed(call, Date.now() - WINDOW_MS - 1_000)), 401, /off this clock/],
      ['from a time to come', post(signed(call, Date.now() + WINDOW_MS + 1_000)), 401, /off this clock/],
      ['below min', scale(token, 1), 403, /not from 2 to 6/],
      ['above max', scale(token, 7), 403, /not from 2 to 6/],
      ['no whole number', post(signed({ ...call, to: 2.5 })), 400, /: to$/],
      ['without labels', scale(token, 2, { service: 'postgres', from: 1 }), 403, /did not opt in/],
      ['with half of them', scale(token, 2, { service: 'half', from: 1 }), 403, /did not opt in/],
      ['of another stack', scale(token, 2, { service: 'other_order' }), 403, /did not opt in/],
      ['an image', post(signed({ ...call, image: 'evil' })), 400, /: image$/],
      ['mounts', post(signed({ ...call, mounts: [{ source: '/' }] })), 400, /: mounts$/],
      ['another call', post(signed({ ...call, call: 'create' })), 400, /no such call/],
      ['no call', post(signed({ ...call, call: '__proto__' })), 400, /no such call/],
      ['a path', scale(token, 4, { service: '../order' }), 400, /: service$/],
      ['decided on another number', scale(token, 4, { from: 3 }), 409, /has 2 replicas by now/],
      ['without the lease', scale(token + 1, 4), 409, /lease/],
    ]
    for (const [what, sent, status, detail] of refusals) t.match(await sent, { status, body: { detail } }, what)
    t.strictSame(engine.changes, [], 'nothing was changed')
    t.equal(lines.length, refusals.length, 'each is in its log')
    t.match(await post(good), { status: 200 })
    t.match(await post(good), { status: 401, body: { detail: /made before/ } })
    t.equal(engine.changes.length, 1)
    for (const path of ['services', 'containers/create', '']) t.equal((await fetch(url + path)).status, 404, path)
    t.equal((await fetch(url, { method: 'POST', body: 'x'.repeat(10_000) })).status, 413)
  },
)

t.test('an agent that has just started does not know what was sent to the one before, and takes nothing', async (t) => {
  const { look } = await agentFixture(t, Date.now())
  t.match(await look(), { status: 503, body: { detail: /just started/ } })
})

t.test(
  'while an update or a rollback is under way the agent scales nothing, and no version but the newest',
  async (t) => {
    const { engine, tokenOf, scale, look } = await agentFixture(t)
    const token = await tokenOf()
    const [order] = engine.services
    if (!order) return t.fail('there is no service')
    for (const State of ['updating', 'paused', 'rollback_started', 'rollback_paused']) {
      order.UpdateStatus = { State }
      t.match(await scale(token, 4), { status: 409, body: { detail: /update of order/ } }, State)
      t.match(await look(), { body: { services: [{ is_updating: true }] } })
    }
    const rolledBack = (agoMs: number) => ({
      State: 'rollback_completed',
      CompletedAt: new Date(Date.now() - agoMs).toISOString(),
    })
    order.UpdateStatus = rolledBack(10_000)
    t.match(await scale(token, 4), { status: 409 }, 'a deploy is to see that it was rolled back')
    t.strictSame(engine.changes, [])
    order.UpdateStatus = rolledBack(90_000)
    t.match(await scale(token, 4), { status: 200 })
  },
)

t.test('of two holders one has the lease, and the other one only once it has run out', async (t) => {
  const { clock, look, tokenOf, scale, engine } = await agentFixture(t)
  const first = await tokenOf('one')
  t.match(await look('two'), { status: 200, body: { held_for_ms: LEASE_MS } })
  clock.ms = LEASE_MS - 1
  t.equal(await tokenOf('one'), first, 'a look renews it')
  clock.ms = LEASE_MS + 10
  t.match(await look('two'), { body: { held_for_ms: LEASE_MS - 11 } })
  clock.ms = 2 * LEASE_MS
  t.match(await scale(first, 4), { status: 409, body: { detail: /run out/ } }, 'nobody else has it, and yet')
  const second = await tokenOf('two')
  t.ok(second > first, 'tokens grow')
  t.match(await scale(first, 4), { status: 409, body: { detail: /another one/ } }, 'who was away is refused')
  t.match(await look('one'), { body: { held_for_ms: LEASE_MS } })
  t.match(await scale(second, 3), { status: 200 })
  t.equal(engine.changes.length, 1)
})
