import { createClients } from '@stoa/kit/calls/client'
import { createConsumers } from '@stoa/kit/events/inbox'
import { workerPart } from '@stoa/kit/events/queue-worker'
import { createMongo } from '@stoa/kit/mongo/mongo'
import { defineService } from '@stoa/kit/process/service'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { buildNotification } from './app.ts'
import { settings } from './config.ts'
import type { Deps } from './context.ts'
import { MAIL_CAPS } from './domain/mail-caps.ts'
import { consumers } from './events/consumers.ts'
import { COPY_LOOP, copyFailedEvents } from './flows/copy-failed-events.ts'
import { createDeliverySweep, MAIL_QUEUE } from './flows/delivery-job.ts'
import { sendDelivery } from './flows/send-delivery.ts'
import { type Clients, calls } from './generated/clients.ts'
import { type Consumed, formerNames } from './generated/events.ts'
import { routes } from './generated/routes.ts'
import { createMailer } from './mail/mailer.ts'
import { loadTemplates } from './mail/templates.ts'
import { createDeliveries, migrateIndexes } from './store/delivery-model.ts'
import { createFailedEventCopies } from './store/failed-event-copies.ts'

export const notification = defineService({
  name: 'notification',
  port: 4006,
  settings,
  keys: { routes, calls },

  migrationSettings: { MONGODB_URI: settings.MONGODB_URI },
  async migrate(config, log) {
    const onError = (error: Error) => log.warn({ err: error }, 'mongodb')
    const mongo = createMongo({ url: config.MONGODB_URI, onError })
    await migrateIndexes(createDeliveries(mongo)).finally(() => mongo.close())
  },

  async create(config, runtime) {
    const { log, secret, transport, queues } = runtime
    const mongo = createMongo({ url: config.MONGODB_URI, onError: (err) => log.warn({ err }, 'connection lost') })
    const { SHOP_NAME, STOREFRONT_URL, SHOP_TIME_ZONE, SMTP_CONNECTIONS: connections } = config
    const deps: Deps = {
      deliveries: createDeliveries(mongo),
      clients: createClients<Clients>({ caller: 'notification', calls, secret, transport }),
      templates: loadTemplates({
        name: SHOP_NAME,
        url: STOREFRONT_URL.replace(/\/{1,9}$/, ''),
        timeZone: SHOP_TIME_ZONE,
      }),
      mailer: createMailer({ url: config.SMTP_URL, from: config.MAIL_FROM, connections }),
      from: config.MAIL_FROM.address,
      queues,
      secret,
      caps: MAIL_CAPS,
      metrics: runtime.metrics,
    }
    const sweep = createDeliverySweep(deps)
    const copies = createFailedEventCopies(mongo)
    const send = (job: { aggregate: string }) => sendDelivery({ ...deps, log }, job.aggregate, new Date())
    return {
      app: buildNotification(deps, runtime),
      parts: [
        { stop: () => mongo.close() },
        { stop: () => deps.mailer.close() },
        [
          createConsumers<Consumed, Deps>({ ...runtime, service: 'notification', consumers, formerNames, deps }),
          workerPart(() => queues.consume(MAIL_QUEUE, send, { concurrency: connections })),
        ],
        backgroundLoop({ name: 'delivery sweep', log, intervalMs: 1_000, work: () => sweep(new Date()) }),
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
