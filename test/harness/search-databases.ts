import { MONGO_SERVICES, POSTGRES_SERVICES } from '../kept/snapshot/kept-shop.ts'
import { withMongo } from '../kept/snapshot/mongo.ts'
import { withPostgres } from '../kept/snapshot/postgres.ts'
import { exportRedis } from '../kept/snapshot/redis.ts'
import type { InProcessShop } from './in-process.ts'
import { testServers } from './test-servers.ts'

/** Texts that are looked for, in lower case, and in hexadecimal as a column of bytes is shown. */
const spellings = (texts: readonly string[]) =>
  texts.flatMap((text) => [text.toLowerCase(), Buffer.from(text).toString('hex')])

const holds = (value: unknown, wanted: readonly string[]) => {
  const text = JSON.stringify(value)?.toLowerCase() ?? ''
  return wanted.some((each) => text.includes(each))
}

async function inPostgres(url: string, service: string, wanted: readonly string[]): Promise<string[]> {
  return withPostgres(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: object }>(
        `SELECT to_jsonb(t) AS row FROM ${name} t WHERE lower(t::text) LIKE ANY($1)`,
        [wanted.map((each) => `%${each}%`)],
      )
      for (const [column, value] of rows.flatMap(({ row }) => Object.entries(row)))
        if (holds(value, wanted)) found.push(`${service}.${name}.${column}`)
    }
    return found
  })
}

async function inMongo(url: string, service: string, wanted: readonly string[]): Promise<string[]> {
  return withMongo(url, async (db) => {
    const found: string[] = []
    for (const { name } of await db.listCollections().toArray()) {
      const documents = await db.collection(name).find().toArray()
      if (documents.some((document) => holds(document, wanted))) found.push(`${service}.${name}`)
    }
    return found
  })
}

async function inRedis(name: string, wanted: readonly string[]): Promise<string[]> {
  const lines = (await exportRedis(testServers().redisUrl, name)).split('\n')
  return lines.filter((line) => holds(line, wanted)).map((line) => `redis ${(JSON.parse(line) as { key: string }).key}`)
}

/** Where one of these texts is found in what a shop keeps: columns, collections and keys of Redis, each once and in order. */
export async function searchDatabases({ shop }: InProcessShop, texts: readonly string[]): Promise<string[]> {
  const wanted = spellings(texts)
  const found = await Promise.all([
    ...POSTGRES_SERVICES.map((service) => inPostgres(shop.envOf(service).POSTGRES_URL ?? '', service, wanted)),
    ...MONGO_SERVICES.map((service) => inMongo(shop.envOf(service).MONGODB_URI ?? '', service, wanted)),
    inRedis(shop.runtime.keyPrefix, wanted),
  ])
  return [...new Set(found.flat())].sort()
}
