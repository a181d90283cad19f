import { pushDevice } from '@stoa/all-in-one/mail-sink/push-device'
import type { Stoa } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { buy, fillCart } from './harness/purchase.ts'
import { type RawResponse, rawRequest } from './harness/raw-request.ts'
import { addressOf, sample } from './harness/sample.ts'
import { bearer, customer, newAddress, staffOf, type TestShop, visitor } from './harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax } from './harness/stock.ts'
import { operations, type PublicOperation } from './harness/surface.ts'

type Headers = Record<string, string>

/** Somebody, with one of everything that can belong to a buyer. */
interface Person {
  stoa: Stoa
  headers: Headers
  email: string
  /** By the path up to the parameter, then the parameter: `/v1/carts` → id. */
  owned: Record<string, Record<string, string>>
}

async function orderOf(stoa: Stoa, email: string, variantId: string): Promise<Person['owned']> {
  const order = await buy(stoa, { lines: [{ variantId, quantity: 1 }], email })
  return {
    '/v1/carts': { id: order.cart_id, itemId: order.items[0]?.id ?? '' },
    '/v1/orders': { id: order.id },
    '/v1/payments': { id: order.payment.id },
  }
}

async function account(shop: TestShop, variantId: string): Promise<Person> {
  const { stoa, email, session } = await customer(shop)
  const owned = await orderOf(stoa, email, variantId)
  const cart = await fillCart(stoa, { lines: [{ variantId, quantity: 1 }], email })
  owned['/v1/carts'] = { id: cart.id, itemId: cart.items[0]?.id ?? '' }
  const saved = await stoa.me.addresses.create({ address: { name: 'Owner', line1: 'Private Lane 1', country: 'DE' } })
  owned['/v1/me/addresses'] = { id: saved.id }
  const { endpoint, keys } = pushDevice(shop.inboxUrl, email)
  owned['/v1/me/push-subscriptions'] = {
    id: (await stoa.me.pushSubscriptions.create({ kind: 'web', endpoint, keys })).id,
  }
  owned['/v1/auth/sessions'] = { id: (await stoa.auth.listSessions()).data[0]?.id ?? '' }
  return { stoa, email, headers: bearer(session), owned }
}

async function guest(shop: TestShop, variantId: string): Promise<Person> {
  let token = ''
  const onRequest = ({ headers }: { headers: globalThis.Headers }) => {
    token = headers.get('stoa-cart-token') ?? token
  }
  const stoa = visitor(shop, { hooks: { onRequest } })
  const email = newAddress('guest')
  const owned = await orderOf(stoa, email, variantId)
  return { stoa, email, headers: { 'stoa-cart-token': token }, owned }
}

const isBuyers = ({ permission, pathParameters }: PublicOperation) =>
  ['buyer', 'order-buyer', 'customer'].includes(permission) && pathParameters.length > 0

const ofBuyers = operations.filter(isBuyers)
const ofStaff = operations.filter(({ permission }) => permission.startsWith('staff:'))
const permissions = [...new Set(ofStaff.map(({ permission }) => permission.slice('staff:'.length)))]

/** What guests have none of. */
const OF_ACCOUNTS = ['/v1/me/addresses', '/v1/me/push-subscriptions', '/v1/auth/sessions']

function idsOf(
  { operationId, path, pathParameters }: PublicOperation,
  { owned }: Person,
): Record<string, string> | null {
  const prefix = path.slice(0, path.indexOf('/{'))
  const ids = owned[prefix]
  if (OF_ACCOUNTS.includes(prefix)) return ids ?? null
  const unknown = pathParameters.find(({ name }) => ids?.[name] === undefined)
  if (unknown) throw new Error(`authorization.test.ts has no ${unknown.name} of somebody to try ${operationId} with`)
  return ids ?? null
}

/** Bodies that must be valid for the request to get as far as the check of ownership. */
const bodies = new Map<string, object>()

