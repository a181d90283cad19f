import { anonymous, customer, guest, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { at, createFixture, header, idOf } from './fixture.ts'
import { orderWith } from './orders.ts'

t.test('staff with the permission read and resend notifications; nobody else does', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  const path = `/v1/admin/notifications/${idOf('evt_1')}`
  const others = [anonymous, guest('crt_1'), customer('usr_1'), staff('orders.read', 'orders.write')]
  for (const principal of others) {
    const call = fixture.as(principal)
    const expected = principal.kind === 'anonymous' ? 401 : 403
    t.equal((await call('GET', '/v1/admin/notifications')).status, expected)
    t.equal((await call('GET', path)).status, expected)
    t.equal((await call('POST', `${path}/resend`)).status, expected)
  }
  const reader = fixture.as(staff('notifications.read'))
  t.equal((await reader('POST', `${path}/resend`)).status, 403, 'reading is not writing')
  t.equal((await reader('GET', '/v1/admin/notifications/ntf_unknown')).status, 404)
  t.equal(
    (await fixture.as(staff('notifications.write'))('POST', '/v1/admin/notifications/ntf_unknown/resend')).status,
    404,
  )
  const shown = await reader('GET', path)
  t.match(shown.body, {
    id: idOf('evt_1'),
    channel: 'email',
    template: 'order-confirmation',
    event_type: 'order.placed',
    reference: 'ord_1',
    to: 'ada@example.test',
    subject: 'Your order S1001',
    status: 'waiting',
    text: /Linen Wrap Dress/,
  })
})

t.test('resending: once for each request, as a mail of its own', async (t) => {
  const fixture = await createFixture(t)
  const call = fixture.as(staff('notifications.read', 'notifications.write'))
  const resend = (key?: string) =>
    call('POST', `/v1/admin/notifications/${idOf('evt_1')}/resend`, key ? { headers: { 'idempotency-key': key } } : {})
  await fixture.consumeOrderPlaced('evt_1')
  t.match(await resend(), { status: 200, body: { status: 'waiting' } })
  t.equal((await fixture.read('evt_1')).round, 0, 'a waiting one stays as it is')
  fixture.smtp.replies.push(['RCPT', '550 no'])
  await fixture.send('evt_1')
  const [first, second] = await Promise.all([resend('key-1'), resend('key-1')])
  t.match([first, second], [{ body: { status: 'waiting', attempts: 0, last_error: null } }, { status: 200 }])
  // A request counts by the clock of this machine, which may stand still for a while.
  const sendNow = () => fixture.send('evt_1', new Date(Date.now() + 1_000))
  await sendNow()
  t.match(await resend('key-1'), { status: 200, body: { status: 'sent' } }, 'the same key again changes nothing')
  await sendNow()
  t.equal(fixture.smtp.mails.length, 1)
  t.match(await resend('key-2'), { body: { status: 'waiting' } })
  await sendNow()
  const ids = fixture.smtp.mails.map(({ raw }) => header(raw, 'Message-ID'))
  t.equal(ids.length, 2)
  t.not(ids[0], ids[1], 'a mail program would hide a repeated Message-ID')
})

t.test('the list: newest first, in pages both ways, by state, template and reference', async (t) => {
  const fixture = await createFixture(t)
  const reader = fixture.as(staff('notifications.read'))
  type List = { data: { id: string; status: string }[]; page: { next_cursor: string; prev_cursor: string } }
  const list = async (query = '') => (await reader<List>('GET', `/v1/admin/notifications${query}`)).body
  fixture.services.orders.set('ord_2', orderWith({ id: 'ord_2' }))
  for (let n = 0; n < 5; n++) await fixture.consumeOrderPlaced(`evt_${n}`, n === 3 ? 'ord_2' : 'ord_1', at(n))
  await fixture.send('evt_2', at(10))
  const idsOf = (page: List) => page.data.map((entry) => entry.id)
  const ids = [4, 3, 2, 1, 0].map((n) => idOf(`evt_${n}`))
  t.same(idsOf(await list()), ids)
  const first = await list('?limit=2')
  t.same(idsOf(first), ids.slice(0, 2))
  const second = await list(`?limit=2&cursor=${first.page.next_cursor}`)
  t.same(idsOf(second), ids.slice(2, 4))
  t.same(idsOf(await list(`?limit=2&cursor=${second.page.prev_cursor}`)), ids.slice(0, 2))
  t.same(idsOf(await list('?status=sent')), [idOf('evt_2')])
  t.same(idsOf(await list('?reference=ord_2')), [idOf('evt_3')])
  t.equal((await list('?template=order-confirmation')).data.length, 5)
  t.equal((await list('?template=welcome')).data.length, 0)
  for (const bad of ['?status=lost', '?template=x', '?limit=0', '?cursor=forged']) {
    t.equal((await reader('GET', `/v1/admin/notifications${bad}`)).status, 400, bad)
  }
})
