import { routes } from '@stoa/gateway/generated/routes'
import t, { type Test } from 'tap'
import { type InProcessShop, openInProcessShop } from './harness/in-process.ts'
import { rawRequest } from './harness/raw-request.ts'
import { addressOf, closedObjects, sample, takesObject, texts, withMember } from './harness/sample.ts'
import { bearer, visitor } from './harness/shop.ts'
import { operations, type PublicOperation, type Schema } from './harness/surface.ts'

/** Fields that decide who owns what and what it costs: only the server sets them (OWASP API3). */
const PROTECTED_FIELDS = [
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

const ALMOST_JSON_TYPES = [
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

type Send = (
  operation: PublicOperation,
  body: unknown,
  headers?: Record<string, string>,
) => ReturnType<typeof rawRequest>

async function unknownFields(t: Test, send: Send): Promise<void> {
  for (const { operation, body } of withBody) {
    for (const pointer of closedObjects(body)) {
      const response = await send(operation, withMember(sample(body), `${pointer}/not_in_the_spec`, 1))
      const found = [response.status, response.body.code, response.body.errors?.[0]?.pointer]
      t.strictSame(found, [400, 'validation_failed', `${pointer}/not_in_the_spec`], operation.operationId)
    }
  }
}

async function protectedFields(t: Test, send: Send): Promise<void> {
  for (const { operation, body } of withBody) {
    const known = Object.keys(body.properties ?? {})
    for (const name of PROTECTED_FIELDS.filter((each) => !known.includes(each))) {
      // As text: JSON.stringify would not write a member called __proto__.
      const text = JSON.stringify({ ...(sample(body) as object), REPLACED: 1 }).replace('REPLACED', name)
      const response = await send(operation, text, { 'content-type': 'application/json' })
      t.equal(response.status, 400, `${operation.operationId} takes no ${name}`)
    }
  }
  t.equal(({} as Record<string, unknown>).polluted, undefined)
}

async function wrongTypes(t: Test, send: Send): Promise<void> {
  for (const { operation, body } of withBody) {
    for (const [name, schema] of Object.entries<Schema>(body.properties ?? {})) {
      // An operator object is what a MongoDB query would misread (docs/reliability.md#attacks).
      const wrong = takesObject(schema) ? 'text' : { $ne: null }
      const response = await send(operation, { ...(sample(body) as object), [name]: wrong })
      const pointer = response.body.errors?.[0]?.pointer ?? ''
      t.ok(response.status === 400 && `${pointer}/`.startsWith(`/${name}/`), `${operation.operationId} names ${name}`, {
        found: response.text,
      })
    }
    for (const name of body.required ?? []) {
      const { [name]: _left, ...rest } = sample(body) as Record<string, unknown>
      const response = await send(operation, rest)
      const found = [response.status, response.body.errors?.[0]?.pointer]
      t.strictSame(found, [400, `/${name}`], `${operation.operationId} asks for ${name}`)
    }
  }
}

async function brokenBodies(t: Test, send: Send): Promise<void> {
  for (const { operation } of withBody) {
    for (const text of ['{"', '{"a":1}}', 'null', '[]', '"text"']) {
      const response = await send(operation, text, { 'content-type': 'application/json' })
      t.equal(response.status, 400, `${operation.operationId} refuses ${text}`)
      if (text.startsWith('{')) t.equal(response.body.code, 'malformed_body')
      t.match(response.headers['content-type'], 'application/problem+json')
    }
  }
}

async function oddContentTypes(t: Test, send: Send): Promise<void> {
  for (const { operation } of withBody) {
    for (const type of [...ALMOST_JSON_TYPES, undefined]) {
      const text = JSON.stringify({ not_in_the_spec: 1 })
      const response = await send(operation, text, type === undefined ? {} : { 'content-type': type })
      t.ok([400, 415].includes(response.status), `${operation.operationId} as ${type}: ${response.status}`)
    }
  }
}

/** Text that no database stores: NUL, and half of a surrogate pair (RFC 3629 §3). */
async function unstorableText(
  t: Test,
  send: Send,
  { url }: InProcessShop,
  staff: Record<string, string>,
): Promise<void> {
  for (const { operation, body } of withBody) {
    for (const pointer of texts(sample(body))) {
      for (const text of ['a\0b', 'a\ud800b']) {
        const response = await send(operation, withMember(sample(body), pointer, text))
        const found = response.body.errors?.[0]?.pointer ?? ''
        t.ok(response.status === 400 && `${pointer}/`.startsWith(`${found}/`), `${operation.operationId} ${pointer}`, {
          found: response.text,
        })
      }
    }
  }
  for (const operation of operations.filter(({ pathParameters }) => pathParameters.length > 0)) {
    const names = operation.pathParameters.map(({ name }) => name)
    const address = addressOf(operation, Object.fromEntries(names.map((name) => [name, 'a\0b'])))
    const body = operation.body ? { body: sample(operation.body) } : {}
    const headers = { ...staff, 'idempotency-key': 'a-key', 'if-match': '"1"' }
    const response = await rawRequest(url, operation.method, address, { headers, ...body })
    t.ok([400, 401, 415].includes(response.status), `${operation.operationId} in the path: ${response.status}`)
  }
}

/** Operations that stream their body have no parser to notice that it is missing. */
async function badFiles(t: Test, { url }: InProcessShop, staff: Record<string, string>): Promise<void> {
  const ofFiles = routes.filter(({ rawBody }) => rawBody)
  t.ok(ofFiles.length >= 3, 'there are operations that take files')
  for (const { operationId, method, url: path } of ofFiles) {
    const response = await rawRequest(url, method, path, { headers: staff })
    t.strictSame([response.status, response.body.code], [415, 'unsupported_media_type'], operationId)
  }
  for (const _again of [1, 2, 3]) {
    const headers = { ...staff, 'content-type': 'image/png' }
    const response = await rawRequest(url, 'POST', '/v1/admin/media', { headers, body: 'a'.repeat(11_000_000) })
    t.strictSame(
      [response.status, response.body.code],
      [413, 'payload_too_large'],
      'a file that is too large is refused as such',
    )
  }
}

async function badParameters(t: Test, { url }: InProcessShop, staff: Record<string, string>): Promise<void> {
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    const response = await rawRequest(url, 'GET', `${addressOf(operation).split('?')[0]}?limit=0&cursor=nonsense`, {
      headers: staff,
    })
    if (![400, 404].includes(response.status)) {
      t.ok(response.status === 200, `${operation.operationId} has no list, or refuses`, { found: response.text })
    }
    if (response.status === 400)
      t.ok(response.body.errors?.[0]?.parameter, `${operation.operationId} names the parameter`)
  }
}

t.test('every operation refuses input that its spec does not allow', async (t) => {
  const shop = await openInProcessShop(t)
  const staff = bearer(await visitor(shop).auth.login(shop.staff))
  const send: Send = (operation, body, headers = {}) =>
    rawRequest(shop.url, operation.method, addressOf(operation), { headers: { ...staff, ...headers }, body })
  t.ok(withBody.length > 20, 'there are operations with bodies')
  await t.test('unknown fields, at any depth', (t) => unknownFields(t, send))
  await t.test('fields that only the server sets', (t) => protectedFields(t, send))
  await t.test('values of another type, and bodies without a required field', (t) => wrongTypes(t, send))
  await t.test('bodies that are not a JSON object', (t) => brokenBodies(t, send))
  await t.test('content types that would bypass validation', (t) => oddContentTypes(t, send))
  await t.test('text that no database stores', (t) => unstorableText(t, send, shop, staff))
  await t.test('files that are missing or too large', (t) => badFiles(t, shop, staff))
  await t.test('parameters out of range', (t) => badParameters(t, shop, staff))
  t.strictSame(shop.errors(), [], 'nothing was logged as an error')
})
