/** A shopper and a member of staff, with openapi-fetch and the types that openapi-typescript has made of /openapi.json. */
import { readFileSync } from 'node:fs'
import createClient from 'openapi-fetch'
import type { components, paths } from './stoa.ts'

type Client = ReturnType<typeof createClient<paths>>
type Problem = components['schemas']['Problem']

const setting = (name: string) => process.env[name] ?? ''
const client = createClient<paths>({ baseUrl: setting('STOA_URL') })

/** The declared body; a problem ends the program. */
function ok<T>({ data, error, response }: { data?: T; error?: Problem; response: Response }): T {
  if (data === undefined) throw new Error(`${response.status}: ${JSON.stringify(error)}`)
  return data
}

/** Buys one product as a guest and reads the order. */
async function shop() {
  const query = { currency: 'EUR', facets: ['vendor', 'price'] }
  const [card] = ok(await client.GET('/v1/products', { params: { query } })).data
  if (!card?.default_variant_id) throw new Error('nothing to buy')
  const cart = ok(await client.POST('/v1/carts', { body: { currency: 'EUR' } }))
  const guest = createClient<paths>({
    baseUrl: setting('STOA_URL'),
    headers: { 'Stoa-Cart-Token': cart.token ?? '' },
  })
  const path = { id: cart.id }

  const refused = await guest.POST('/v1/carts/{id}/items', { params: { path }, body: { variant_id: '', quantity: 0 } })
  const fields = refused.error?.errors?.map(({ pointer, code }) => [pointer, code]) ?? []
  const problem = { status: refused.response.status, code: refused.error?.code, fields: Object.fromEntries(fields) }

  const wish = {
    params: { path, header: { 'Idempotency-Key': 'one-key-for-one-wish' } },
    body: { variant_id: card.default_variant_id, quantity: 2 },
  }
  ok(await guest.POST('/v1/carts/{id}/items', wish))
  const quantity = ok(await guest.POST('/v1/carts/{id}/items', wish)).items[0]?.quantity

  const { id } = await checkOut(guest, cart.id)
  const { number, totals, payment_status, placed_at, pay_by } = ok(
    await guest.GET('/v1/orders/{id}', { params: { path: { id } } }),
  )
  const { amount: total, currency } = totals.total
  const order = { number, total, currency, payment_status, placed_at, pay_by: pay_by === null }
  return { listed: card.title, problem, quantity, order }
}

async function checkOut(guest: Client, cartId: string) {
  const params = { path: { id: cartId } }
  const address = {
    name: 'Grace Hopper',
    line1: 'Unter den Linden 1',
    city: 'Berlin',
    postal_code: '10117',
    country: 'DE',
  }
  ok(
    await guest.PATCH('/v1/carts/{id}', {
      params,
      body: { email: 'guest.fetch@example.com', shipping_address: address },
    }),
  )
  const [option] = ok(await guest.GET('/v1/carts/{id}/shipping-options', { params })).data
  if (!option) throw new Error('nothing is sent to Germany')
  ok(await guest.PUT('/v1/carts/{id}/shipping-option', { params, body: { option_id: option.id } }))
  ok(await guest.POST('/v1/carts/{id}/payment', { params, body: { method: 'test' } }))
  const placed = ok(await guest.POST('/v1/carts/{id}/complete', { params }))
  if (!('number' in placed)) throw new Error('the buyer would have to act first')
  return placed
}

/** Signs in, uploads a picture, and changes a product under the version that was read. */
async function administer() {
  const credentials = { email: setting('STOA_EMAIL'), password: setting('STOA_PASSWORD') }
  const { access_token } = ok(await client.POST('/v1/auth/login', { body: credentials }))
  const staff = createClient<paths>({
    baseUrl: setting('STOA_URL'),
    headers: { Authorization: `Bearer ${access_token}` },
  })
  const { email } = ok(await staff.GET('/v1/me'))
  const stored = ok(
    await staff.POST('/v1/admin/media', {
      // The document has files as text in binary form; what is sent is the bytes.
      body: new Blob([readFileSync(setting('STOA_PICTURE'))]) as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'image/png' },
    }),
  )

  const file = stored.url.split('/').at(-1) ?? ''
  const shown = await client.GET('/v1/media/{file}', { params: { path: { file } }, parseAs: 'arrayBuffer' })
  const picture = { type: stored.content_type, width: stored.width, bytes: ok(shown).byteLength }

  const path = { id: setting('STOA_PRODUCT') }
  const read = await staff.GET('/v1/admin/products/{id}', { params: { path } })
  const header = { 'If-Match': read.response.headers.get('ETag') ?? '' }
  const rename = () =>
    staff.PATCH('/v1/admin/products/{id}', { params: { path, header }, body: { title: 'A lamp, renamed by fetch' } })
  const { title: renamed } = ok(await rename())
  const stale = (await rename()).error?.code
  return { me: email, picture, renamed, stale }
}

console.log(JSON.stringify({ ...(await shop()), ...(await administer()) }))
