/**
 * A program of a test: `lock-holder.ts <address of a database> <statement that locks>`. As a replica that freezes in the
 * middle of its work: one transaction holds the lock, others of the same process wait for it, and then nothing happens.
 */
import { createPostgres, type Tx } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'

const [url = '', statement = ''] = process.argv.slice(2)
const WAITING = 4
const pg = createPostgres({ url })

const lock = (tx: Tx) => query(tx, statement)
const forEver = new Promise<never>(() => undefined)
const { promise: locked, resolve: isLocked } = Promise.withResolvers<void>()
const holding = pg.tx(async (tx) => {
  await lock(tx)
  isLocked()
  await forEver
})
await locked
const waiting = Array.from({ length: WAITING }, () => pg.tx((tx) => lock(tx).then(() => forEver)))
const waiters = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
while ((await query(pg, waiters)).length < WAITING);
console.log('frozen')
process.kill(process.pid, 'SIGSTOP')
await Promise.all([holding, ...waiting])
