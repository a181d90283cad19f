import { createClients } from '@stoa/kit/calls/client'
import type { Event } from '@stoa/kit/events/event'
import { createConsumers } from '@stoa/kit/events/inbox'
import { workerPart } from '@stoa/kit/events/queue-worker'
import { createMongo, ensureIndexes } from '@stoa/kit/mongo/mongo'
import { exposeCount } from '@stoa/kit/observability/metrics'
import { defineService } from '@stoa/kit/process/service'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { buildNotification } from './app.ts'
import { apiUrlOf, type NotificationConfig, settings } from './config.ts'
import type { Deps } from './context.ts'
import { channels } from './domain/channel.ts'
import { MAIL_CAPS } from './domain/mail-caps.ts'
import { DEFAULT_ACCENT, type Shop } from './domain/shop.ts'
import { consumers } from './events/consumers.ts'
import { withFeed } from './events/feed-consumers.ts'
import { createCancellers } from './flows/cancellers.ts'
import { COPY_LOOP, copyFailedEvents } from './flows/copy-failed-events.ts'
import { createDeliverySweep, DELIVERY_QUEUES } from './flows/delivery-job.ts'
import { deleteOldDeliveries, RETENTION_EVERY_MS, RETENTION_LOOP } from './flows/delivery-retention.ts'
import { createFeed } from './flows/feed.ts'
import { deleteOldEvents, FEED_RETENTION_EVERY_MS, FEED_RETENTION_LOOP } from './flows/feed-retention.ts'
import { createFeedLoop } from './flows/feed-sequencer.ts'
import { createHeldDeliveries } from './flows/held-deliveries.ts'
import { createPace, eventLoopBusyness } from './flows/pace.ts'
import { createPublishedTemplates } from './flows/published-templates.ts'
import { releaseHeld, sendOverdue, workOnDeliveryJob } from './flows/send-held.ts'
import { createShop } from './flows/shop.ts'
import { createTailWake } from './flows/tail-wake.ts'
import { createTogether } from './flows/together.ts'
import { type Clients, calls } from './generated/clients.ts'
import { type Consumed, formerNames } from './generated/events.ts'
import { routes } from './generated/routes.ts'
import { OWN_KEYS } from './key-purposes.ts'
import { dkimOf } from './mail/dkim.ts'
import { createMailer } from './mail/mailer.ts'
import { createTemplates } from './mail/templates.ts'
import { openProviderRates } from './provider-rates.ts'
import { createPush } from './push/push.ts'
import { smsProvidersOf, twilioReceiptsOf } from './sms/providers.ts'
import { createSmsSender } from './sms/sms-sender.ts'
import { createSpending, dayOf } from './sms/spending.ts'
import { createCountedMessages } from './store/counted-messages.ts'
import { createDeliveries, migrateIndexes } from './store/delivery-model.ts'
import { createFailedEventCopies } from './store/failed-event-copies.ts'
import { newestInFeed, readFeed, readFeedBetween } from './store/feed.ts'
import { createFeedEvents } from './store/feed-model.ts'
import { createPreferenceChanges } from './store/preference-changes.ts'
import { createPushSubscriptions } from './store/push-subscriptions.ts'
import { createShopCopy } from './store/shop.ts'
import { createSmsAttempts } from './store/sms-attempts.ts'
import { createSmsDays, readSegments } from './store/sms-days.ts'
import { createSuppressions } from './store/suppressions.ts'
import { createTemplateModels } from './store/templates.ts'
import { createWebhookModels } from './store/webhook-model.ts'
import { createWebhooks, webhookParts } from './webhooks.ts'

/** Deliveries that one process holds at most; they are in its memory. Any process may claim those beyond. */
const HELD_LIMIT = 500
/** Events that are worked on at once, so that their deliveries are inserted together. */
const EVENTS_AT_ONCE = 32
/** Jobs of a channel; how many messages are sent at once is for its sender to say. */
const JOBS_AT_ONCE = 16

/** The shop as the environment has it. */
const environmentOf = (config: NotificationConfig): Shop => ({
  name: config.SHOP_NAME,
  url: config.STOREFRONT_URL.replace(/\/{1,9}$/, ''),
  timeZone: config.SHOP_TIME_ZONE,
  accent: DEFAULT_ACCENT,
  email: config.SHOP_EMAIL ?? null,
  address: null,
})

