import t from 'tap'
import { confirmationOf } from '../domain/message.ts'
import { withoutLinks } from '../domain/plain-text.ts'
import { deleteOldDeliveries } from '../flows/delivery-retention.ts'
import { erasePerson } from '../flows/erasure.ts'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'

const DAY_SECONDS = 86_400

t.test('confirmations are capped per recipient and per client; the excess is kept, counted and not sent', async (t) => {
  const fixture = await createFixture(t)
  const { deps, services, logLines } = fixture
  const small = { ...deps, caps: { 'order-confirmation': { recipientAndClient: 2, recipient: 2, client: 3 } } }
  Object.assign(deps, small)
  const place = async (n: number, email: string, client: string | null = null, seconds = n) => {
    services.orders.set(`ord_${n}`, orderWith({ id: `ord_${n}`, email, client }))
    await fixture.consumeOrderPlaced(`evt_${n}`, `ord_${n}`, at(seconds))
    return (await fixture.read(`evt_${n}`)).status
  }
  t.equal(await place(1, 'victim@example.test'), 'waiting')
  t.equal(await place(2, 'Victim+1@Example.test'), 'waiting', 'the same mailbox')
  t.equal(await place(3, 'victim+2@example.test'), 'failed')
  t.match(await fixture.read('evt_3'), { last_error: /^capped/, attempts: 0 })
  t.equal(await place(4, 'other@example.test'), 'waiting', 'others get theirs')
  for (const n of [5, 6, 7]) t.equal(await place(n, `a${n}@example.test`, '192.0.2.1'), 'waiting')
  t.equal(await place(8, 'a8@example.test', '192.0.2.1'), 'failed', 'one client, many recipients')
  t.equal(await place(9, 'a9@example.test', '192.0.2.2'), 'waiting')
  t.equal(await place(10, 'victim@example.test', null, DAY_SECONDS + 3), 'waiting', 'a day later')
  const counted = await deps.metrics.events.get()
  t.equal(counted.values.find(({ labels }) => labels.outcome === 'capped')?.value, 2)
  t.equal(
    logLines.filter((line) => line.includes('capped') && !line.includes('victim')).length,
    2,
    'logged, no address',
  )
  await fixture.consumeOrderPlaced('evt_3', 'ord_3', at(4))
  t.equal((await fixture.all()).length, 10, 'consumed twice is one delivery')
})

t.test('no cap holds back what is about an order for which money has come', async (t) => {
  const fixture = await createFixture(t)
  let n = 0
  const mail = async (more: Partial<ReturnType<typeof orderWith>>, type: 'order.placed' | 'order.cancelled') => {
    const id = `ord_x${++n}`
    fixture.services.orders.set(id, orderWith({ id, email: 'ada@example.test', ...more }))
    await fixture.consume(type, `evt_${id}`, { order_id: id }, at(n))
    return (await fixture.read(`evt_${id}`)).status
  }
  for (const type of ['order.placed', 'order.cancelled'] as const) {
    const paid = { is_unpaid: false, client: null }
    for (let k = 0; k < 70; k++) t.equal(await mail(paid, type), 'waiting', `paid ${k}`)
    const stranger = { is_unpaid: true, client: '198.51.100.1' }
    for (let k = 0; k < 20; k++) t.equal(await mail(stranger, type), 'waiting', 'what is paid counts for nothing')
    t.equal(await mail(stranger, type), 'failed')
    t.equal(await mail({ is_unpaid: true, client: '203.0.113.9' }, type), 'waiting', 'who pays later, elsewhere')
    for (let k = 0; k < 40; k++) await mail({ is_unpaid: true, client: `198.51.100.${10 + k}` }, type)
    t.equal(await mail({ is_unpaid: true, client: '203.0.113.9' }, type), 'failed', 'the mailbox is full')
    t.equal(await mail(paid, type), 'waiting', 'paid all the same')
  }
})

/** Has mails about accounts consumed, and says how many of them are to be sent. */
function accountMails(fixture: Awaited<ReturnType<typeof createFixture>>) {
  let n = 0
  const { contacts, resets, verifications } = fixture.services
  const person = (email: string) => ({ user_id: `usr_${email}`, email, name: null as never, locale: 'en' })
  const statusOf = async (id: string) => (await fixture.read(id)).status
  return {
    async reset(email: string, client: string | null, seconds = 0) {
      const id = `prs_x${++n}`
      resets.set(id, { ...person(email), token: 'prt_secret', client })
      await fixture.consume('user.password_reset_requested', `evt_${id}`, { reset_id: id }, at(seconds))
      return statusOf(`evt_${id}`)
    },
    async verification(email: string, client: string | null, seconds = 0) {
      const id = `evr_x${++n}`
      verifications.set(id, { ...person(email), token: 'vet_secret', client })
      await fixture.consume('user.email_verification_requested', `evt_${id}`, { verification_id: id }, at(seconds))
      return statusOf(`evt_${id}`)
    },
    async welcome(email: string, client: string | null, seconds = 0) {
      const id = `usr_x${++n}`
      contacts.set(id, {
        ...person(email),
        registered_by: client,
        is_owner_proven: true,
        signed_in_from: client,
        api_keys: [],
      })
      await fixture.consume('user.registered', `evt_${id}`, { user_id: id }, at(seconds))
      return statusOf(`evt_${id}`)
    },
  }
}

