import type { Stoa } from '@stoa/sdk/source'
import { until } from '../harness/until.ts'
import type { OpenedShop } from './open-kept-shop.ts'
import { databaseUrl, MONGO_SERVICES, POSTGRES_SERVICES, type ShopData } from './snapshot/kept-shop.ts'
import { withMongo } from './snapshot/mongo.ts'
import { withPostgres } from './snapshot/postgres.ts'
import { jobsByState } from './snapshot/redis.ts'

/** What is left to do, by what it is; nothing that is done has an entry. */
export type Backlog = Record<string, number>

/** Whatever the tables are called: `due_at` says that a background loop still has something to do with a row. */
const DUE_COLUMNS = `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
  WHERE table_schema = 'public' AND column_name ~ '(^|_)due_at$'`

async function postgresBacklog(data: ShopData, service: string, backlog: Backlog): Promise<void> {
  await withPostgres(databaseUrl(data.postgresUrl, `${data.name}_${service}`), async (client) => {
    const count = async (what: string, select: string) => {
      const { rows } = await client.query<{ type: string; count: string }>(select)
      for (const { type, count } of rows) if (Number(count) > 0) backlog[`${service}: ${what} ${type}`] = Number(count)
    }
    await count('unsent event', 'SELECT type, count(*) FROM outbox WHERE sent_at IS NULL GROUP BY type')
    const due = await client.query<{ table: string; column: string }>(DUE_COLUMNS)
    for (const { table, column } of due.rows) {
      await count('due', `SELECT '${table}' AS type, count(*) FROM ${table} WHERE ${column} IS NOT NULL`)
    }
  })
}

async function mongoBacklog(data: ShopData, service: string, backlog: Backlog): Promise<void> {
  await withMongo(databaseUrl(data.mongoUrl, `${data.name}_${service}`), async (db) => {
    for (const { name } of await db.listCollections().toArray()) {
      const documents = await db
        .collection(name)
        .find({ 'pending.id': { $exists: true } })
        .toArray()
      for (const { pending } of documents) {
        for (const { type } of pending as { type: string }[]) {
          const what = `${service}: unsent event ${type}`
          backlog[what] = (backlog[what] ?? 0) + 1
        }
      }
      const deleted = await db.collection(name).countDocuments({ deleted_at: { $ne: null, $exists: true } })
      if (deleted > 0) backlog[`${service}: tombstone in ${name}`] = deleted
    }
  })
}

async function staffBacklog({ kept }: OpenedShop, staff: Stoa, backlog: Backlog): Promise<void> {
  for (const status of ['waiting', 'sending', 'failed'] as const) {
    const { data } = await staff.admin.notifications.list({ status, limit: 100 })
    if (data.length > 0) backlog[`message ${status}`] = data.length
  }
  for (const { id } of kept.imports) {
    if ((await staff.admin.imports.get(id)).state !== 'done') backlog['unfinished import'] = 1
  }
}

/** Everything that a shop at rest has none of, in databases, queues and as staff see it. */
export async function readBacklog(opened: OpenedShop, staff: Stoa): Promise<Backlog> {
  const { data } = opened
  const backlog: Backlog = {}
  for (const service of POSTGRES_SERVICES) await postgresBacklog(data, service, backlog)
  for (const service of MONGO_SERVICES) await mongoBacklog(data, service, backlog)
  for (const [queue, count] of Object.entries(await jobsByState(data.redisUrl, data.name))) {
    if (count > 0) backlog[`job: ${queue}`] = count
  }
  await staffBacklog(opened, staff, backlog)
  return backlog
}

/** Leases, retries and a lost import together take half a minute on an idle machine. */
const LIMIT_MS = 180_000

/** @throws Error that says what is left */
export async function untilCaughtUp(opened: OpenedShop, staff: Stoa): Promise<void> {
  let last: Backlog = {}
  await until(
    'the shop has caught up',
    async () => {
      last = await readBacklog(opened, staff)
      return Object.keys(last).length === 0 ? true : null
    },
    LIMIT_MS,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; left are ${JSON.stringify(last, null, 2)}`)
  })
}

/** Has staff's command try every dead letter again, in each queue that has some; gives their number by queue. */
export async function retryDeadLetters({ shop, data }: OpenedShop): Promise<Record<string, number>> {
  const failed = Object.entries(await jobsByState(data.redisUrl, data.name)).flatMap(([queue, count]) =>
    queue.endsWith(' failed') && count > 0 ? [queue.replace(' failed', '')] : [],
  )
  const retried: Record<string, number> = {}
  for (const queue of failed) retried[queue] = await shop.runtime.queues.retryFailed(queue)
  return retried
}
