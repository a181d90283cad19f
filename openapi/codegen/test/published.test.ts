import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
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
    const webhooks = Object.entries(document.webhooks as Record<string, { post: { requestBody: { content: object } } }>)
    const { schemas } = document.components
    t.ok(webhooks.length >= 14)
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
    for (const secret of ['user.password_reset_requested', 'stock.back_in_stock', 'principal.changed']) {
      t.notOk(document.webhooks[secret], `${secret} stays among the services`)
    }
  },
)
