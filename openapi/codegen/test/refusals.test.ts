/** What the generator refuses, and that it says what and where. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import type { Common } from '../complete.ts'
import { callsOf } from '../emit-clients.ts'
import { subscriptions } from '../emit-events.ts'
import { checkCacheTags, checkPublished, emitGatewayRoutes } from '../emit-gateway.ts'
import { emitSdk, exportedNames } from '../emit-sdk.ts'
import { readSpec } from '../read.ts'
import { Shop } from './shop.ts'

type Change = [file: string, from: string, to: string]

/** Reads one file of the tiny spec after some changes. */
function edited(t: Test, ...changes: Change[]) {
  const shop = new Shop(t)
  for (const [file, from, to] of changes) shop.edit(`openapi/${file}`, from, to)
  const common = parse(readFileSync(join(shop.openapi, 'common.yaml'), 'utf8')) as Common
  return (name: string) => readSpec(shop.openapi, name, common)
}

t.test('a spec that breaks a rule is refused, with the rule and the place in it', async (t) => {
  const cases: [string, string, string, RegExp][] = [
    [
      'an unknown keyword',
      'minLength: 1 }',
      'contentEncoding: base64 }',
      /ThingCreate\/properties\/name: .*"contentEncoding"/,
    ],
    ['an unknown keyword deep in a body', 'note: {', 'note: { not: {},', /buyThing: body\/properties\/note: .*"not"/],
    ['an unknown format', 'format: idn-email', 'format: hostname', /Login\/properties\/email: .*"hostname"/],
    [
      'a float for money',
      'note: { type: string,',
      'total: { type: number,',
      /body\/properties\/total: money is never a float/,
    ],
    [
      'an inline enum',
      'const: bought }',
      'enum: [bought, lost] }',
      /Purchase\/properties\/status: an enum is a component/,
    ],
    [
      'an enum inside a parameter',
      'schema: { type: array, items: { type: string } }',
      'schema: { type: array, items: { type: string, enum: [a] } }',
      /listThings: parameter ids\/items: an enum is a component/,
    ],
    [
      'an enum inside a body',
      'note: { type: string, maxLength: 100 }',
      'note: { type: string, enum: [soon] }',
      /buyThing: body\/properties\/note: an enum is a component/,
    ],
    [
      'a map without bounds',
      'note: { type: string, maxLength: 100 }',
      'note: { type: object, maxProperties: 3, additionalProperties: { type: string } }',
      /buyThing: body\/properties\/note: a map bounds its entries and their names/,
    ],
    ['no permission', '      x-permission: buyer\n', '', /buyThing: declares x-permission/],
    ['an unknown permission', 'x-permission: buyer', 'x-permission: all', /buyThing: declares x-permission/],
    [
      'nothing said of repeats',
      '      x-idempotency: resumable\n',
      '',
      /buyThing: is unsafe, so it declares x-idempotency/,
    ],
    [
      'a response kept for everybody that is not for everybody',
      '      x-permission: buyer\n',
      '      x-permission: buyer\n      x-cache: { ttl: 5, tags: [thing] }\n',
      /buyThing: is no public GET, so it declares no x-cache/,
    ],
    [
      'a response kept for ever',
      '      x-sdk-name: things.get\n',
      '      x-sdk-name: things.get\n      x-cache: { ttl: 0, tags: [thing] }\n',
      /getThing: keeps responses for 1 to 3600 seconds/,
    ],
    [
      'a kept response that nothing purges',
      '      x-sdk-name: things.get\n',
      '      x-sdk-name: things.get\n      x-cache: { ttl: 5, tags: [] }\n',
      /getThing: says what purges its kept responses/,
    ],
    ['no SDK name', '      x-sdk-name: things.buy\n', '', /buyThing: says its SDK name/],
    [
      'a public path marked internal',
      'x-permission: buyer',
      'x-permission: internal',
      /buyThing: is internal exactly when/,
    ],
    ['no summary (linter)', '      summary: Buys a thing\n', '', /shop\.yaml.*summary/],
    ['a reference that leads nowhere (linter)', 'schemas/Purchase', 'schemas/Bought', /no-unresolved-refs/],
  ]
  for (const [name, from, to, message] of cases) {
    await t.rejects(edited(t, ['shop.yaml', from, to])('shop'), { message }, name)
  }
})

t.test('a component named like a parent and its property, which is something else', async (t) => {
  const changes: Change[] = [
    ['shop.yaml', '    Colour: {', '    PurchaseStatus: {'],
    ['shop.yaml', 'schemas/Colour"', 'schemas/PurchaseStatus"'],
  ]
  const message = /schema PurchaseStatus: generators make this name for Purchase\.status, which is something else/
  await t.rejects(edited(t, ...changes)('shop'), { message })
})

t.test('a run that is refused writes nothing and ends with 1', async (t) => {
  const shop = new Shop(t)
  shop.edit('openapi/shop.yaml', 'format: idn-email', 'format: hostname')
  t.match(await shop.generate(), { code: 1, text: /does not know the format "hostname"/ })
  t.equal(shop.generated().size, 0)
})

