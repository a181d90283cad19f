import t, { type Test } from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { match, shirt } from './product-requests.ts'

const PRODUCT = { path: '/v1/admin/products', body: shirt(), other: shirt({ title: 'Other' }) }
const CATEGORY = { path: '/v1/admin/categories', body: { name: 'Shirts' }, other: { name: 'Trousers' } }
type Kind = Record<'body' | 'other', Body> & { path: string }

async function checkRepeatedRequests(t: Test, { path, body, other }: Kind) {
  const shop = await createFixture(t)
  const create = (key: string, sent: Body) =>
    shop.clerk<Body>('POST', path, { body: sent, headers: { 'idempotency-key': key } })
  const remove = (id: unknown, key: string) =>
    shop.clerk('DELETE', `${path}/${id}`, { headers: { ...match(1), 'idempotency-key': key } })
  const made = await create('make-1', body)
  t.equal(made.status, 201)
  const { id } = made.body
  t.equal((await remove(id, 'delete-1')).status, 204)
  await shop.outbox.drain()
  t.equal((await remove(id, 'delete-1')).status, 204)
  t.match(await remove(id, 'delete-2'), { status: 404, body: { code: 'not_found' } })
  t.match(await create('make-1', body), { status: 404, body: { code: 'not_found' } })
  t.match(await create('make-1', other), { status: 422, body: { code: 'idempotency_key_reused' } })
  t.equal((await shop.clerk('GET', `${path}/${id}`)).status, 404)
  const again = await create('make-2', body)
  t.equal(again.status, 201)
  t.not(again.body.id, id)
}

t.test('a product that is deleted and gone is not made again, and its deletion is repeated', (t) =>
  checkRepeatedRequests(t, PRODUCT),
)

t.test('a category that is deleted and gone is not made again, and its deletion is repeated', (t) =>
  checkRepeatedRequests(t, CATEGORY),
)

t.test('what an earlier release deleted is not made again', async (t) => {
  const shop = await createFixture(t)
  const create = () =>
    shop.clerk<Body>('POST', PRODUCT.path, { body: PRODUCT.body, headers: { 'idempotency-key': 'make-1' } })
  const { id } = (await create()).body
  await shop.clerk('DELETE', `${PRODUCT.path}/${id}`, { headers: match(1) })
  await shop.outbox.drain()
  await shop.db.deletions.updateOne({ _id: String(id) }, { $unset: { requests: '' } })
  t.match(await create(), { status: 404, body: { code: 'not_found' } })
})

t.test('a deletion that was marked and not carried out is carried out when it is repeated', async (t) => {
  const shop = await createFixture(t)
  const made = await shop.clerk<Body>('POST', '/v1/admin/products', {
    body: shirt(),
    headers: { 'idempotency-key': 'make-1' },
  })
  const path = `/v1/admin/products/${made.body.id}`
  await shop.db.deletions.create({ _id: String(made.body.id), at: new Date() })
  t.equal((await shop.clerk('GET', path)).status, 200)
  const again = { body: shirt(), headers: { 'idempotency-key': 'make-1' } }
  t.equal((await shop.clerk('POST', '/v1/admin/products', again)).status, 201)
  t.equal((await shop.clerk('DELETE', path, { headers: { ...match(1), 'idempotency-key': 'd' } })).status, 204)
})