t.test('links that a stranger requests use up the cap of the stranger, not that of the owner', async (t) => {
  const fixture = await createFixture(t)
  const mails = accountMails(fixture)
  for (let n = 0; n < 10; n++) {
    t.equal(await mails.reset('ada+1@example.test', '198.51.100.1', n), 'waiting')
  }
  t.equal(await mails.reset('ada+1@example.test', '198.51.100.1', 60), 'failed', 'more of the same')
  t.equal(await mails.reset('ada@example.test', '203.0.113.9', 60), 'waiting', 'the owner')
  t.equal(await mails.reset('ada@example.test', '203.0.113.9', 120), 'waiting', 'again')
})

t.test(
  'the many networks of one IPv6 subscriber cause few mails, and leave the cap of a mailbox to its owner',
  async (t) => {
    const fixture = await createFixture(t)
    const mails = accountMails(fixture)
    const network = (n: number) => `2001:db8:6:${n.toString(16)}::/64`
    const sent = []
    for (let n = 0; n < 40; n++) sent.push(await mails.reset('ada+1@example.test', network(n), n))
    t.equal(sent.filter((status) => status === 'waiting').length, 20, 'to one mailbox')
    t.ok((await fixture.all()).some(({ last_error }) => last_error?.startsWith('capped: the networks of one /48')))
    t.equal(await mails.reset('ada+1@example.test', '2001:db8:7:1::/64', 60), 'waiting', 'another site')
    t.equal(await mails.reset('ada+1@example.test', '198.51.100.1', 60), 'waiting', 'an IPv4 address')
    const more = []
    for (let n = 0; n < 250; n++) more.push(await mails.reset(`n${n}@example.test`, network(n), n))
    t.equal(more.filter((status) => status === 'waiting').length, 240 - 20, 'to whomever')
    t.equal(await mails.reset('last@example.test', '2001:db8:7:1::/64', 300), 'waiting', 'another site')
  },
)

t.test('a flood from many networks holds no link back but after one that is good', async (t) => {
  const fixture = await createFixture(t)
  const mails = accountMails(fixture)
  const sent = []
  for (let n = 0; n < 40; n++) sent.push(await mails.reset('ada+1@example.test', `198.51.100.${n}`, n))
  t.equal(sent.filter((status) => status === 'waiting').length, 30, 'a mailbox is not flooded')
  t.equal(await mails.reset('ada@example.test', '203.0.113.9', 60), 'waiting', 'the first to this address')
  t.equal(await mails.reset('ada@example.test', '203.0.113.9', 120), 'failed', 'it has one that is good')
  t.equal(await mails.reset('ada@example.test', '203.0.113.9', 60 + 1_801), 'waiting', 'for half an hour')
})

t.test('accounts of many addresses with a plus do not flood their mailbox with links', async (t) => {
  const mails = accountMails(await createFixture(t))
  const sent = []
  for (let n = 0; n < 45; n++) sent.push(await mails.reset(`victim+${n}@example.test`, `198.51.100.${n}`, n))
  t.equal(sent.filter((status) => status === 'waiting').length, 30)
  t.equal(await mails.reset('victim+1@example.test', '203.0.113.9', 2_000), 'failed', 'half an hour later')
  t.equal(await mails.reset('victim@example.test', '203.0.113.9', 2_001), 'waiting', 'its owner gets one')
})

t.test('one client causes a limited number of mails about accounts', async (t) => {
  const fixture = await createFixture(t)
  const mails = accountMails(fixture)
  for (const [name, send] of Object.entries(mails)) {
    for (let n = 0; n < 60; n++) t.equal(await send(`${name}${n}@example.test`, '198.51.100.1'), 'waiting')
    t.equal(await send(`${name}x@example.test`, '198.51.100.1'), 'failed', name)
    t.equal(await send(`${name}x@example.test`, '203.0.113.9'), 'waiting', 'others are not held back')
  }
  for (let n = 0; n < 5; n++) t.equal(await mails.welcome(`eve+${n}@example.test`, '198.51.100.2'), 'waiting')
  t.equal(await mails.welcome('eve+6@example.test', '198.51.100.2'), 'failed')
  t.equal(await mails.welcome('eve@example.test', '203.0.113.9'), 'waiting', 'the owner, from another network')
})

t.test(
  'accounts under many addresses of one mailbox have few links mailed to it, and its owner one an hour',
  async (t) => {
    const fixture = await createFixture(t)
    const mails = accountMails(fixture)
    const sent: string[] = []
    for (let n = 0; n < 12; n++) sent.push(await mails.verification(`ada+${n}@example.test`, `198.51.100.${n}`, n))
    t.strictSame(new Set(sent.slice(0, 10)), new Set(['waiting']))
    t.strictSame(sent.slice(10), ['failed', 'failed'])
    t.equal(await mails.verification('ada@example.test', '203.0.113.9', 60), 'waiting')
    t.equal(await mails.verification('ada@example.test', '203.0.113.9', 120), 'failed')
    t.equal(await mails.verification('ada@example.test', '203.0.113.9', 3_700), 'waiting')
  },
)

