/** What the generated code does, and what must not compile: a handler that responds otherwise than declared, a call of the SDK that the spec does not know. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { run, Shop } from './shop.ts'

const repository = join(import.meta.dirname, '..', '..', '..')

const handlers = `import type { Handlers } from '@stoa/kit/contract/operations'
import type { operations } from '../services/shop/generated/types.ts'

const thing = { id: 't', name: 'Chair' }
const page = { next_cursor: null, prev_cursor: null, has_more: false }

export const handlers: Handlers<operations, { userId: string }> = {
  listThings: async ({ query }) => ({ status: 200, body: { data: query.ids ? [thing] : [], page } }),
  createThing: async ({ body }) => ({ status: 201, body: { id: 't', name: body.colour + body.name } }),
  getThing: async ({ params }) => ({ status: 200, body: { ...thing, id: params.thingId } }),
  deleteThing: async ({ headers }) => ({ status: 204, headers: { 'x-was': headers['if-match'] ?? '' } }),
  buyThing: async ({ body }, { userId }) =>
    body?.note
      ? { status: 202, body: { status: 'requires_action', url: userId } }
      : { status: 201, body: { status: 'bought', number: '1' } },
  importThings: async ({ body }) => ({ status: 200, body: { added: body.readableLength } }),
  receiveCarrierWebhook: async () => ({ status: 204 }),
  login: async () => ({ status: 200, body: { access_token: '', refresh_token: '', expires_in: 1 } }),
}
`

const client = `import { Stoa, type ListThingsParams, type Purchase, type Thing } from '../sdk/src/index.ts'

export async function shop(stoa: Stoa, q: string | undefined, signal: AbortSignal) {
  const page = await stoa.things.list({ cursor: q, 'option.size': 'L', ids: ['a'] }, { signal })
  const first: Thing | undefined = page.data[0]
  const colours: string[] | undefined = page.colours
  for await (const item of stoa.things.list()) item.name.trim()
  const some: Thing[] = await stoa.things.list().toArray({ limit: 5 })
  const made = await stoa.admin.things.create({ name: 'Chair' }, { idempotencyKey: 'k' }).withResponse()
  const name: string = made.data.name
  const bought = await stoa.things.buy('t', { note: 'soon' }, { quantity: 2 })
  const number: Purchase['number'] | URL = bought.status === 'bought' ? bought.number : new URL(bought.url)
  const gone: void = await stoa.admin.things.delete('t', { ifMatch: made.headers.get('etag') ?? undefined })
  const { added } = await stoa.admin.things.import(new Blob(['a,b']), { contentType: 'text/csv' })
  const again = await stoa.request('getThing', { path: { thingId: 't' } })
  const params: ListThingsParams = { cursor: undefined }
  return { first, colours, params, some, name, number, gone, added: added.toFixed(), again: again.name }
}
`

interface Case {
  name: string
  source: string
  from: string
  to: string
  /** What the compiler says, or null when it is content. */
  says: RegExp | null
}

const handler = (name: string, from: string, to: string, says: RegExp | null): Case => ({
  name,
  source: handlers,
  from,
  to,
  says,
})
const call = (name: string, from: string, to: string, says: RegExp | null): Case => ({
  name,
  source: client,
  from,
  to,
  says,
})

