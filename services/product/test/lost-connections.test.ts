import { setTimeout as delay } from 'node:timers/promises'
import { losingMongo } from '@stoa/kit/testing/losing-mongo'
import t from 'tap'
import { type Body, createFixture } from './fixture.ts'

t.test(
  'a connection to MongoDB that is lost makes what was asked for 503, and the same request may come again',
  async (t) => {
    const shop = await createFixture(t)
    const way = await losingMongo(t, shop.url)
    const replica = await shop.addReplica(undefined, way.url)
    const product = { title: 'Mug', status: 'active', variants: [{ prices: [{ amount: 500, currency: 'EUR' }] }] }
    const requests = [
      ['/v1/admin/products', { body: product }],
      ['/v1/admin/categories', { body: { name: 'Mugs' } }],
      ['/v1/admin/imports', { body: Buffer.from('Handle,Title\n'), headers: { 'content-type': 'text/csv' } }],
    ] as const
    const key = { 'idempotency-key': 'once' }
    const send = (at: number) => {
      const [url, { body, ...rest }] = requests[at] as (typeof requests)[number]
      const headers = { ...('headers' in rest ? rest.headers : {}), ...key }
      return replica.clerk<Body>('POST', url, { body, headers })
    }
    for (const [at, [url]] of requests.entries()) {
      way.lose('insert')
      const lost = await send(at)
      t.match(lost, { status: 503, body: { code: 'service_unavailable' }, headers: { 'retry-after': '1' } }, url)
      way.lose(null)
      t.match((await send(at)).status, /20[12]/)
    }
  },
)

t.test('an import goes on from its last saved line when a connection to MongoDB is lost', async (t) => {
  const shop = await createFixture(t)
  const way = await losingMongo(t, shop.url)
  const replica = await shop.addReplica(undefined, way.url)
  const rows = Array.from({ length: 25 }, (_, n) => `p${n},P,5,1,active\n`).join('')
  const { id } = (
    await replica.clerk<{ id: string }>('POST', '/v1/admin/imports', {
      body: Buffer.from(`Handle,Title,Variant Price,Variant Inventory Qty,Status\n${rows}`),
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    })
  ).body
  const { apply } = replica.catalogue
  let count = 0
  replica.catalogue.apply = (stored) => {
    apply(stored)
    count += 1
    if (count === 10) way.lose('insert')
  }
  const read = async () => (await shop.clerk<Body>('GET', `/v1/admin/imports/${id}`)).body
  replica.importer.start()
  t.teardown(() => replica.importer.stop())
  while (way.count === 0) await delay(10)
  let released = await read()
  for (; released.state === 'running'; released = await read()) await delay(10)
  t.match(released, { state: 'queued', error: null }, 'it waits for its next turn')
  way.lose(null)
  for (let job = await read(); job.state !== 'done' && job.state !== 'failed'; job = await read()) await delay(10)
  t.match(await read(), { state: 'done', error: null, counts: { created: 25, updated: 0, unchanged: 0 } })
})