function call({ url }: TestShop, operation: PublicOperation, headers: Headers, ids = {}): Promise<RawResponse> {
  const body = operation.body ? { body: bodies.get(operation.operationId) ?? sample(operation.body) } : {}
  return rawRequest(url, operation.method, addressOf(operation, ids), { headers, ...body })
}

/** A response without the members that differ every time. */
function shapeOf({ status, body }: RawResponse): object {
  const { request_id: _request, instance: _instance, ...rest } = body
  return { status, ...rest }
}

/** Everything that the owner can read, to compare before and after. */
async function stateOf({ stoa, owned }: Person): Promise<object> {
  const id = (prefix: string) => owned[prefix]?.id ?? ''
  const common = await Promise.all([
    stoa.carts.get(id('/v1/carts')),
    // It follows its payment by events, which may still be on their way.
    stoa.orders.get(id('/v1/orders')).then(({ updated_at: _updated, ...order }) => order),
    stoa.payments.get(id('/v1/payments')),
  ])
  if (!owned['/v1/me/addresses']) return common
  const sessions = (await stoa.auth.listSessions()).data.map((session) => session.id)
  return [...common, (await stoa.me.addresses.list()).data, (await stoa.me.pushSubscriptions.list()).data, sessions]
}

async function otherBuyersThings(t: Test, shop: TestShop, people: { owners: Person[]; intruders: Person[] }) {
  for (const owner of people.owners) {
    const before = await stateOf(owner)
    for (const operation of ofBuyers) {
      const ids = idsOf(operation, owner)
      if (!ids) continue
      for (const { headers } of people.intruders) {
        const response = await call(shop, operation, headers, ids)
        const isKept = operation.permission === 'customer' && !headers.authorization
        t.equal(response.status, isKept ? 401 : 404, `${operation.operationId}: not for somebody else`)
        t.notOk(response.text.includes(owner.email), 'and reveals nothing about the owner')
        const nobodys = Object.fromEntries(Object.keys(ids).map((name) => [name, 'no_such_thing']))
        const missing = await call(shop, operation, headers, nobodys)
        t.strictSame(shapeOf(response), shapeOf(missing), 'just as if it did not exist')
      }
      const anonymous = await call(shop, operation, {}, ids)
      t.equal(anonymous.status, 401, `${operation.operationId}: not for anybody`)
    }
    t.strictSame(await stateOf(owner), before, 'nothing of the owner has changed')
  }
}

async function listsOfOwnThings(t: Test, shop: TestShop, owner: Person, intruder: Person): Promise<void> {
  const secrets = [owner.email, ...Object.values(owner.owned).flatMap((ids) => Object.values(ids))]
  const lists = operations.filter(
    ({ permission, method, pathParameters }) =>
      permission === 'customer' && method === 'GET' && pathParameters.length === 0,
  )
  t.ok(lists.length >= 4, 'there are lists and single things of the one who asks')
  for (const operation of lists) {
    const own = await call(shop, operation, owner.headers)
    t.equal(own.status, 200)
    const response = await call(shop, operation, intruder.headers)
    t.equal(response.status, 200)
    t.notOk(
      secrets.some((secret) => response.text.includes(secret)),
      `${operation.operationId}: only one's own`,
    )
  }
}

/** Somebody may come by another's cursor (docs/reliability.md#attacks). */
async function otherBuyersCursor(t: Test, owner: Person, intruder: Person): Promise<void> {
  await owner.stoa.me.addresses.create({ address: { name: 'Owner', line1: 'Private Lane 2', country: 'DE' } })
  const { page } = await owner.stoa.me.addresses.list({ limit: 1 })
  const cursor = page.next_cursor ?? ''
  t.equal((await owner.stoa.me.addresses.list({ limit: 1, cursor })).data.length, 1)
  const stolen = Promise.resolve(intruder.stoa.me.addresses.list({ limit: 1, cursor }))
  await t.rejects(stolen, { code: 'validation_failed' }, 'a cursor is good for the one it was given to')
}

