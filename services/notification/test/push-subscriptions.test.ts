import { createHash, randomBytes } from 'node:crypto'
import { anonymous, customer, guest } from '@stoa/kit/testing/app'
import t from 'tap'
import { at, createFixture } from './fixture.ts'

const PATH = '/v1/me/push-subscriptions'

interface Device {
  id: string
  fingerprint: string
}

async function withCustomers(t: Parameters<typeof createFixture>[0]) {
  const fixture = await createFixture(t)
  const callerOf = (id: string) => {
    const call = fixture.as(customer(id))
    const list = async () => ((await call('GET', PATH)).body as { data: Device[] }).data
    return { call, list, add: (device: object) => call<Device & { errors?: object[] }>('POST', PATH, { body: device }) }
  }
  return { fixture, ada: callerOf('usr_1'), eve: callerOf('usr_2') }
}

t.test('a device is registered once, is listed without its address, and is removed by its owner alone', async (t) => {
  const { fixture, ada, eve } = await withCustomers(t)
  const key = await fixture.as(anonymous)('GET', '/v1/push-key')
  t.equal(key.status, 200)
  const device = { ...fixture.pushService.subscribe('phone'), public_key: key.body.public_key }
  const added = await ada.add(device)
  t.equal(added.status, 201)
  t.equal((await ada.add(device)).body.id, added.body.id, 'again is the same one')
  const fingerprint = createHash('sha256').update(device.endpoint).digest('base64url')
  const listed = await ada.list()
  t.match(listed, [{ id: added.body.id, kind: 'web', fingerprint, is_this_session: true }])
  t.notMatch(JSON.stringify(listed), device.endpoint)
  t.strictSame(await eve.list(), [], 'it is not for somebody else')
  t.equal((await eve.call('DELETE', `${PATH}/${added.body.id}`)).status, 404)
  t.equal((await ada.list()).length, 1)
  for (const principal of [anonymous, guest('crt_1')]) {
    t.equal((await fixture.as(principal)('GET', PATH)).status, 401)
    t.equal((await fixture.as(principal)('POST', PATH, { body: device })).status, 401)
  }
  t.equal((await ada.call('DELETE', `${PATH}/${added.body.id}`)).status, 204)
  t.strictSame(await ada.list(), [])
})

t.test('a device belongs to whoever registered it last', async (t) => {
  const { fixture, ada, eve } = await withCustomers(t)
  const device = fixture.pushService.subscribe('shared')
  const first = await ada.add(device)
  const second = await eve.add(device)
  t.not(second.body.id, first.body.id, 'so that nothing meant for the former reaches it')
  t.strictSame(await ada.list(), [])
  t.equal((await eve.list()).length, 1)
  await Promise.all([ada, eve, ada, eve].map(({ add }) => add(device)))
  t.equal((await ada.list()).length + (await eve.list()).length, 1, 'whatever comes at the same time')
})

t.test('an account has 20 devices, and another one takes the place of the oldest', async (t) => {
  const { fixture, ada } = await withCustomers(t)
  const ids: string[] = []
  for (let n = 0; n < 22; n++) ids.push((await ada.add(fixture.pushService.subscribe(`device-${n}`))).body.id)
  const { body } = await ada.call<{ data: Device[] }>('GET', `${PATH}?limit=100`)
  t.strictSame(new Set(body.data.map(({ id }) => id)), new Set(ids.slice(2)))
})

t.test('a changed password ends what was registered until then', async (t) => {
  const { fixture, ada } = await withCustomers(t)
  await ada.add(fixture.pushService.subscribe('phone'))
  const changedAt = (occurredAt: Date) =>
    fixture.consume('user.password_changed', 'evt_1', { user_id: 'usr_1' }, at(0), occurredAt.toISOString())
  await changedAt(new Date('2026-01-01T00:00:00.000Z'))
  t.equal((await ada.list()).length, 1, 'an event that comes late ends nothing that is newer')
  await changedAt(new Date(Date.now() + 1_000))
  t.strictSame(await ada.list(), [])
})

t.test('a session that was ended shows nothing more of the account', async (t) => {
  const { fixture, ada } = await withCustomers(t)
  await ada.add(fixture.pushService.subscribe('lost phone'))
  const other = fixture.as({ ...customer('usr_1'), session: 'ses_other' } as ReturnType<typeof customer>)
  await other('POST', PATH, { body: fixture.pushService.subscribe('laptop') })
  const end = (id: string, principal_id: string, session_ids: string[]) =>
    fixture.consume('principal.changed', id, { principal_id, session_ids })
  const listed = async () => (await other<{ data: { is_this_session: boolean }[] }>('GET', PATH)).body.data
  await end('evt_1', 'usr_1', [])
  await end('evt_2', 'usr_2', ['ses_of_usr_1'])
  t.equal((await listed()).length, 2, 'a change of permissions and one of somebody else')
  await end('evt_3', 'usr_1', ['ses_of_usr_1'])
  t.match(await listed(), [{ is_this_session: true }])
  t.equal((await listed()).length, 1)
})

t.test('nothing is registered that nothing could be sent to, and every bad field is named', async (t) => {
  const { fixture, ada } = await withCustomers(t)
  const device = fixture.pushService.subscribe('phone')
  const refused = async (body: object) => {
    const response = await ada.add(body)
    const errors = (response.body.errors ?? []) as { pointer: string; code: string }[]
    return [response.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)]
  }
  t.strictSame(await refused({ kind: 'web', token: 'x' }), [
    400,
    '/endpoint required',
    '/keys required',
    '/token unknown_field',
  ])
  t.strictSame(await refused({ kind: 'fcm' }), [400, '/token required'])
  t.strictSame(await refused({ kind: 'apns' }), [400, '/kind enum'])
  t.strictSame(await refused([]), [400, ' type'], 'which is no object')
  const offCurve = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url')
  const wrong = { endpoint: 'http://push.example.net/1', keys: { p256dh: offCurve, auth: 'x'.repeat(24) } }
  t.strictSame(await refused({ kind: 'web', ...wrong, public_key: randomBytes(65).toString('base64url') }), [
    422,
    '/endpoint url',
    '/keys/p256dh invalid',
    '/keys/auth invalid',
    '/public_key unknown',
  ])
  const inside = [
    ...['https://127.0.0.1/x', 'https://[::1]/x', 'https://[::ffff:10.0.0.1]/x', 'https://169.254.169.254/latest'],
    ...[
      'https://localhost/x',
      'https://redis/x',
      'https://mongo.internal/x',
      'https://2130706433/x',
      'https://0x7f.1/',
    ],
    ...['https://me:secret@push.example.net/x', 'file:///etc/passwd', 'javascript:alert(1)', 'not an address'],
    ...['http://127.0.0.1:1/x', 'https://printer.local./x', 'https://①②⑦.0.0.1/'],
    ...['https://example.com:22/', 'https://printer.lan/x', 'https://mongo.internal../x'],
  ]
  for (const endpoint of inside) t.strictSame(await refused({ ...device, endpoint }), [422, '/endpoint url'], endpoint)
  t.strictSame(await ada.list(), [])
})
