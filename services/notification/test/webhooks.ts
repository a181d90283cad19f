import { FetchError } from '@stoa/kit/calls/fetch-error'
import type { PublicSender } from '@stoa/kit/calls/public-sender'
import type { Event } from '@stoa/kit/events/event'
import { ensureIndexes } from '@stoa/kit/mongo/mongo'
import { callerOf, staff, testSecret } from '@stoa/kit/testing/app'
import { testMongo } from '@stoa/kit/testing/databases'
import type { Connection } from 'mongoose'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildNotification } from '../app.ts'
import type { Deps, WebhookDeps } from '../context.ts'
import type { FeedEvent } from '../domain/public-event.ts'
import { fanOut } from '../flows/webhook-fan-out.ts'
import { createWebhookWork } from '../flows/webhook-pump.ts'
import { sweepWebhooks } from '../flows/webhook-sweep.ts'
import { createWebhookModels, type WebhookDelivery, type WebhookEndpoint } from '../store/webhook-model.ts'
import { createWebhookPosition } from '../store/webhook-position.ts'

/** Webhooks that nobody receives, for tests of everything else. */
export function fakeWebhooks(connection: Connection): WebhookDeps {
  return {
    ...createWebhookModels(connection),
    position: createWebhookPosition(connection),
    feed: { newest: async () => 0, readAfter: async () => [], readBetween: async () => [] },
    sender: { post: () => Promise.reject(new Error('nothing is sent here')) },
    tellOfDisabled: async () => undefined,
    allowsLoopback: false,
    clock: () => new Date(),
    random: () => 0,
  }
}

export interface Received {
  url: string
  id: string
  headers: Readonly<Record<string, string>>
  body: { id: string; type: string; aggregate: string; sequence: number | null; data: Record<string, unknown> }
  rawBody: string
  atMs: number
}

/** Status, headers and body of a response; no connection; or a promise of either. */
export type Reply =
  | number
  | 'unreachable'
  | 'timeout'
  | { status: number; headers?: Record<string, string>; body?: string }

/** A receiver of every address, which responds as the test says, and 200 otherwise. */
function createReceiver(clock: () => Date) {
  const received: Received[] = []
  const state = { respond: (_request: Received): Reply | Promise<Reply> => 200 }
  const post: PublicSender['post'] = async (url, { headers, body: sent }) => {
    const rawBody = String(sent)
    const request = {
      url,
      id: headers['webhook-id'] ?? '',
      headers,
      body: JSON.parse(rawBody),
      rawBody,
      atMs: clock().getTime(),
    }
    received.push(request)
    const reply = await state.respond(request)
    if (reply === 'unreachable' || reply === 'timeout') throw new FetchError(reply, 'it failed')
    const { status, headers: given = {}, body = '' } = typeof reply === 'number' ? { status: reply } : reply
    return { status, headers: given, body: Buffer.from(body) }
  }
  return Object.assign(state, { received, post })
}

/** A feed that a test fills. */
function createFeed(clock: () => Date) {
  const events: FeedEvent[] = []
  const happen = (aggregate: string, type = 'order.placed', data: Record<string, unknown> = {}): FeedEvent => {
    const position = events.length + 1
    const event = {
      id: `evt_${position}`,
      position,
      type,
      aggregate,
      sequence: null,
      occurred_at: clock(),
      data,
    } as FeedEvent
    events.push(event)
    return event
  }
  const feed: WebhookDeps['feed'] = {
    newest: async () => events.length,
    readAfter: async (position, limit) => events.slice(position, position + limit),
    readBetween: async ({ from, to, types, after, limit }) =>
      events
        .filter(({ occurred_at, position }) => occurred_at >= from && occurred_at < to && position > after)
        .filter(({ type }) => !types || types.includes(type))
        .slice(0, limit),
  }
  return { events, happen, feed }
}

/** Webhooks with a clock, a feed and a receiver that the test controls; nothing happens by itself. */
export async function createWebhookFixture(t: Test) {
  const { connection } = await testMongo(t)
  // Requests have the time of this machine, so it begins there.
  const time = { ms: Date.now() }
  const clock = () => new Date(time.ms)
  const receiver = createReceiver(clock)
  const { events, happen, feed } = createFeed(clock)
  const models = createWebhookModels(connection)
  await ensureIndexes([models.endpoints, models.deliveries])
  const disabled: WebhookEndpoint[] = []
  const tellOfDisabled = async (_deps: unknown, endpoint: WebhookEndpoint) => void disabled.push(endpoint)
  const fakes = { feed, sender: receiver, clock, tellOfDisabled }
  const webhooks: WebhookDeps = { ...fakeWebhooks(connection), ...models, ...fakes }
  const jobs: Event[] = []
  const logLines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void logLines.push(line) })
  const queues = { add: async (_queue: string, job: Event) => void jobs.push(job) }
  const deps = { webhooks, secret: testSecret, queues, feed: {} } as unknown as Deps
  const ctx = { ...deps, log }
  const app = buildNotification(deps, { secret: testSecret, log, checkResponses: true } as never)
  t.teardown(() => app.close())
  const work = createWebhookWork(ctx)

  /** Does what has a job, and what the sweep finds, until there is nothing more to do at this moment. */
  const settle = async () => {
    time.ms = Math.max(time.ms, Date.now())
    await fanOut(ctx)
    for (;;) {
      if (jobs.length === 0) await sweepWebhooks(ctx)
      const todo = jobs.splice(0)
      if (todo.length === 0) return
      await Promise.all(todo.map(work))
    }
  }
  const call = callerOf(app, 'notification')(webhookStaff)
  const path = '/v1/admin/webhook-endpoints'
  return {
    ...{
      call,
      path,
      app,
      ctx,
      deps,
      events,
      feed,
      happen,
      jobs,
      log,
      logLines,
      receiver,
      settle,
      time,
      webhooks,
      work,
    },
    /** A new endpoint for all events of a shop whose feed is followed already. */
    async create(body: Record<string, unknown> = {}) {
      const given = { url: 'https://receiver.example/hook', event_types: ['*'], ...body }
      const { status, body: created } = await call<Created>('POST', path, { body: given })
      if (status !== 201) throw new Error(JSON.stringify(created))
      await settle()
      return created
    },
    fanOut: () => fanOut(ctx),
    sweep: () => sweepWebhooks(ctx),
    async wait(ms: number) {
      time.ms += ms
      await settle()
    },
    /** What came last. */
    last(): Received {
      const received = receiver.received.at(-1)
      if (!received) throw new Error('nothing came')
      return received
    },
    async endpoint(id: string): Promise<WebhookEndpoint> {
      const endpoint = await models.endpoints.findById(id).lean<WebhookEndpoint>()
      if (!endpoint) throw new Error('it is gone')
      return endpoint
    },
    deliveries: (filter: object = {}) => models.deliveries.find(filter).sort({ position: 1 }).lean<WebhookDelivery[]>(),
  }
}

interface Created {
  endpoint: { id: string; url: string; secrets: { public_key: string | null; expires_at: string | null }[] }
  secret: string | null
}

export const webhookStaff = staff('webhooks.read', 'webhooks.write')

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