const cases: Case[] = [
  handler('handlers as declared', '', '', null),
  handler(
    'the body of another status',
    "status: 201, body: { status: 'bought'",
    "status: 202, body: { status: 'bought'",
    /'"bought"' is not assignable to type '"requires_action"'/,
  ),
  handler(
    'a body that lacks a property',
    "{ status: 'bought', number: '1' }",
    "{ status: 'bought' }",
    /'number' is missing/,
  ),
  handler('an undeclared status', 'status: 204,', 'status: 200,', /'200' is not assignable to type '204'/),
  handler(
    'a problem returned instead of thrown',
    'status: 204,',
    'status: 404,',
    /'404' is not assignable to type '204'/,
  ),
  handler('a forgotten operation', '  login: async () =>', '  // login: async () =>', /'login' is missing/),
  handler(
    'an operation that does not exist',
    '  login: async () =>',
    '  logout: async () =>',
    /'logout' does not exist/,
  ),
  handler('a parameter that does not exist', 'params.thingId', 'params.id', /'id' does not exist/),
  call('calls as declared', '', '', null),
  call('an unknown operation', 'stoa.things.list({', 'stoa.things.lost({', /'lost' does not exist/),
  call('an unknown query parameter', 'cursor: q', 'page: 2', /'page' does not exist/),
  call('what a page does not hold', 'page.colours', 'page.facets', /'facets' does not exist/),
  call('params that do not exist', '{ cursor: undefined }', '{ page: 2 }', /'page' does not exist/),
  call('a body without a required property', "{ name: 'Chair' }", "{ colour: 'red' }", /'name' is missing/),
  call('a value outside its enum', "{ name: 'Chair' }", "{ name: 'Chair', colour: 'pink' }", /"pink"/),
  call('a response taken for another', "bought.status === 'bought'", "bought.status === 'sold'", /no overlap/),
  call('the number of a purchase that needs action', 'new URL(bought.url)', 'bought.number', /'number' does not exist/),
  call('toArray without a limit', 'toArray({ limit: 5 })', 'toArray()', /Expected 1 arguments/),
  call('an unknown operationId', "request('getThing'", "request('getThings'", /"getThings"/),
  call('a missing path parameter', "{ path: { thingId: 't' } }", '{}', /'path' is missing/),
]

/** The tiny spec with everything generated. */
async function generatedShop(t: Test): Promise<Shop> {
  const shop = new Shop(t)
  t.match(await shop.generate(), { code: 0 })
  return shop
}

t.test('the generated SDK runs', async (t) => {
  const shop = await generatedShop(t)
  const { Stoa } = await import(join(shop.root, 'sdk', 'src', 'index.ts'))
  const sent: unknown[] = []
  const fetch = async (url: string, { method, body, headers }: RequestInit & { headers: Headers }) => {
    sent.push([method, url, body, headers.get('content-type'), headers.has('idempotency-key')])
    return Response.json({ data: [], page: { next_cursor: null, prev_cursor: null, has_more: false } })
  }
  const stoa = new Stoa({ baseUrl: 'http://shop', fetch })
  await stoa.things.buy('a/b', { note: 'soon' }, { quantity: 2 })
  await stoa.things.list({ ids: ['a', 'b'], 'option.size': 'L' }).toArray({ limit: 1 })
  await stoa.admin.things.import('a,b')
  await stoa.request('getThing', { path: { thingId: 't' } })
  t.same(sent, [
    ['POST', 'http://shop/v1/things/a%2Fb/buy?quantity=2', '{"note":"soon"}', 'application/json', true],
    ['GET', 'http://shop/v1/things?ids=a%2Cb&option.size=L', null, null, false],
    ['POST', 'http://shop/v1/things/import', 'a,b', 'text/csv', true],
    ['GET', 'http://shop/v1/things/t', null, null, false],
  ])
  t.equal(stoa.admin.things, stoa.admin.things, 'a resource is made once')
})

t.test('the compiler refuses code that breaks the contract, and says where', async (t) => {
  const shop = await generatedShop(t)
  mkdirSync(join(shop.root, 'cases'))
  for (const [index, { source, from, to }] of cases.entries()) {
    if (!source.includes(from)) throw new Error(`no ${from} to replace`)
    writeFileSync(join(shop.root, 'cases', `case-${index}.ts`), source.replace(from, to))
  }
  const config = join(shop.root, 'tsconfig.json')
  // The SDK's other entries call operations by name, which this tiny shop has not.
  const include = ['cases', 'sdk/src/index.ts']
  writeFileSync(config, JSON.stringify({ extends: join(repository, 'tsconfig.json'), include }))
  const { text } = await run(join(repository, 'node_modules', '.bin', 'tsc'), [
    '--noEmit',
    '--pretty',
    'false',
    '-p',
    config,
  ])
  const errors = text.split(/\n(?=\S)/)
  for (const [index, { name, says }] of cases.entries()) {
    const here = errors.filter((error) => error.includes(`case-${index}.ts(`)).join('\n')
    if (says === null) t.equal(here, '', name)
    else t.match(here, says, name)
  }
  t.same(
    errors.filter((error) => !/case-\d+\.ts\(/.test(error) && error.trim() !== ''),
    [],
    'nothing else is wrong',
  )
})