t.test('specs that contradict each other are refused', async (t) => {
  const [shop, stock] = await Promise.all(['shop', 'stock'].map(edited(t)))
  if (!shop || !stock) throw new Error('unreachable')
  t.same(subscriptions([shop, stock]), { 'stock.availability_changed': ['shop'] })
  t.throws(() => subscriptions([shop]), {
    message: /shop subscribes to stock\.availability_changed, which no service publishes/,
  })

  const twice = await edited(t, ['stock.yaml', '[stock.crossed]', '[stock.crossed, stock.crossed]'])('stock')
  t.throws(() => subscriptions([shop, twice]), { message: /stock\.crossed is a former name of two events/ })
  const still = await edited(t, ['stock.yaml', '[stock.crossed]', '[stock.availability_changed]'])('stock')
  t.throws(() => subscriptions([shop, still]), { message: /availability_changed is both an event and a former name/ })

  t.same([...callsOf(shop, [shop, stock]).keys()], [stock])
  t.throws(() => callsOf(shop, [shop]), { message: /shop calls stock\.holdStock, which does not exist/ })
  const closed = await edited(t, ['stock.yaml', 'x-callers: [shop]', 'x-callers: [user]'])('stock')
  t.throws(() => callsOf(shop, [shop, closed]), { message: /stock\.holdStock does not list shop in x-callers/ })
})

t.test('a tag that no broadcast is about is refused, for it would never be purged', async (t) => {
  const cached = (tag: string): Change => [
    'shop.yaml',
    '      x-sdk-name: things.get\n',
    `      x-sdk-name: things.get\n      x-cache: { ttl: 5, tags: [${tag}] }\n`,
  ]
  const right = await edited(t, cached('thing'))('shop')
  t.doesNotThrow(() => checkCacheTags([right]))
  const wrong = await edited(t, cached('other'))('shop')
  t.throws(() => checkCacheTags([wrong]), { message: /getThing: no broadcast is about other/ })
})

t.test('a gateway document is refused when it lists an internal operation, or one of no service', async (t) => {
  const path = "  /internal/stock/hold: { $ref: './stock.yaml#/paths/~1internal~1stock~1hold' }\n"
  const open = await edited(t, ['gateway.yaml', 'paths:\n', `paths:\n${path}`])('gateway')
  const owners = new Map(open.operations.map(({ operationId }) => [operationId, 'some']))
  t.throws(() => emitGatewayRoutes(open, owners), { message: /holdStock is internal/ })
  t.throws(() => emitGatewayRoutes(open, new Map()), { message: /no service has/ })
})

t.test('a public operation of a service that the gateway document does not list is refused', async (t) => {
  const all = edited(t)
  const specs = await Promise.all(['shop', 'stock'].map(all))
  const whole = await all('gateway')
  t.doesNotThrow(() => checkPublished(whole, specs))
  const path = '  /v1/things/{thingId}: { $ref: "./shop.yaml#/paths/~1v1~1things~1{thingId}" }\n'
  const short = await edited(t, ['gateway.yaml', path, ''])('gateway')
  t.throws(() => checkPublished(short, specs), { message: /does not list getThing .*which is public/ })
})

t.test('SDK names and types that collide are refused', async (t) => {
  const own = exportedNames(join(import.meta.dirname, '..', '..', '..', 'sdk', 'src', 'index.ts'))
  const cases: [string, Change[], RegExp][] = [
    ['one name twice', [['shop.yaml', 'things.buy', 'things.get']], /things\.get names both/],
    ['a resource as a method', [['shop.yaml', 'things.buy', 'admin.things']], /both an SDK method and a resource/],
    ['a method without a resource', [['shop.yaml', 'things.buy', 'buy']], /buyThing: x-sdk-name is "resource\.method"/],
    [
      'a schema that would hide behind a type of the SDK',
      [
        ['shop.yaml', 'schemas/Login', 'schemas/StoaError'],
        ['shop.yaml', '    Login:', '    StoaError:'],
      ],
      /StoaError: the SDK has something of that name/,
    ],
    [
      'a schema that would hide the client',
      [
        ['shop.yaml', 'schemas/Login', 'schemas/Stoa'],
        ['shop.yaml', '    Login:', '    Stoa:'],
      ],
      /Stoa: the SDK would have two types of that name/,
    ],
    [
      'a schema that would hide what only generated files import',
      [
        ['shop.yaml', 'schemas/Login', 'schemas/Calls'],
        ['shop.yaml', '    Login:', '    Calls:'],
      ],
      /Calls would be imported from both \.\.\/\.\.\/client\.ts and \.\.\/types\.ts/,
    ],
  ]
  for (const [name, changes, message] of cases) {
    await t.rejects(
      edited(t, ...changes)('gateway').then((gateway) => emitSdk(gateway, own)),
      { message },
      name,
    )
  }
})

t.test('a public event without an example is refused', async (t) => {
  const read = edited(t, ['stock.yaml', '            example: { thing_id: thg_1, available: true }\n', ''])
  await t.rejects(read('stock'), /stock\.availability_changed: a public event shows an example/)
})
