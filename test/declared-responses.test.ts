/** Every response of the running shop is one that its document declares: status, headers, media type and code. */
import t, { type Test } from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { buy } from './harness/purchase.ts'
import { type RawResponse, rawRequest } from './harness/raw-request.ts'
import { addressOf, sample } from './harness/sample.ts'
import { bearer, customer, newAddress, staffOf, type TestShop, visitor } from './harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax } from './harness/stock.ts'
import { operations, type PublicOperation } from './harness/surface.ts'

/** What HTTP itself needs, and what tells browsers what they may do: the same for every response, and no part of the API. */
const OF_TRANSPORT = new Set([
  ...['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding', 'content-encoding'],
  ...['content-security-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'origin-agent-cluster'],
  ...['referrer-policy', 'strict-transport-security', 'x-content-type-options', 'x-dns-prefetch-control'],
  ...['x-download-options', 'x-frame-options', 'x-permitted-cross-domain-policies', 'x-xss-protection'],
  // For proxies: a stream is not to be gathered.
  'x-accel-buffering',
  ...['access-control-allow-credentials', 'access-control-allow-origin', 'access-control-expose-headers'],
])

type Headers = Record<string, string>

/** What of a response its operation does not declare. */
function undeclared({ responses }: PublicOperation, { status, headers, body }: RawResponse): string[] {
  const declared = responses[status]
  if (!declared) return [`status ${status}`]
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? ''
  const isKnownType = declared.mediaTypes.some(
    (each) => each === type || (each === 'image/*' && type.startsWith('image/')),
  )
  const names = Object.keys(headers).filter((name) => !OF_TRANSPORT.has(name) && !declared.headers.includes(name))
  return [
    ...names.map((name) => `${status}: header ${name}`),
    ...(type !== '' && !isKnownType ? [`${status}: media type ${type}`] : []),
    ...(status >= 400 && !declared.problemCodes.includes(String(body.code)) ? [`${status}: code ${body.code}`] : []),
  ]
}

interface Known {
  operation: PublicOperation
  ids: Record<string, string>
}

/** A member of each kind, so that many an operation finds what it is about. */
async function knownIds(shop: TestShop): Promise<{ ids: (path: string) => Record<string, string>; buyer: Headers }> {
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const { productId, variantId } = await createStockedProduct(staff, 100)
  const { stoa, session } = await customer(shop)
  const order = await buy(stoa, { lines: [{ variantId, quantity: 1 }], email: newAddress('declared') })
  const byPrefix: Record<string, Record<string, string>> = {
    '/v1/products': { idOrSlug: productId },
    '/v1/admin/products': { id: productId, variantId },
    '/v1/admin/stock': { variantId },
    '/v1/carts': { id: order.cart_id, itemId: order.items[0]?.id ?? '' },
    '/v1/orders': { id: order.id },
    '/v1/admin/orders': { id: order.id },
    '/v1/payments': { id: order.payment.id },
    '/v1/admin/payments': { id: order.payment.id },
  }
  return { ids: (path) => byPrefix[path.slice(0, path.indexOf('/{'))] ?? {}, buyer: bearer(session) }
}

/** The requests that an operation is tried with, each by somebody. */
function* trials({ operation, ids }: Known, who: Readonly<Record<string, Headers>>) {
  const body = operation.body ? { body: sample(operation.body) } : {}
  const path = addressOf(operation, ids)
  for (const [name, headers] of Object.entries(who)) yield { name, path, given: { headers, ...body } }
  const staff = who.staff ?? {}
  const key = { 'idempotency-key': `declared-${operation.operationId}` }
  for (const name of ['first', 'again']) yield { name, path, given: { headers: { ...staff, ...key }, ...body } }
  yield { name: 'stale', path, given: { headers: { ...staff, ...key, 'if-match': '"999999"' }, ...body } }
  yield { name: 'reused key', path: addressOf(operation), given: { headers: { ...staff, ...key }, body: {} } }
  yield { name: 'nothing of that name', path: addressOf(operation), given: { headers: staff, ...body } }
  yield { name: 'an unknown parameter', path: `${path.split('?')[0]}?not_in_the_spec=1`, given: { headers: staff } }
  yield { name: 'no credential of ours', path, given: { headers: { authorization: 'Bearer x' } } }
  yield { name: 'known already', path, given: { headers: { 'if-none-match': '*' } } }
  yield { name: 'odd body', path, given: { headers: { ...staff, 'content-type': 'odd/type' }, body: 'x' } }
  yield { name: 'broken body', path, given: { headers: { ...staff, 'content-type': 'application/json' }, body: '{' } }
}

async function tryOperation(t: Test, shop: TestShop, known: Known, who: Readonly<Record<string, Headers>>) {
  const { operation } = known
  for (const { name, path, given } of trials(known, who)) {
    const response = await rawRequest(shop.url, operation.method, path, given)
    t.strictSame(undeclared(operation, response), [], `${operation.operationId}, ${name}`, { found: response.text })
  }
}

async function mergePatches(t: Test, shop: TestShop, staff: Headers): Promise<void> {
  for (const operation of operations.filter(({ body }) => body)) {
    const headers = { ...staff, 'content-type': 'application/merge-patch+json' }
    const given = { headers, body: '{"not_in_the_spec":1}' }
    const { status } = await rawRequest(shop.url, operation.method, addressOf(operation), given)
    const isPatch = operation.method === 'PATCH'
    t.equal(status, isPatch ? 400 : 415, `${operation.operationId}: ${isPatch ? 'read' : 'not taken'}`)
  }
}

/** They end what the others need. */
const LAST = ['logout', 'changePassword', 'disableStaff', 'setStaffPermissions']

t.test('every response is one that the document declares', async (t) => {
  const shop = await openInProcessShop(t)
  const { ids, buyer } = await knownIds(shop)
  const staff = bearer(await visitor(shop).auth.login(shop.staff))
  await t.test('a merge patch is taken by its own media type where PATCH takes JSON, and nowhere else', (t) =>
    mergePatches(t, shop, staff),
  )
  const rank = ({ operationId }: PublicOperation) => LAST.indexOf(operationId)
  for (const operation of operations.toSorted((one, other) => rank(one) - rank(other))) {
    await tryOperation(t, shop, { operation, ids: ids(operation.path) }, { nobody: {}, buyer, staff })
  }
  t.strictSame(shop.errors(), [], 'nothing was logged as an error')
})
