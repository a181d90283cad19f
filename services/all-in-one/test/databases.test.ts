import { randomBytes } from 'node:crypto'
import { createMongo } from '@stoa/kit/mongo/mongo'
import { databaseUrl } from '@stoa/kit/postgres/database'
import { createPostgres, type Postgres } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { type AddressSettings, ON_MONGO, ON_POSTGRES, openDatabases } from '../databases.ts'
import { serviceFactories } from '../services.ts'

const { STOA_TEST_POSTGRES_URL: serverUrl = '', STOA_TEST_MONGODB_URI: mongoUrl = '' } = process.env
type Connection = ReturnType<typeof createMongo>

const log = pino({ level: 'silent' })

function connect(t: Test, url: string | undefined): Postgres {
  if (!url) throw new Error('there is no address')
  const pg = createPostgres({ url, max: 1 })
  t.teardown(pg.close)
  return pg
}

async function connectMongo(t: Test, url: string): Promise<Connection> {
  const connection = createMongo({ url, onError: (error) => t.comment(error.message) })
  t.teardown(() => connection.close())
  return connection.asPromise()
}

const migrate = async (service: string, addresses: AddressSettings) =>
  serviceFactories.find(({ name }) => name === service)?.migrate(addresses, log)

/** Databases of a shop of its own on the test server, with their tables; dropped after the test. */
async function openMigrated(t: Test, name: string): Promise<(service: string) => AddressSettings> {
  const installation = {
    postgresUrl: serverUrl,
    mongoUrl,
    secret: 'a secret for tests only, 32+ characters',
    name,
    log,
  }
  t.teardown(() => dropAll(name))
  const addressesOf = await openDatabases(installation)
  for (const service of ON_POSTGRES) await migrate(service, addressesOf(service))
  return addressesOf
}

async function dropAll(name: string): Promise<void> {
  const admin = createPostgres({ url: serverUrl, max: 1 })
  for (const service of ON_POSTGRES) {
    await execute(admin, `DROP DATABASE IF EXISTS ${name}_${service} WITH (FORCE)`)
    for (const role of [`${name}_${service}`, `${name}_${service}_owner`])
      await execute(admin, `DROP ROLE IF EXISTS ${role}`)
  }
  await admin.close()
  const mongo = createMongo({ url: mongoUrl, onError: () => undefined })
  await mongo.asPromise()
  for (const service of ON_MONGO) await mongo.useDb(`${name}_${service}`).dropDatabase()
  await mongo.close()
}

const uniqueName = () => `roles_${randomBytes(5).toString('hex')}`

/** What PostgreSQL says to somebody who may not. */
const REFUSED = { code: '42501' }

/** The journals of each service, with a column of each. */
const JOURNALS: Record<string, Record<string, string>> = {
  user: { audit_log: 'action' },
  order: {},
  payment: { ledger_transfers: 'id', ledger_entries: 'amount' },
  inventory: { movements: 'delta' },
}

const changesOf = (table: string, column: string) => [
  `UPDATE ${table} SET ${column} = ${column}`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table}`,
  `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
  `DROP TABLE ${table}`,
]

t.test('a service reads no other database and changes no table', async (t) => {
  const name = uniqueName()
  const addressesOf = await openMigrated(t, name)
  for (const service of ON_POSTGRES) {
    const url = addressesOf(service).POSTGRES_URL ?? ''
    const own = connect(t, url)
    for (const other of ON_POSTGRES.filter((each) => each !== service)) {
      const foreign = connect(t, databaseUrl(url, `${name}_${other}`))
      await t.rejects(query(foreign, 'SELECT 1'), REFUSED, `${service} cannot connect to the data of ${other}`)
    }
    for (const sql of [
      'CREATE TABLE loot (id text)',
      'CREATE SCHEMA loot',
      'CREATE TEMP TABLE loot (id text)',
      'ALTER TABLE outbox ADD COLUMN loot text',
      'DROP TABLE outbox',
      'TRUNCATE outbox',
      "UPDATE schema_migrations SET checksum = ''",
      'DELETE FROM schema_migrations',
      `ALTER ROLE ${name}_${service} SUPERUSER`,
      `SET ROLE ${name}_${service}_owner`,
      'CREATE ROLE loot',
      'CREATE DATABASE loot',
      "COPY outbox TO PROGRAM 'true'",
    ])
      await t.rejects(execute(own, sql), REFUSED, `${service}: ${sql}`)
    t.equal(await execute(own, 'UPDATE outbox SET sent_at = now()'), 0, `${service} changes its other tables`)
    t.equal(await execute(own, 'DELETE FROM idempotency_keys'), 0, 'and clears what has expired')
  }
})

