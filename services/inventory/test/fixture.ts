import { setTimeout as pause } from 'node:timers/promises'
import { createEventStreams } from '@stoa/kit/http/event-stream'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { query } from '@stoa/kit/postgres/sql'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { redisServer } from '@stoa/kit/redis/redis-server'
import { callerOf, serviceNamed, testSecret } from '@stoa/kit/testing/app'
import { testPostgres, testRedis } from '@stoa/kit/testing/databases'
import { newId } from '@stoa/kit/values/ids'
import { type DomainError, notFound } from '@stoa/kit/values/problem'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildInventory, migrations } from '../app.ts'
import { createAvailabilityWatch } from '../flows/availability-watch.ts'
import type { Clients } from '../generated/clients.ts'
import type { Published } from '../generated/events.ts'
import { createAvailabilityCache } from '../store/availability-cache.ts'
import { createLevelChannel } from '../store/level-channel.ts'

export type Body = Record<string, unknown>

type Person = Awaited<ReturnType<Clients['user']['readErasure']>>

interface FixtureOptions {
  /** A Redis of the test's own. */
  redisUrl?: string
}

export async function createFixture(t: Test, options: FixtureOptions = {}) {
  const pg = await testPostgres(t, { migrations: [migrations] })
  const shared = await testRedis(t)
  const { prefix } = shared
  const url = options.redisUrl ?? shared.url
  const log = pino({ level: 'silent' })
  const redis = await createRedis({ url, name: prefix, onError: () => undefined })
  const events: { type: string; data: unknown }[] = []
  const outbox = {
    addAll: async (_tx: unknown, _origin: unknown, drafts: { type: keyof Published; data: unknown }[]) =>
      void events.push(...drafts),
    wake: () => undefined,
  } as never
  const settings = { STOCK_SHOWN_UP_TO: 10 }
  /** What the product service is asked for, and says. */
  const catalogue = {
    asked: [] as string[],
    fault: undefined as DomainError | undefined,
    /** Variants that have a SKU; ids that it has none of are variants too, unless they are listed as unknown. */
    skus: new Map<string, readonly string[]>(),
    unknown: new Set<string>(),
  }
  const readVariant = async ({ params }: { params: { variantId: string } }) => {
    catalogue.asked.push(params.variantId)
    if (catalogue.fault) throw catalogue.fault
    return { variant_id: params.variantId, product_id: newId('prd') }
  }
  const findVariants = async ({ body }: { body: { variant_ids: string[]; skus: string[] } }) => {
    catalogue.asked.push(...body.variant_ids, ...body.skus)
    if (catalogue.fault) throw catalogue.fault
    const byId = body.variant_ids
      .filter((id) => !catalogue.unknown.has(id))
      .map((variant_id) => ({ variant_id, sku: null }))
    const bySku = body.skus.flatMap((sku) => (catalogue.skus.get(sku) ?? []).map((variant_id) => ({ variant_id, sku })))
    return { data: [...byId, ...bySku] }
  }
  /** Who is to be erased, and the rounds that are done. */
  const erasing = { person: null as Person | null, rounds: [] as number[] }
  const erasures = {
    readErasure: async () => {
      if (!erasing.person) throw notFound('The erasure')
      return erasing.person
    },
    reportErasure: async ({ body }: { body: { round: number } }) => void erasing.rounds.push(body.round),
  }
  const availability = createAvailabilityCache({ pg, redis, prefix, log })
  const channel = createLevelChannel({ url, prefix, onError: () => undefined })
  const watch = createAvailabilityWatch({ availability, channel, shownUpTo: settings.STOCK_SHOWN_UP_TO, log })
  watch.start()
  const deps = {
    pg,
    outbox,
    clients: { product: { readVariant, findVariants }, user: erasures },
    settings,
    availability,
    watch,
    streams: createEventStreams({ max: 3 }),
    secret: testSecret,
  }
  const runtime = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true } as never
  const app = buildInventory(deps, runtime)
  t.teardown(async () => {
    await app.close()
    await watch.stop()
    await channel.close()
    await closeRedis(redis)
  })
  const as = callerOf(app, 'inventory')
  return {
    pg,
    redis,
    redisUrl: url,
    prefix,
    deps,
    app,
    events,
    catalogue,
    erasing,
    as,
    order: as(serviceNamed('order')),
    product: as(serviceNamed('product')),
  }
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>

/** What is published by a statement of a store's own, which writes it to the outbox; the outbox of `deps` records the others. */
export const published = ({ pg }: Pick<Fixture, 'pg'>) =>
  query<{ type: string; aggregate: string; data: unknown }>(pg, 'SELECT type, aggregate, data FROM outbox ORDER BY id')

/**
 * Does the work again when Redis was late meanwhile, as on a machine that stands still: then it is passed by for a second, and is told
 * of nothing. The number of the try is for names that no earlier one has used.
 */
export async function inTime<T>({ redisUrl }: Pick<Fixture, 'redisUrl'>, work: (n: number) => Promise<T>): Promise<T> {
  const server = redisServer(redisUrl)
  const { timedOut } = server
  for (let n = 1; ; n++) {
    while (server.isAway()) await pause(50)
    let isLate = false
    server.timedOut = () => {
      isLate = true
      timedOut()
    }
    try {
      const found = await work(n)
      if (!isLate) return found
    } catch (error) {
      if (!isLate) throw error
    } finally {
      server.timedOut = timedOut
    }
  }
}

export const stockOf = (fixture: Fixture, items: Body[]) =>
  fixture.product('POST', '/internal/stock/initialise', { body: { items } })

export const item = (variant_id: string, quantity: number, more: Body = {}) => ({
  variant_id,
  quantity,
  tracked: true,
  policy: 'deny',
  ...more,
})

export const holdOf = (fixture: Fixture, id: string, lines: Body[]) =>
  fixture.order('POST', '/internal/reservations', { body: { reservation_id: id, pinned: true, lines } })
