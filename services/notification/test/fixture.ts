import { createClients } from '@stoa/kit/calls/client'
import type { Transport } from '@stoa/kit/calls/transport'
import type { EventContext } from '@stoa/kit/events/inbox'
import { createQueues } from '@stoa/kit/events/queue'
import { ensureIndexes } from '@stoa/kit/mongo/mongo'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { callerOf, testSecret } from '@stoa/kit/testing/app'
import { testMongo, testRedis } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildNotification } from '../app.ts'
import type { Deps } from '../context.ts'
import { deliveryId } from '../domain/delivery.ts'
import { MAIL_CAPS } from '../domain/mail-caps.ts'
import type { newSignInOf } from '../domain/message.ts'
import { DEFAULT_ACCENT, type ShopSettings } from '../domain/shop.ts'
import { consumers } from '../events/consumers.ts'
import { createCancellers } from '../flows/cancellers.ts'
import { createFeed } from '../flows/feed.ts'
import { createHeldDeliveries } from '../flows/held-deliveries.ts'
import { createPublishedTemplates } from '../flows/published-templates.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { createShop } from '../flows/shop.ts'
import { createTailWake } from '../flows/tail-wake.ts'
import { createTogether } from '../flows/together.ts'
import { type Clients, calls } from '../generated/clients.ts'
import type { BackInStockRequest } from '../generated/inventory-client.ts'
import type { CartForMessages, OrderForMessages } from '../generated/order-client.ts'
import type { VariantQuote } from '../generated/product-client.ts'
import { createMailer } from '../mail/mailer.ts'
import { createTemplates } from '../mail/templates.ts'
import { createPush } from '../push/push.ts'
import { createCountedMessages } from '../store/counted-messages.ts'
import { findDelivery, listDeliveries } from '../store/deliveries.ts'
import { createDeliveries, type Delivery } from '../store/delivery-model.ts'
import { createFeedEvents } from '../store/feed-model.ts'
import { createPreferenceChanges } from '../store/preference-changes.ts'
import { createPushSubscriptions } from '../store/push-subscriptions.ts'
import { createShopCopy } from '../store/shop.ts'
import { createSmsAttempts } from '../store/sms-attempts.ts'
import { createSuppressions } from '../store/suppressions.ts'
import { createTemplateModels } from '../store/templates.ts'
import { orderWith } from './orders.ts'
import { startPushService } from './push-service.ts'
import { startSmtp } from './smtp-server.ts'
import { fakeWebhooks } from './webhooks.ts'

type SignInForMail = Parameters<typeof newSignInOf>[0]

/** The shop as the environment of the tests has it. */
export const SHOP = {
  name: 'Stoa',
  url: 'https://shop.example.test',
  timeZone: 'UTC',
  accent: DEFAULT_ACCENT,
  email: null,
  address: null,
}

/** The other services as far as this one calls them; records the requests. */
export function fakeServices() {
  const orders = new Map<string, OrderForMessages>([['ord_1', orderWith()]])
  const ada = { user_id: 'usr_1', email: 'ada@example.test', name: 'Ada', locale: 'de-DE' }
  const contacts = new Map([
    [
      'usr_1',
      {
        ...ada,
        ...({} as { verified_phone?: string | null }),
        registered_by: null as string | null,
        ...({ is_address_verified: true } as { is_address_verified?: boolean }),
        is_owner_proven: true,
        signed_in_from: null as string | null,
        ...({} as { email_verification_id?: string | null | undefined }),
        api_keys: [] as { name: string; hint: string; is_revoked: boolean }[],
      },
    ],
  ])
  const resets = new Map([['prs_1', { ...ada, token: 'prt_secret', client: null as string | null }]])
  const verifications = new Map([['evr_1', { ...ada, token: 'vet_secret', client: null as string | null }]])
  const signIns = new Map<string, SignInForMail>()
  const carts = new Map<string, CartForMessages>()
  const codes = new Map<string, { user_id: string; phone: string; locale: string; code: string }>()
  const signUps = new Map<string, BackInStockRequest>()
  const variants: VariantQuote[] = []
  const requests: string[] = []
  const settings: { shop: ShopSettings | null } = { shop: null }
  const transport: Transport = {
    async request({ url, body: requested }) {
      requests.push(url)
      if (url === '/internal/shop') {
        return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(settings.shop) }
      }
      if (url === '/internal/orders/read') {
        const { order_ids } = JSON.parse(String(requested)) as { order_ids: string[] }
        const data = order_ids.flatMap((id) => orders.get(id) ?? [])
        return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ data }) }
      }
      if (url === '/internal/products/quote') {
        return {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ data: variants }),
        }
      }
      const id = url.split('/')[3] ?? ''
      const found = {
        users: contacts,
        orders,
        carts,
        'password-resets': resets,
        'email-verifications': verifications,
        sessions: signIns,
        'phone-verifications': codes,
        'back-in-stock': signUps,
      }[url.split('/')[2] as 'users']
      const body = found.get(id)
      const problem = { code: 'not_found', title: 'There is nothing here', status: 404, type: 'about:blank' }
      const headers = { 'content-type': 'application/json' }
      return { status: body ? 200 : 404, headers, body: JSON.stringify(body ?? problem) }
    },
    close: async () => undefined,
  }
  return Object.assign(settings, {
    orders,
    carts,
    contacts,
    resets,
    verifications,
    signIns,
    codes,
    signUps,
    variants,
    requests,
    transport,
  })
}