t.test('ledger, stock movements and audit log are only ever added to', async (t) => {
  const addressesOf = await openMigrated(t, uniqueName())
  for (const service of ON_POSTGRES) {
    const own = connect(t, addressesOf(service).POSTGRES_URL)
    for (const [table, column] of Object.entries(JOURNALS[service] ?? {})) {
      for (const sql of changesOf(table, column)) await t.rejects(execute(own, sql), REFUSED, sql)
      t.strictSame(await query(own, `SELECT 1 FROM ${table} LIMIT 1`), [], `${table} is read`)
    }
  }
  const inventory = connect(t, addressesOf('inventory').POSTGRES_URL)
  const movement = `INSERT INTO movements (id, variant_id, location_id, delta, reason)
    SELECT 'mov_1', 'var_1', id, 1, 'counted' FROM locations LIMIT 1`
  t.equal(await execute(inventory, movement), 1, 'a movement is added')
})

t.test('a shop that was made with one role for all gets its own, and again with each start', async (t) => {
  const name = uniqueName()
  const one = databaseUrl(serverUrl, `${name}_inventory`)
  t.teardown(() => dropAll(name))
  await migrate('inventory', { POSTGRES_URL: one })
  const admin = connect(t, one)
  await execute(admin, "INSERT INTO inbox (event_id) VALUES ('evt_before')")
  for (const start of ['the first start', 'the second']) {
    const addressesOf = await openMigrated(t, name)
    const own = connect(t, addressesOf('inventory').POSTGRES_URL)
    t.strictSame(
      await query(own, 'SELECT event_id FROM inbox'),
      [{ event_id: 'evt_before' }],
      `${start} keeps the data`,
    )
    await t.rejects(execute(own, 'DELETE FROM movements'), REFUSED)
    const owners = await query(
      admin,
      `SELECT DISTINCT r.rolname AS owner FROM pg_roles r WHERE oid IN (
         SELECT relowner FROM pg_class WHERE relnamespace = 'public'::regnamespace
         UNION SELECT proowner FROM pg_proc WHERE pronamespace = 'public'::regnamespace)`,
    )
    t.strictSame(owners, [{ owner: `${name}_inventory_owner` }])
  }
})

t.test('where the server lets us make no roles, one role does everything', async (t) => {
  const name = uniqueName()
  const admin = connect(t, serverUrl)
  await execute(admin, `CREATE ROLE ${name} LOGIN CREATEDB PASSWORD 'of the operator'`)
  const url = new URL(serverUrl)
  url.username = name
  url.password = 'of the operator'
  t.teardown(async () => {
    await execute(admin, `DROP DATABASE IF EXISTS ${name}_order WITH (FORCE)`)
    await execute(admin, `DROP ROLE ${name}`)
  })
  const addressesOf = await openDatabases({
    postgresUrl: url.href,
    mongoUrl: mongoUrl.replace(/\/\/[^@]*@/, '//'),
    secret: 'not needed',
    name,
    log,
  })
  await migrate('order', addressesOf('order'))
  const own = connect(t, addressesOf('order').POSTGRES_URL)
  t.strictSame(await query(own, 'SELECT current_user AS role'), [{ role: name }])
  t.equal(await execute(own, 'DELETE FROM outbox'), 0)
})

t.test('a service on MongoDB reads and writes its own database only', async (t) => {
  const name = uniqueName()
  const addressesOf = await openMigrated(t, name)
  for (const [service, other] of [
    ['product', 'notification'],
    ['notification', 'product'],
  ] as const) {
    const url = addressesOf(service).MONGODB_URI ?? ''
    await migrate(service, addressesOf(service))
    const own = await connectMongo(t, url)
    await own.collection('outbox_of_a_test').insertOne({ kept: 'yes' })
    t.equal(await own.collection('outbox_of_a_test').countDocuments(), 1)
    const foreign = await connectMongo(t, `${databaseUrl(url, `${name}_${other}`)}&authSource=${name}_${service}`)
    const refused = { code: 13 }
    await t.rejects(foreign.collection('products').findOne(), refused, `${service} reads nothing of ${other}`)
    await t.rejects(foreign.collection('products').insertOne({}), refused)
    const user = { createUser: 'loot', pwd: 'loot', roles: ['readWrite'] }
    await t.rejects(own.getClient().db().command(user), refused, `${service} makes no user`)
  }
  const stranger = await connectMongo(t, mongoUrl.replace(/\/\/[^@]*@/, '//').replace(/authSource=\w+/, ''))
  await t.rejects(stranger.collection('products').findOne(), { code: 13 }, 'without a password nothing is read')
})
