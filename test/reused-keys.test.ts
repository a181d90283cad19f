import t, { type Test } from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { address } from './harness/purchase.ts'
import { rawRequest } from './harness/raw-request.ts'
import { addressOf, sample, texts, withMember } from './harness/sample.ts'
import { bearer, customer, staffOf, type TestShop, visitor } from './harness/shop.ts'
import { createStockedProduct } from './harness/stock.ts'
import { operations, type PublicOperation } from './harness/surface.ts'

type Headers = Record<string, string>

/** What is kept under a key in PostgreSQL, in the transaction of the effect or before its first step. */
const KEPT = new Set(['transaction', 'resumable'])

/**
 * Others have tests of their own: a key of placeOrder belongs to a checkout, which needs a cart (order/test/checkout.test.ts),
 * and MongoDB keeps keys in the documents that were changed (product/test/products.test.ts, imports.test.ts).
 */
const ELSEWHERE = new Set(['placeOrder'])

const tested = operations.filter(
  ({ idempotency = 'none', operationId }) => KEPT.has(idempotency) && !ELSEWHERE.has(operationId),
)

interface Sent {
  address: string
  body?: unknown
}

/** Makes a sample body one that is acceptable, where the schema alone does not say how. */
type Amend = (operation: PublicOperation, body: unknown) => unknown

async function amendmentsFor(shop: TestShop): Promise<Amend> {
  const { body } = await rawRequest(shop.url, 'POST', '/v1/carts', { body: {} })
  const { variantId } = await createStockedProduct(await staffOf(shop), 1)
  const amended: Record<string, (given: unknown) => unknown> = {
    mergeCart: (given) => withMember(given, '/cart_token', body.token),
    adjustStock: (given) => withMember(withMember(given, '/variant_id', variantId), '/expected_on_hand', undefined),
    setStock: (given) => withMember(withMember(given, '/variant_id', variantId), '/expected_on_hand', undefined),
    changeStock: () => ({ items: [{ variant_id: variantId, delta: 1, reason: 'found', note: 'On the shelf' }] }),
    createAddress: () => ({ address }),
    createErasure: () => ({ customer_id: 'usr_nobody' }),
    createTaxRegion: () => ({ name: 'TVA', country: 'FR', prices_include_tax: true, rates: [] }),
    createShippingZone: (given) => withMember(given, '/options/0/id', undefined),
    // Of the samples of its fields some are no web address and no time zone.
    updateShop: () => ({ name: 'A shop' }),
  }
  return ({ operationId }, given) => amended[operationId]?.(given) ?? given
}

function requestOf(operation: PublicOperation, amend: Amend): Sent {
  const body = operation.body && amend(operation, sample(operation.body))
  return { address: addressOf(operation), ...(body === undefined ? {} : { body }) }
}

/** Requests that are not the same: about something else, or with another text or amount in the body. */
function othersOf(operation: PublicOperation, sent: Sent): Sent[] {
  const id = operation.pathParameters.at(-1)
  if (id) return [{ ...sent, address: addressOf(operation, { [id.name]: `${sample(id.schema)}`.replace(/.$/, '2') }) }]
  const changed = texts(sent.body).flatMap((pointer) =>
    ['another', 'FR', '7'].map((text) => ({ ...sent, body: withMember(sent.body, pointer, text) })),
  )
  return [...changed, { ...sent, body: {} }]
}

async function callersOf(shop: TestShop): Promise<(operation: PublicOperation) => Headers> {
  const staff = bearer(await visitor(shop).auth.login(shop.staff))
  const buyer = bearer((await customer(shop)).session)
  return ({ permission }) => (permission.startsWith('staff:') ? staff : buyer)
}

async function assertKeyBelongsToOneRequest(
  t: Test,
  url: string,
  tried: { operation: PublicOperation; first: Sent; caller: Headers },
) {
  const { operation, first, caller } = tried
  const { operationId, method } = operation
  const headers = { ...caller, 'idempotency-key': operationId, 'if-match': '"1"' }
  const send = ({ address, body }: Sent) =>
    rawRequest(url, method, address, { headers, ...(body === undefined ? {} : { body }) })
  const response = await send(first)
  t.notOk(
    [400, 401, 403, 409, 412, 422, 428, 429].includes(response.status),
    `${operationId} is answered finally`,
    response,
  )
  let other = response
  // A request that is refused for what it says, here or by the service that knows, never gets as far as its key.
  for (const request of othersOf(operation, first)) {
    other = await send(request)
    if (other.status !== 400 && other.body.code !== 'unprocessable') break
  }
  t.match({ status: other.status, code: other.body.code }, { status: 422, code: 'idempotency_key_reused' }, operationId)
  const again = await send(first)
  t.equal(again.status, response.status, `${operationId} again`)
  t.equal(again.headers['idempotent-replayed'], 'true', `${operationId} again is a replay`)
  t.strictSame(again.body.code ?? again.body.id, response.body.code ?? response.body.id, `${operationId} again`)
}

t.test('an Idempotency-Key belongs to one request, whatever the operation', async (t) => {
  const shop = await openInProcessShop(t)
  const callerOf = await callersOf(shop)
  t.ok(tested.length > 30, `${tested.length} operations`)
  const amend = await amendmentsFor(shop)
  for (const operation of tested) {
    const tried = { operation, first: requestOf(operation, amend), caller: callerOf(operation) }
    await assertKeyBelongsToOneRequest(t, shop.url, tried)
  }
})
