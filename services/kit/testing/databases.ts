import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import { createMongo } from '../mongo/mongo.ts'
import { databaseUrl } from '../postgres/database.ts'
import { kitMigrations, migrate } from '../postgres/migrations.ts'
import { createPostgres, type Postgres } from '../postgres/pg.ts'
import { type SessionLimits, UNHURRIED } from '../postgres/session-limits.ts'
import { execute } from '../postgres/sql.ts'
import { closeRedis, createRedis, type Redis } from '../redis/redis.ts'

/** The part of a tap test that cleans up after it. */
export interface Teardown {
  teardown(clean: () => unknown): void
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run tests with \`npm test\`, or \`npm test -- <file>\` for one file`)
  return value
}

const unique = () => `stoa_test_${randomBytes(6).toString('hex')}`

const report = (error: Error) => {
  console.error(error)
}

interface TestPostgresOptions {
  migrations?: readonly string[]
  /** For tests that hold a lock while others wait for it: as in a service unless given. */
  limits?: SessionLimits
}

/** A database of its own, with kit's tables and those of the given folders; dropped after the test. */
export async function testPostgres(
  t: Teardown,
  { migrations = [], limits }: TestPostgresOptions = {},
): Promise<Postgres & { readonly url: string }> {
  const server = setting('STOA_TEST_POSTGRES_URL')
  const name = unique()
  // Making a database copies files: on a busy disk that takes its time.
  const admin = createPostgres({ url: server, max: 1, limits: UNHURRIED })
  await execute(admin, `CREATE DATABASE ${name}`)
  const url = databaseUrl(server, name)
  // Two hundred requests at once are a test of the database, and not of how fast this machine is.
  const pg = createPostgres({ url, waitMs: 60_000, ...(limits ? { limits } : {}) })
  t.teardown(async () => {
    await pg.close()
    await execute(admin, `DROP DATABASE ${name} WITH (FORCE)`)
    await admin.close()
  })
  await migrate(pg, [kitMigrations, ...migrations])
  return Object.assign(pg, { url })
}

/** A database of its own, empty; dropped after the test. */
export async function testMongo(t: Teardown): Promise<{ url: string; connection: Connection }> {
  const url = databaseUrl(setting('STOA_TEST_MONGODB_URI'), unique())
  const connection = createMongo({ url, onError: report })
  t.teardown(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  await connection.asPromise()
  return { url, connection }
}

/** A service goes on without a Redis that does not connect soon; a test waits for it, however slow the machine is. */
export async function connected(client: Redis): Promise<Redis> {
  while (!client.isReady) await delay(20)
  return client
}

/** A key prefix of its own on the shared server; its keys are deleted after the test. */
export async function testRedis(t: Teardown): Promise<{ url: string; prefix: string; client: Redis }> {
  const url = setting('STOA_TEST_REDIS_URL')
  const prefix = unique()
  const client = await connected(await createRedis({ url, name: prefix, onError: report }))
  t.teardown(async () => {
    for await (const keys of client.scanIterator({ MATCH: `*${prefix}*`, COUNT: 1_000 })) {
      if (keys.length > 0) await client.del(keys)
    }
    await closeRedis(client)
  })
  return { url, prefix, client }
}