export const idOf = (eventId: string) => deliveryId(eventId, 'email', 'customer')

export const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(raw)?.[1]?.trim()

const START = new Date('2026-11-23T14:00:00.000Z')
/** An event of then is no fresh one. */
const BEFORE = '2026-11-23T13:00:00.000Z'
/** `seconds` after the moment that tests begin at. */
export const at = (seconds: number) => new Date(START.getTime() + seconds * 1_000)

const MAIL_FROM = { name: null, address: 'shop@example.test' }
const PUSH_CONFIG = { MAIL_FROM, STOREFRONT_URL: SHOP.url }

/** Queues, a mail server that tests control, and everything a handler of this service needs. */
async function createDeps(t: Test) {
  const [{ connection, url: mongoUrl }, redis, smtp] = await Promise.all([testMongo(t), testRedis(t), startSmtp()])
  t.teardown(() => smtp.stop())
  const pushService = await startPushService()
  t.teardown(() => pushService.stop())
  const logLines: string[] = []
  // Without its time, whose digits may be those of a number or a code that no log may hold.
  const log = pino({ level: 'trace', timestamp: false }, { write: (line) => void logLines.push(line) })
  const queues = await createQueues({ url: redis.url, prefix: redis.prefix, log, attempts: 3, backoffMs: 5 })
  t.teardown(() => queues.close())
  const services = fakeServices()
  const deliveries = createDeliveries(connection)
  const shopCopy = createShopCopy(connection)
  const templateModels = createTemplateModels(connection)
  const publishedTemplates = createPublishedTemplates(templateModels, log)
  const events = createFeedEvents(connection)
  const subscriptions = createPushSubscriptions(connection)
  const smsAttempts = createSmsAttempts(connection)
  const suppressions = createSuppressions(connection)
  const countedMessages = createCountedMessages(connection)
  await ensureIndexes([deliveries, countedMessages, events, subscriptions, smsAttempts, suppressions])
  const pushConfig = { ...PUSH_CONFIG, PUSH_LOCAL_SERVICE: pushService.origin }
  const push = createPush(pushConfig, { secret: testSecret, subscriptions })
  t.teardown(() => push.sender.close())
  const mailer = createMailer({ url: smtp.url, from: MAIL_FROM, connections: 3, dkim: null })
  t.teardown(() => mailer.close())
  const { transport } = services
  const clients = createClients<Clients>({ caller: 'notification', calls, secret: testSecret, transport })
  const deps: Deps = {
    deliveries,
    countedMessages,
    feed: createFeed({ events, days: 90, tail: createTailWake(), onNew: () => undefined }),
    clients,
    templates: createTemplates(publishedTemplates),
    publishedTemplates,
    templateModels,
    shopCopy,
    shop: createShop(shopCopy, SHOP),
    senders: { email: mailer, sms: null, push: push.sender },
    smsAttempts,
    apiUrl: 'https://api.example.test',
    twilioReceipts: null,
    subscriptions,
    preferences: createPreferenceChanges(connection),
    suppressions,
    pushPairs: push.pairs,
    pushLocalOrigin: push.localOrigin,
    sendsToApps: push.sendsToApps,
    staffMail: [],
    from: 'shop@example.test',
    queues,
    secret: testSecret,
    caps: MAIL_CAPS,
    cancellers: createCancellers(),
    metrics: createMetrics(),
    together: createTogether({ clients, deliveries, queues }),
    // None, so that a delivery is claimed by whoever sends it first.
    held: createHeldDeliveries(0),
    pace: { yieldToBuyers: async () => undefined },
    webhooks: fakeWebhooks(connection),
  }
  return { deps, mailer, log, logLines, queues, redis, mongoUrl, smtp, pushService, services }
}

/** The service without its background work, so that tests decide what happens when. */
export async function createFixture(t: Test) {
  const { deps, log, ...rest } = await createDeps(t)
  const { deliveries } = deps
  const runtime = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true } as never
  const app = buildNotification(deps, runtime)
  t.teardown(() => app.close())
  const consume = (type: keyof typeof consumers, eventId: string, data: unknown, now = at(0), occurred_at = BEFORE) => {
    const event = { id: eventId, type, aggregate: 'x', occurred_at, data }
    const ctx: EventContext & Deps = { ...deps, requestId: 'evt', traceparent: undefined, now, log }
    return (consumers[type] as (event: unknown, ctx: unknown) => Promise<void>)(event, ctx)
  }
  return {
    ...rest,
    deps,
    log,
    app,
    as: callerOf(app, 'notification'),
    consume,
    consumeOrderPlaced: (eventId: string, orderId = 'ord_1', now = at(0)) =>
      consume('order.placed', eventId, { order_id: orderId }, now),
    send: (eventId: string, now = at(1), changes: Partial<Deps> = {}, clockMs?: () => number) =>
      sendDelivery({ ...deps, ...changes, log }, idOf(eventId), now, clockMs),
    read: async (eventId: string): Promise<Delivery> => {
      const delivery = await findDelivery(deliveries, idOf(eventId))
      if (!delivery) throw new Error(`there is no delivery for ${eventId}`)
      return delivery
    },
    all: () => listDeliveries(deliveries, {}, { after: null, back: false, limit: 100 }),
  }
}