export const notification = defineService({
  name: 'notification',
  port: 4006,
  settings,
  keys: { routes, calls, own: OWN_KEYS },

  migrationSettings: { MONGODB_URI: settings.MONGODB_URI },
  async migrate(config, log) {
    const onError = (error: Error) => log.warn({ err: error }, 'mongodb')
    const mongo = createMongo({ url: config.MONGODB_URI, onError })
    const { endpoints, deliveries: webhooks } = createWebhookModels(mongo)
    const migrate = async () => {
      await migrateIndexes(createDeliveries(mongo))
      const ofSms = [createSmsAttempts(mongo), createSmsDays(mongo)]
      const ofErased = createCountedMessages(mongo)
      const ofMessages = [createPushSubscriptions(mongo), createSuppressions(mongo), ofErased, ...ofSms]
      await ensureIndexes([createFeedEvents(mongo), ...ofMessages, endpoints, webhooks])
    }
    await migrate().finally(() => mongo.close())
  },

  async create(config, runtime) {
    const { log, secret, transport, queues } = runtime
    const mongo = createMongo({ url: config.MONGODB_URI, onError: (err) => log.warn({ err }, 'connection lost') })
    const shopCopy = createShopCopy(mongo)
    const deliveries = createDeliveries(mongo)
    const templateModels = createTemplateModels(mongo)
    const publishedTemplates = createPublishedTemplates(templateModels, log)
    const clients = createClients<Clients>({ caller: 'notification', calls, secret, transport })
    const subscriptions = createPushSubscriptions(mongo)
    const smsAttempts = createSmsAttempts(mongo)
    const smsDays = createSmsDays(mongo)
    exposeCount(runtime.metrics, {
      name: 'stoa_sms_segments_today',
      help: 'Segments of SMS that were sent since midnight UTC, of SMS_SEGMENTS_PER_DAY',
      read: () => readSegments(smsDays, dayOf(new Date())),
    })
    const push = createPush(config, { secret, subscriptions })
    const { rates, close: closeRates } = await openProviderRates(config, runtime)
    const events = createFeedEvents(mongo)
    const tail = createTailWake()
    const positions = createFeedLoop({ events, log, days: config.EVENT_DAYS, tail })
    const webhooks = createWebhooks(mongo, config, {
      newest: async () => (await newestInFeed(events))?.position ?? 0,
      readAfter: (after, limit) => readFeed(events, { after, limit }),
      readBetween: (between) => readFeedBetween(events, between),
    })
    const deps: Deps = {
      feed: createFeed({ events, days: config.EVENT_DAYS, tail, onNew: positions.wake }),
      countedMessages: createCountedMessages(mongo),
      ...{
        deliveries,
        clients,
        queues,
        secret,
        caps: MAIL_CAPS,
        cancellers: createCancellers(),
        metrics: runtime.metrics,
      },
      templates: createTemplates(publishedTemplates),
      publishedTemplates,
      templateModels,
      shopCopy,
      shop: createShop(shopCopy, environmentOf(config)),
      senders: {
        email: createMailer({
          ...{ url: config.SMTP_URL, from: config.MAIL_FROM, connections: config.SMTP_CONNECTIONS },
          dkim: dkimOf(config),
          rate: rates.smtp,
        }),
        sms: createSmsSender({
          providers: smsProvidersOf(config),
          attempts: smsAttempts,
          spending: createSpending({ days: smsDays, limit: config.SMS_SEGMENTS_PER_DAY, log }),
          rates,
          clock: () => new Date(),
        }),
        push: push.sender,
      },
      smsAttempts,
      apiUrl: apiUrlOf(config),
      twilioReceipts: twilioReceiptsOf(config),
      subscriptions,
      preferences: createPreferenceChanges(mongo),
      suppressions: createSuppressions(mongo),
      pushPairs: push.pairs,
      pushLocalOrigin: push.localOrigin,
      sendsToApps: push.sendsToApps,
      staffMail: config.STAFF_MAIL,
      from: config.MAIL_FROM.address,
      together: createTogether({ clients, deliveries, queues }),
      held: createHeldDeliveries(HELD_LIMIT),
      pace: createPace(eventLoopBusyness()),
      webhooks,
    }
    const sendDeps = { ...deps, log }
    const webhookWork = webhookParts({ deps, queues, log, days: config.WEBHOOK_DAYS })
    tail.onWake(webhookWork.fanOut.wake)
    const sweep = createDeliverySweep(deps)
    const copies = createFailedEventCopies(mongo)
    const workOnDelivery = (job: Event) => workOnDeliveryJob(sendDeps, job)
    const jobOptions = { concurrency: JOBS_AT_ONCE, hasBatches: false }
    return {
      app: buildNotification(deps, runtime),
      parts: [
        { stop: () => mongo.close() },
        { stop: closeRates },
        ...channels.map((channel) => ({ stop: () => deps.senders[channel]?.close() })),
        { stop: () => webhooks.close() },
        { stop: () => releaseHeld(deps) },
        [
          createConsumers<Consumed, Deps>({
            ...{
              ...runtime,
              service: 'notification',
              consumers: withFeed(consumers),
              formerNames,
              deps,
              concurrency: EVENTS_AT_ONCE,
            },
          }),
          ...DELIVERY_QUEUES.map((queue) => workerPart(() => queues.consume(queue, workOnDelivery, jobOptions))),
        ],
        positions,
        webhookWork.fanOut,
        ...webhookWork.parts,
        backgroundLoop({ name: 'delivery sweep', log, intervalMs: 5_000, work: () => sweep(new Date()) }),
        backgroundLoop({
          name: 'messages whose job another process has taken',
          log,
          intervalMs: 2_000,
          work: () => sendOverdue(sendDeps),
        }),
        backgroundLoop({
          name: RETENTION_LOOP,
          log,
          intervalMs: RETENTION_EVERY_MS,
          work: async () => void (await deleteOldDeliveries(deps, config.MAIL_DAYS, new Date())),
        }),
        backgroundLoop({
          name: FEED_RETENTION_LOOP,
          log,
          intervalMs: FEED_RETENTION_EVERY_MS,
          work: async () => void (await deleteOldEvents(events, config.EVENT_DAYS, new Date())),
        }),
        backgroundLoop({
          name: COPY_LOOP,
          log,
          intervalMs: 60_000,
          work: () => copyFailedEvents({ queues, copies, log }),
        }),
      ],
    }
  },
})
