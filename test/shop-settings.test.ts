/** The settings of a shop, through the gateway. */
import t from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { staffOf, visitor } from './harness/shop.ts'
import { until } from './harness/until.ts'

// Two whole shops start; a busy machine needs its time.
t.setTimeout(600_000)

t.test('getShop is kept by every gateway until its settings or the taxes of its country change', async (t) => {
  const shop = await openInProcessShop(t)
  const replica = await shop.openReplica()
  const staff = await staffOf(shop)
  const settings = await staff.admin.shop.update({ country: 'DE' }, { ifMatch: await staff.admin.shop.get() })
  const read = async (etag?: string) =>
    fetch(`${replica.url}/v1/shop`, { headers: etag === undefined ? {} : { 'if-none-match': etag } })
  const elsewhere = visitor(replica)
  await until('the other gateway shows the country', async () => (await elsewhere.shop.get()).country === 'DE' || null)

  const response = await read()
  const etag = String(response.headers.get('etag'))
  t.match(etag, /^W\//, 'of what it says')
  t.equal(response.headers.get('cache-control'), 'no-cache')
  t.equal((await read(etag)).status, 304)

  await staff.admin.taxRegions.create({ name: 'Germany', country: 'DE', prices_include_tax: true, rates: [] })
  t.equal((await visitor(shop).shop.get()).prices_include_tax, true, 'at once where it was changed')
  await until('the other gateway shows it too', async () => (await elsewhere.shop.get()).prices_include_tax || null)

  const accent = '#1f4f46'
  await staff.admin.shop.update({ colors: { accent } }, { ifMatch: settings })
  t.equal((await visitor(shop).shop.get()).colors.accent, accent)
  await until('the other gateway shows the colour', async () => (await elsewhere.shop.get()).colors.accent)
  await t.rejects(staff.admin.shop.update({ name: 'Late' }, { ifMatch: settings }), { code: 'precondition_failed' })
})
