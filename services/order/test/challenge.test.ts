import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createChallenge } from '../flows/checkout/challenge.ts'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { checkoutFixture, invariants, readyCart } from './checkout-fixture.ts'
import { complete, request } from './checkout-steps.ts'

t.test('a challenge is asked for once it is set: a token that the service takes lets the order through', async (t) => {
  const forms: Record<string, string>[] = []
  const server = createServer(async (incoming, response) => {
    const form = Object.fromEntries(new URLSearchParams(String((await incoming.toArray()).join(''))))
    forms.push(form)
    if (form.response === 'broken') return response.end('<html>')
    return response.end(JSON.stringify({ success: form.secret === 's3cret' && form.response === 'solved' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/siteverify`
  const fixture = await checkoutFixture(t)
  const deps = { ...fixture.deps, challenge: createChallenge({ url, secret: 's3cret' }) }
  const id = await readyCart(fixture)
  const place = (token: string | null) =>
    placeOrder(deps, { ...request(id), challenge: { token, address: '192.0.2.1' } })
  await t.rejects(place(null), { code: 'challenge_required' })
  await t.rejects(place('wrong'), { code: 'challenge_required' })
  await t.rejects(place('broken'), { code: 'service_unavailable' }, 'an outage lets nobody through')
  t.match(await invariants(fixture), { orders: 0, open: 0, held: 0 })
  t.match(await place('solved'), { status: 'confirmed' })
  t.same(forms.at(-1), { secret: 's3cret', response: 'solved', remoteip: '192.0.2.1' })
  t.match(await place(null), { status: 'confirmed' }, 'a repeat needs none: tokens are good once')
  t.equal((await complete(fixture, await readyCart(fixture))).status, 201, 'off unless it is set')
})
