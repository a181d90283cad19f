/**
 * The floor of a checkout: the same rows by hand in plain SQL, one commit for each of the six requests that change something.
 * No HTTP, no service, no rule; what is above it is what Stoa costs.
 */
import { randomUUID } from 'node:crypto'
import { databaseUrl } from '@stoa/kit/postgres/database'
import pg from 'pg'
import type { CounterReader } from './counters.ts'
import { CLIENTS } from './measures.ts'
import { cpuBetween, type Measured, outsideShare, readCpu } from './processes.ts'
import { figuresOf, type LineResult } from './results.ts'
import { closedLoop, tasksOf } from './sample.ts'

const DATABASE = 'bench_floor'
const VARIANTS = 1_000
const TABLES = `
  CREATE TABLE keys (key text PRIMARY KEY, response jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE carts (id text PRIMARY KEY, version int NOT NULL DEFAULT 1, data jsonb NOT NULL);
  CREATE TABLE stock (variant int PRIMARY KEY, on_hand bigint NOT NULL CHECK (on_hand >= 0));
  CREATE TABLE movements (id uuid PRIMARY KEY, variant int NOT NULL, delta int NOT NULL);
  CREATE TABLE payments (id text PRIMARY KEY, cart text NOT NULL, amount bigint NOT NULL, status text NOT NULL);
  CREATE TABLE entries (id uuid PRIMARY KEY, payment text NOT NULL, account text NOT NULL, amount bigint NOT NULL);
  CREATE TABLE orders (id text PRIMARY KEY, cart text NOT NULL UNIQUE, data jsonb NOT NULL);
  CREATE TABLE outbox (id uuid PRIMARY KEY, type text NOT NULL, data jsonb NOT NULL);
  INSERT INTO stock SELECT variant, 10000000 FROM generate_series(0, ${VARIANTS - 1}) AS variant`

const KEY = `keyed AS (INSERT INTO keys (key, response) VALUES ($1, '{"status": 200}'))`
const INSERT_CART = `WITH ${KEY} INSERT INTO carts (id, data) VALUES ($2, $3)`
const EDIT_CART = `WITH ${KEY} UPDATE carts SET data = data || $3, version = version + 1 WHERE id = $2 RETURNING data`
const PLACE = `WITH ${KEY},
  sold AS (UPDATE stock SET on_hand = on_hand - 1 WHERE variant = $3),
  moved AS (INSERT INTO movements VALUES (gen_random_uuid(), $3, -1)),
  paid AS (INSERT INTO payments VALUES ($2, $2, 1690, 'captured')),
  booked AS (INSERT INTO entries VALUES (gen_random_uuid(), $2, 'provider', 1690), (gen_random_uuid(), $2, 'sales', -1690)),
  told AS (INSERT INTO outbox VALUES (gen_random_uuid(), 'order.placed', $4)),
  closed AS (UPDATE carts SET version = version + 1 WHERE id = $2)
  INSERT INTO orders VALUES ($2, $2, $4)`

const CONTACT = { email: 'buyer@example.com', address: { line1: 'Ackerstraße 1', city: 'Berlin', country: 'DE' } }

let turn = 0

async function checkOut(pool: pg.Pool): Promise<void> {
  const cart = randomUUID()
  const send = (name: string, text: string, ...values: unknown[]) =>
    pool.query({ name, text, values: [randomUUID(), cart, ...values] })
  const variant = turn++ % VARIANTS
  await send('insert', INSERT_CART, { currency: 'EUR', items: [] })
  await send('edit', EDIT_CART, { items: [{ variant, quantity: 1, amount: 1690 }] })
  await send('edit', EDIT_CART, CONTACT)
  await send('edit', EDIT_CART, { shipping: { option: 'standard', amount: 490 } })
  await send('edit', EDIT_CART, { payment: { method: 'test', amount: 2180 } })
  await send('place', PLACE, variant, { cart, variant, amount: 2180, ...CONTACT })
}

async function makeDatabase(postgresUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: postgresUrl })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${DATABASE}`)
  await admin.query(`CREATE DATABASE ${DATABASE}`)
  await admin.end()
  const client = new pg.Client({ connectionString: databaseUrl(postgresUrl, DATABASE) })
  await client.connect()
  await client.query(TABLES)
  await client.end()
}

export interface FloorOptions {
  postgresUrl: string
  counters: CounterReader
  measured: Measured
  seconds: number
}

export async function measureFloor({ postgresUrl, counters, measured, seconds }: FloorOptions): Promise<LineResult> {
  await makeDatabase(postgresUrl)
  const pool = new pg.Pool({ connectionString: databaseUrl(postgresUrl, DATABASE), max: CLIENTS })
  const run = (forSeconds: number) => closedLoop(CLIENTS, { seconds: forSeconds }, () => checkOut(pool))
  await run(1)
  const [sqlBefore, before] = [await counters.read(), readCpu(measured)]
  const sample = await run(seconds)
  const after = readCpu(measured)
  // Connections that end report what they did.
  await pool.end()
  const sqlAfter = await counters.read()
  const tasks = tasksOf(sample)
  const times = Object.entries(cpuBetween(before, after)).map(([name, time]) => [name, time / tasks] as const)
  return {
    ...{ name: 'floor', title: 'checkout in plain SQL', cold: null, arrivals: null, bare: null, caughtUpSeconds: null },
    warm: figuresOf(sample),
    cpuMs: Object.fromEntries(times.filter(([name]) => name === 'postgres' || name === 'client')),
    sql: {
      ...{ statements: 6, commits: 6 },
      walSyncs: (sqlAfter.walSyncs - sqlBefore.walSyncs) / tasks,
      walBytes: (sqlAfter.walBytes - sqlBefore.walBytes) / tasks,
    },
    outsideShare: outsideShare(before, after),
  }
}
