import { routes } from '@stoa/gateway/generated/routes'
import t, { type Test } from 'tap'
import { type InProcessShop, openInProcessShop } from './harness/in-process.ts'
import { addressOf, closedObjects, sample, takesObject, texts, withMember } from './harness/sample.ts'
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
      const answer = await ask(operation, withMember(sample(body), `${pointer}/not_in_the_spec`, 1))
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

/** Text that no database keeps: NUL, and half of a surrogate pair (RELIABILITY A24). */
async function unstorableText(t: Test, ask: Ask, { url }: InProcessShop, staff: Record<string, string>): Promise<void> {
  for (const { operation, body } of withBody) {
    for (const pointer of texts(sample(body))) {
      for (const text of ['a\0b', 'a\ud800b']) {
        const answer = await ask(operation, withMember(sample(body), pointer, text))
        const found = answer.body.errors?.[0]?.pointer ?? ''
        t.ok(answer.status === 400 && `${pointer}/`.startsWith(`${found}/`), `${operation.operationId} ${pointer}`, {
          found: answer.text,
        })
      }
    }
  }
  for (const operation of operations.filter(({ pathParameters }) => pathParameters.length > 0)) {
    const names = operation.pathParameters.map(({ name }) => name)
    const address = addressOf(operation, Object.fromEntries(names.map((name) => [name, 'a\0b'])))
    const body = operation.body ? { body: sample(operation.body) } : {}
    const headers = { ...staff, 'idempotency-key': 'a-key', 'if-match': '"1"' }
    const answer = await wire(url, operation.method, address, { headers, ...body })
    t.ok([400, 401, 415].includes(answer.status), `${operation.operationId} in the path: ${answer.status}`)
  }
}

/** Operations that hand their body on unread have no parser to notice that there is none. */
async function badFiles(t: Test, { url }: InProcessShop, staff: Record<string, string>): Promise<void> {
  const ofFiles = routes.filter(({ rawBody }) => rawBody)
  t.ok(ofFiles.length >= 3, 'there are operations that take files')
  for (const { operationId, method, url: path } of ofFiles) {
    const answer = await wire(url, method, path, { headers: staff })
    t.strictSame([answer.status, answer.body.code], [415, 'unsupported_media_type'], operationId)
  }
  for (const _again of [1, 2, 3]) {
    const headers = { ...staff, 'content-type': 'image/png' }
    const answer = await wire(url, 'POST', '/v1/admin/media', { headers, body: 'a'.repeat(11_000_000) })
    t.strictSame([answer.status, answer.body.code], [413, 'payload_too_large'], 'a giant is told that it is one')
  }
}

async function badParameters(t: Test, { url }: InProcessShop, staff: Record<string, string>): Promise<void> {
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
  const shop = await openInProcessShop(t)
  const staff = bearer(await visitor(shop).auth.login(shop.staff))
  const ask: Ask = (operation, body, headers = {}) =>
    wire(shop.url, operation.method, addressOf(operation), { headers: { ...staff, ...headers }, body })
  t.ok(withBody.length > 20, 'there are operations with bodies')
  await t.test('no field that the spec does not know, at any depth', (t) => unknownFields(t, ask))
  await t.test('no field that is not for clients to say', (t) => covetedFields(t, ask))
  await t.test('no value of another type, and no body without what is required', (t) => wrongTypes(t, ask))
  await t.test('no body that is not JSON of the right kind', (t) => brokenBodies(t, ask))
  await t.test('no body under a content type that would let it past', (t) => oddContentTypes(t, ask))
  await t.test('no text that cannot be kept', (t) => unstorableText(t, ask, shop, staff))
  await t.test('no file that is missing or too large', (t) => badFiles(t, shop, staff))
  await t.test('no parameter out of range', (t) => badParameters(t, shop, staff))
  t.strictSame(shop.errors(), [], 'nothing was logged as an error')
})