async function closedOperations(t: Test, shop: TestShop, visitors: { customer: Person; guest: Person }): Promise<void> {
  for (const operation of [...ofStaff, ...operations.filter(({ permission }) => permission === 'customer')]) {
    t.equal((await call(shop, operation, {})).status, 401, `${operation.operationId}: not anonymous`)
    t.equal(
      (await call(shop, operation, visitors.guest.headers)).status,
      401,
      `${operation.operationId}: not for guests`,
    )
  }
  for (const operation of ofStaff) {
    const response = await call(shop, operation, visitors.customer.headers)
    t.equal(response.status, 403, `${operation.operationId}: not for customers`)
  }
}

/** Whoever has found an order by lookupOrder is let in to that order, and to nothing else of the same buyer or of others. */
async function foundOrders(t: Test, shop: TestShop, owner: Person, other: Person): Promise<void> {
  const { number, shipping_address } = await owner.stoa.orders.get(owner.owned['/v1/orders']?.id ?? '')
  const postal_code = shipping_address?.postal_code ?? ''
  const found = await visitor(shop).orders.lookup({ number, email: owner.email, postal_code })
  const headers = { 'stoa-cart-token': found.token ?? '' }
  for (const operation of ofBuyers) {
    const ids = idsOf(operation, owner)
    const foreign = idsOf(operation, other)
    const isOrders = operation.permission === 'order-buyer'
    if (ids && !isOrders)
      t.equal(
        (await call(shop, operation, headers, ids)).status,
        401,
        `${operation.operationId}: not with an order token`,
      )
    if (foreign && isOrders)
      t.equal((await call(shop, operation, headers, foreign)).status, 404, `${operation.operationId}: no other order`)
    if (ids && isOrders)
      t.notOk([401, 403, 404].includes((await call(shop, operation, headers, ids)).status), operation.operationId)
  }
}

async function everyPermission(t: Test, shop: TestShop, staff: Stoa): Promise<void> {
  const keyFor = async (scopes: string[]) => {
    const { key } = await staff.admin.apiKeys.create({ name: 'test', kind: 'secret', scopes })
    return { 'stoa-api-key': key }
  }
  for (const permission of permissions) {
    const without = await keyFor(permissions.filter((each) => each !== permission))
    const only = await keyFor([permission])
    for (const operation of ofStaff.filter((each) => each.permission === `staff:${permission}`)) {
      t.equal((await call(shop, operation, without)).status, 403, `${operation.operationId} needs ${permission}`)
      if (operation.method === 'GET') {
        const { status } = await call(shop, operation, only)
        t.notOk([401, 403].includes(status), `${operation.operationId} needs nothing else`)
      }
    }
  }
}

t.test('authorization: who may use which operation on what', async (t) => {
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const { variantId } = await createStockedProduct(staff, 100)
  const [owner, intruder] = [await account(shop, variantId), await account(shop, variantId)]
  const [guestOwner, guestIntruder] = [await guest(shop, variantId), await guest(shop, variantId)]
  t.ok(ofBuyers.length > 15 && ofStaff.length > 30, 'there are operations to try')
  bodies.set('mergeCart', { cart_token: (await visitor(shop).carts.create()).token })
  await t.test('what belongs to somebody else is 404, as if it did not exist', (t) =>
    otherBuyersThings(t, shop, { owners: [owner, guestOwner], intruders: [intruder, guestIntruder] }),
  )
  await t.test('lists hold only what belongs to the caller', (t) => listsOfOwnThings(t, shop, owner, intruder))
  await t.test('a cursor is refused when somebody else sends it', (t) => otherBuyersCursor(t, owner, intruder))
  await t.test('operations of staff and of customers are closed to others', (t) =>
    closedOperations(t, shop, { customer: intruder, guest: guestIntruder }),
  )
  await t.test('the token of a look-up opens its one order', async (t) => {
    await foundOrders(t, shop, await guest(shop, variantId), guestOwner)
    await foundOrders(t, shop, await account(shop, variantId), guestOwner)
  })
  await t.test('each permission opens its own operations and no others', (t) => everyPermission(t, shop, staff))
})
