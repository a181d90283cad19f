import t, { type Test } from 'tap'
import { openShopHere, type ShopHere } from './harness/here.ts'
import { addressOf, closedObjects, sample, takesObject, withMember } from './harness/sample.ts'
import { bearer, visitor } from './harness/shop.ts'
import { operations, type PublicOperation, type Schema } from './harness/surface.ts'
import { wire } from './harness/wire.ts'

/** Fields that decide who owns what and what it costs: never a client's to say (RELIABILITY A4). */
const COVETED = [
  'id',
  'owner',
  'owner_id',
  'role',
  'permissions',
  'price',
  'total',
  'status',
  'created_at',
  '__proto__',
]

const JSON_TYPES_ALMOST = [
  'application/json\t; charset=utf-8',
  'application/json ;',
  'application/json;charset=utf-8;boundary=x',
  'APPLICATION/JSON',
  'application/JSON; Charset="UTF-8"',
  'application/json, text/plain',
  'application/jsonp',
  'application/vnd.api+json',
  'text/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  '*/*',
  'json',
]

const withBody = operations.flatMap((operation) => (operation.body ? [{ operation, body: operation.body }] : []))

type Ask = (operation: PublicOperation, body: unknown, headers?: Record<string, string>) => ReturnType<typeof wire>

async function unknownFields(t: Test, ask: Ask): Promise<void> {
  for (const { operation, body } of withBody) {
    for (const pointer of closedObjects(body)) {
      const answer = await ask(operation, withMember(sample(body), pointer, 'not_in_the_spec'))
      const found = [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer]
      t.strictSame(found, [400, 'validation_failed', `${pointer}/not_in_the_spec`], operation.operationId)
    }
  }
}

async function covetedFields(t: Test, ask: Ask): Promise<void> {
  for (const { operation, body } of withBody) {
    const known = Object.keys(body.properties ?? {})
    for (const name of COVETED.filter((each) => !known.includes(each))) {
      // As text: JSON.stringify would not write a member called __proto__.
      const text = JSON.stringify({ ...(sample(body) as object), REPLACED: 1 }).replace('REPLACED', name)
      const answer = await ask(operation, text, { 'content-type': 'application/json' })
      t.equal(answer.status, 400, `${operation.operationId} takes no ${name}`)
    }
  }
  t.equal(({} as Record<string, unknown>).polluted, undefined)
}

async function wrongTypes(t: Test, ask: Ask): Promise<void> {
  for (const { operation, body } of withBody) {
    for (const [name, schema] of Object.entries<Schema>(body.properties ?? {})) {
      // An operator object is what a MongoDB query would misread (RELIABILITY A20).
      const wrong = takesObject(schema) ? 'text' : { $ne: null }
      const answer = await ask(operation, { ...(sample(body) as object), [name]: wrong })
      const pointer = answer.body.errors?.[0]?.pointer ?? ''
      t.ok(answer.status === 400 && `${pointer}/`.startsWith(`/${name}/`), `${operation.operationId} names ${name}`, {
        found: answer.text,
      })
    }
    for (const name of body.required ?? []) {
      const { [name]: _left, ...rest } = sample(body) as Record<string, unknown>
      const answer = await ask(operation, rest)
      const found = [answer.status, answer.body.errors?.[0]?.pointer]
      t.strictSame(found, [400, `/${name}`], `${operation.operationId} asks for ${name}`)
    }
  }
}

async function brokenBodies(t: Test, ask: Ask): Promise<void> {
  for (const { operation } of withBody) {
    for (const text of ['{"', '{"a":1}}', 'null', '[]', '"text"']) {
      const answer = await ask(operation, text, { 'content-type': 'application/json' })
      t.equal(answer.status, 400, `${operation.operationId} refuses ${text}`)
      if (text.startsWith('{')) t.equal(answer.body.code, 'malformed_body')
      t.match(answer.headers['content-type'], 'application/problem+json')
    }
  }
}

async function oddContentTypes(t: Test, ask: Ask): Promise<void> {
  for (const { operation } of withBody) {
    for (const type of [...JSON_TYPES_ALMOST, undefined]) {
      const text = JSON.stringify({ not_in_the_spec: 1 })
      const answer = await ask(operation, text, type === undefined ? {} : { 'content-type': type })
      t.ok([400, 415].includes(answer.status), `${operation.operationId} as ${type}: ${answer.status}`)
    }
  }
}

async function badParameters(t: Test, { url }: ShopHere, staff: Record<string, string>): Promise<void> {
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    const answer = await wire(url, 'GET', `${addressOf(operation).split('?')[0]}?limit=0&cursor=nonsense`, {
      headers: staff,
    })
    if (![400, 404].includes(answer.status)) {
      t.ok(answer.status === 200, `${operation.operationId} has no list, or refuses`, { found: answer.text })
    }
    if (answer.status === 400) t.ok(answer.body.errors?.[0]?.parameter, `${operation.operationId} names the parameter`)
  }
}

t.test('what a shop takes', async (t) => {
  const shop = await openShopHere(t)
  const staff = bearer(await visitor(shop).auth.login(shop.staff))
  const ask: Ask = (operation, body, headers = {}) =>
    wire(shop.url, operation.method, addressOf(operation), { headers: { ...staff, ...headers }, body })
  t.ok(withBody.length > 20, 'there are operations with bodies')
  await t.test('no field that the spec does not know, at any depth', (t) => unknownFields(t, ask))
  await t.test('no field that is not for clients to say', (t) => covetedFields(t, ask))
  await t.test('no value of another type, and no body without what is required', (t) => wrongTypes(t, ask))
  await t.test('no body that is not JSON of the right kind', (t) => brokenBodies(t, ask))
  await t.test('no body under a content type that would let it past', (t) => oddContentTypes(t, ask))
  await t.test('no parameter out of range', (t) => badParameters(t, shop, staff))
  t.strictSame(shop.errors(), [], 'nothing was logged as an error')
})