t.test('strangers in any number of networks cannot keep the welcome from the owner of a mailbox', async (t) => {
  const fixture = await createFixture(t)
  const mails = accountMails(fixture)
  const sent = []
  for (let n = 0; n < 40; n++) sent.push(await mails.welcome(`ada+${n}@example.test`, `198.51.100.${n % 8}`, n))
  t.equal(sent.filter((status) => status === 'waiting').length, 20, 'a mailbox is not flooded')
  t.equal(await mails.welcome('Ada@example.test', '203.0.113.9', 60), 'waiting')
})

t.test(
  'whoever has accounts or orders erased is sent no more for that, and what is counted names nobody',
  async (t) => {
    const fixture = await createFixture(t)
    const mails = accountMails(fixture)
    const { countedMessages } = fixture.deps
    /** Has an account made and erased, with the mails about it. */
    const loop = async (email: string, client: string, seconds: number) => {
      const sent = [await mails.welcome(email, client, seconds), await mails.reset(email, client, seconds)]
      for (const { reference } of await fixture.all()) {
        const person = { customer_id: reference, email: null, phone: null, requested_at: at(seconds) }
        await erasePerson({ ...fixture.deps, now: at(seconds) }, person)
      }
      t.strictSame(await fixture.all(), [])
      return sent
    }
    const welcomed: string[] = []
    const resets: string[] = []
    for (let n = 0; n < 15; n++) {
      const [welcome = '', reset = ''] = await loop('victim@example.test', '198.51.100.1', n)
      welcomed.push(welcome)
      resets.push(reset)
    }
    const isSent = (status: string) => status === 'waiting'
    t.equal(welcomed.filter(isSent).length, 5, 'to one address from one client')
    t.equal(resets.filter(isSent).length, 10)
    const networks = (n: number) => `2001:db8:6:${n.toString(16)}::/64`
    const ofSite: string[][] = []
    for (let n = 0; n < 24; n++) ofSite.push(await loop('other@example.test', networks(n), 100 + n))
    t.equal(ofSite.filter(([welcome = '']) => isSent(welcome)).length, 10, 'and from one site')

    const kept = JSON.stringify(await countedMessages.find().lean())
    t.notMatch(kept, /example|victim|usr_|evt_|prs_|198\.51|2001/, 'nobody is named')
    t.match(await loop('victim@example.test', '203.0.113.9', 3_700), ['waiting', 'waiting'], 'its owner gets theirs')
    fixture.services.orders.set('ord_2', orderWith({ id: 'ord_2', email: 'x@example.test', client: '192.0.2.7' }))
    Object.assign(fixture.deps, { caps: { 'order-confirmation': { recipientAndClient: 1, recipient: 9, client: 9 } } })
    const order = async (event: string) => {
      await fixture.consumeOrderPlaced(event, 'ord_2')
      return (await fixture.read(event)).status
    }
    t.equal(await order('evt_a'), 'waiting')
    await fixture.send('evt_a')
    await fixture.consume('order.contact_erased', 'evt_erased', { order_id: 'ord_2', number: 'S1002' })
    t.equal(await order('evt_b'), 'failed', 'as the mail about an order that is over')
    await deleteOldDeliveries(fixture.deps, 180, at(DAY_SECONDS + 3_701))
    t.equal(await countedMessages.countDocuments(), 0, 'and gone a day later')
  },
)

t.test('what a buyer wrote into an address is no link in a mail', async (t) => {
  for (const [written, shown] of [
    ['www.evil.example', 'www. evil. example'],
    ['Win at https://evil.example/x', 'Win at https: //evil. example/x'],
    ['evil.co', 'evil. co'],
    ['a@evil.example', 'a @ evil. example'],
    ['EVIL。example', 'EVIL. example'],
    ['evil.xn--p1ai', 'evil. xn--p1ai'],
    ['javascript://x', 'javascript: //x'],
    ['St.Gallen', 'St. Gallen'],
    ['J. R. R. Tolkien', 'J. R. R. Tolkien'],
    ['No. 1.5', 'No. 1.5'],
    ['c/o Example Ltd.', 'c/o Example Ltd.'],
  ] as const) {
    t.equal(withoutLinks(written), shown, written)
  }
  const address = { name: 'Prize: evil.example/win', line1: 'http://evil.example', city: 'evil.example', country: 'DE' }
  const { scope } = confirmationOf(orderWith({ shipping_address: address as never }))
  const { shipping_address } = scope.order as { shipping_address: Record<string, string> }
  for (const text of Object.values(shipping_address)) t.notMatch(text, /\w\.\w{2}|:\/\//, text)
})
