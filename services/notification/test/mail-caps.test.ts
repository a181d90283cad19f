import t from 'tap'
import { confirmationOf } from '../domain/message.ts'
import { withoutLinks } from '../domain/plain-text.ts'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'

const DAY_SECONDS = 86_400

t.test('confirmations are capped per recipient and per client; the excess is kept, counted and not sent', async (t) => {
  const fixture = await createFixture(t)
  const { deps, services, logLines } = fixture
  const small = { ...deps, caps: { 'order-confirmation': { recipient: 2, client: 3 } } }
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
