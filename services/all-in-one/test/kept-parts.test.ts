import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { requireAllParts } from '../kept-parts.ts'

/** The files that a shop of `npm start` has, as far as they are looked at. */
function keptShop(t: Test, shop: object | string = { publishableKey: 'pk_1' }): string {
  const dataDir = t.testdir({})
  const files = {
    'shop.json': typeof shop === 'string' ? shop : JSON.stringify(shop),
    'postgres/password': 'secret',
    'postgres/data-15/PG_VERSION': '15',
    'mongo/password': 'secret',
    'mongo/secantus.secured': '',
    'mongo/secantus/data': '',
    'redis/password': 'secret',
    'files/media/picture.png': '',
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dataDir, name)), { recursive: true })
    writeFileSync(join(dataDir, name), content)
  }
  return dataDir
}

t.test('a shop of which nothing or everything is there starts', async (t) => {
  t.doesNotThrow(() => requireAllParts({ dataDir: t.testdir({}), env: {} }))
  t.doesNotThrow(() => requireAllParts({ dataDir: keptShop(t), env: {} }))
})

const parts: [deleted: string, said: RegExp][] = [
  ['shop.json', /shop\.json \(this shop's secret and passwords\)/],
  ['postgres', /the data of PostgreSQL \(accounts, orders, payments, stock\)/],
  ['postgres/data-15', /the data of PostgreSQL/],
  ['postgres/password', /postgres\/password \(of the PostgreSQL server\)/],
  ['mongo', /the data of MongoDB \(products, mails\)/],
  ['mongo/password', /mongo\/password \(of the MongoDB server\)/],
  ['files', /files \(pictures and imported files\)/],
]

for (const [deleted, said] of parts) {
  t.test(`a start without .stoa/${deleted} says what is missing and how to go on`, async (t) => {
    const dataDir = keptShop(t)
    rmSync(join(dataDir, deleted), { recursive: true })
    const start = () => requireAllParts({ dataDir, env: {} })
    t.throws(start, { name: 'SetupError', message: said })
    t.throws(start, { message: /Bring it back from a copy, or begin again with npm start -- --fresh/ })
  })
}

t.test('a secret that was cut short is not replaced by another', async (t) => {
  t.throws(() => requireAllParts({ dataDir: keptShop(t, '{"secret":'), env: {} }), {
    message: /shop\.json.*cannot be read/,
  })
})

t.test(
  'what may be missing: Redis, the data of servers elsewhere, and what a broken first start did not come to',
  async (t) => {
    const dataDir = keptShop(t)
    rmSync(join(dataDir, 'redis'), { recursive: true })
    t.doesNotThrow(() => requireAllParts({ dataDir, env: {} }))
    rmSync(join(dataDir, 'postgres'), { recursive: true })
    rmSync(join(dataDir, 'mongo'), { recursive: true })
    t.doesNotThrow(() =>
      requireAllParts({ dataDir, env: { POSTGRES_URL: 'postgres://elsewhere', MONGODB_URI: 'mongodb://elsewhere' } }),
    )
    const begun = keptShop(t, { publishableKey: null })
    rmSync(join(begun, 'mongo'), { recursive: true })
    t.doesNotThrow(() => requireAllParts({ dataDir: begun, env: {} }))
  },
)
