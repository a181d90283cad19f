import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { reachable } from '../document-parts.ts'
import { lintPublished } from '../read.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'services/gateway/generated/openapi.json')

t.test('the strictest rules find nothing in the published document with its recorded examples', async (t) => {
  await t.resolves(lintPublished(readFileSync(file, 'utf8')))
})

interface Operation {
  description?: string
  security?: Record<string, unknown>[]
}

const operations = () => {
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, Operation>> }
  return Object.values(paths).flatMap((item) => Object.entries(item).filter(([method]) => method !== 'parameters'))
}

t.test('what no API key can do says so, in words and in its security', async (t) => {
  const refused = operations().filter(([, { description }]) => /API key cannot/.test(description ?? ''))
  t.equal(refused.length, 4)
  for (const [, { description, security }] of refused) {
    t.same(security, [{ accessToken: [] }])
    t.notMatch(description, /of a secret API key/)
  }
  const others = operations().filter(([, { description }]) => /of a secret API key/.test(description ?? ''))
  t.ok(others.length > 50)
  for (const [, { security }] of others) t.same(security, [{ accessToken: [] }, { stoaKey: [] }])
})

t.test('no security scheme has the name of a schema in another case', async (t) => {
  const { components } = JSON.parse(readFileSync(file, 'utf8'))
  const names = [...Object.keys(components.schemas), ...Object.keys(components.securitySchemes)]
  t.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length)
})

t.test(
  'every public event is a webhook with an example of its own type, and one of the union that lists show',
  async (t) => {
    const document = JSON.parse(readFileSync(file, 'utf8'))
    type Webhook = { post: { requestBody: { content: object }; parameters: unknown; responses: unknown } }
    const all = Object.entries(document.webhooks as Record<string, Webhook>)
    const { schemas } = document.components
    t.ok(all.length >= 15)
    const test = document.webhooks['webhook.test'] as Webhook
    for (const [type, { post }] of all) {
      t.same(
        [post.parameters, post.responses],
        [test.post.parameters, test.post.responses],
        `${type} is sent as a test is`,
      )
    }
    const webhooks = all.filter(([type]) => type !== 'webhook.test')
    const components = webhooks.map(([type, { post }]) => {
      const [media] = Object.values(post.requestBody.content) as {
        schema: { $ref: string }
        example: { type: string; data: object }
      }[]
      t.equal(media?.example.type, type)
      const name = media?.schema.$ref.split('/').at(-1) ?? ''
      t.equal(schemas[name].properties.type.const, type)
      return media?.schema
    })
    t.same(schemas.StoaEvent.oneOf, components)
    t.same(
      schemas.EventType.enum,
      webhooks.map(([type]) => type),
    )
    t.match(test.post.requestBody.content, {
      'application/json': { schema: { properties: { type: { const: 'webhook.test' } } } },
    })
    for (const secret of ['user.password_reset_requested', 'stock.back_in_stock', 'principal.changed']) {
      t.notOk(document.webhooks[secret], `${secret} stays among the services`)
    }
  },
)

t.test('what clients read may get further members, and what they send is a closed list', async (t) => {
  const document = JSON.parse(readFileSync(file, 'utf8'))
  const { schemas } = document.components
  const isClosed = (schema: unknown) => /"additionalProperties":false/.test(JSON.stringify(schema))
  // Of events, of responses, of both ways, and of requests alone.
  for (const name of ['OrderPlacedEvent', 'OrderPlaced', 'EventLine', 'Order', 'Problem', 'Money'])
    t.notOk(isClosed(schemas[name]), name)
  t.notOk(isClosed(document.webhooks))
  for (const name of ['CartCreate', 'ProductPatch', 'StockSet', 'MediaInput']) t.ok(isClosed(schemas[name]), name)
  const { requestBody, responses } = document.paths['/v1/admin/stock/check'].post
  t.strictSame([isClosed(requestBody), isClosed(responses)], [true, false], 'what is written where it is used, too')
})

t.test('webhooks refer to no component that no operation leads to: some generators lose it', async (t) => {
  const document = JSON.parse(readFileSync(file, 'utf8'))
  const { schemas = {}, parameters = {} } = reachable(document, document.paths)
  const used = reachable(document, document.webhooks)
  const lost = [...Object.keys(used.schemas ?? {}), ...Object.keys(used.parameters ?? {})]
  t.strictSame(
    lost.filter((name) => !schemas[name] && !parameters[name]),
    [],
  )
})

t.test('webhooks have a tag of their own: a generator that makes a file of each tag lost the list of events', (t) => {
  const document = JSON.parse(readFileSync(file, 'utf8'))
  const tagsOf = (items: Record<string, Record<string, { tags?: string[] }>>) =>
    new Set(Object.values(items).flatMap((item) => Object.values(item).flatMap(({ tags = [] }) => tags)))
  const ofPaths = tagsOf(document.paths)
  t.same(
    [...tagsOf(document.webhooks as never)].filter((tag) => ofPaths.has(tag)),
    [],
  )
  t.end()
})
