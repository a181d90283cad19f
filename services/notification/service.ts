import { createClients } from '@stoa/kit/calls/client'
import { runConsumers } from '@stoa/kit/events/inbox'
import type { EventWorker } from '@stoa/kit/events/queue-worker'
import { createMongo, ensureIndexes } from '@stoa/kit/mongo/mongo'
import { defineService } from '@stoa/kit/process/service'
import { repeat } from '@stoa/kit/timing/repeat'
import { buildNotification } from './app.ts'
import { type NotificationConfig, settings } from './config.ts'
import type { Deps } from './context.ts'
import { consumers } from './events/consumers.ts'
import { MAIL_QUEUE, sweep } from './flows/delivery-job.ts'
import { sendDelivery } from './flows/send-delivery.ts'
import { type Clients, calls } from './generated/clients.ts'
import { type Consumed, formerNames } from './generated/events.ts'
import { createMailer } from './mail/mailer.ts'
import { loadTemplates } from './mail/templates.ts'
import { createDeliveries } from './store/delivery-model.ts'

export const notification = defineService<NotificationConfig>({
  name: 'notification',
  port: 4006,
  settings,

  async migrate(config, log) {
    const onError = (error: Error) => log.warn({ err: error }, 'mongodb')
    const mongo = createMongo({ url: config.MONGODB_URI, onError })
    await ensureIndexes([createDeliveries(mongo)]).finally(() => mongo.close())
  },

  async create(config, runtime) {
    const log = runtime.log.child({ service: 'notification' })
    const { secret, transport, queues } = runtime
    const mongo = createMongo({ url: config.MONGODB_URI, onError: (err) => log.warn({ err }, 'connection lost') })
    const connections = config.SMTP_CONNECTIONS
    const deps: Deps = {
      deliveries: createDeliveries(mongo),
      clients: createClients<Clients>({ caller: 'notification', calls, secret, transport }),
      templates: loadTemplates({ name: config.SHOP_NAME, url: config.STOREFRONT_URL }),
      mailer: createMailer({ url: config.SMTP_URL, from: config.MAIL_FROM, connections }),
      from: config.MAIL_FROM.address,
      queues,
      secret,
    }
    const app = buildNotification(deps, runtime)
    const sweeper = repeat(1_000, log, () => sweep(deps, new Date()))
    const works: EventWorker[] = []
    return {
      name: 'notification',
      app,
      async start() {
        works.push(
          await runConsumers<Consumed, Deps>({
            ...runtime,
            service: 'notification',
            consumers,
            formerNames,
            deps,
            log,
          }),
        )
        const send = (job: { aggregate: string }) => sendDelivery({ ...deps, log }, job.aggregate, new Date())
        works.push(await queues.consume(MAIL_QUEUE, send, { concurrency: connections }))
        sweeper.start()
      },
      async stop() {
        await app.close()
        await sweeper.stop()
        await Promise.all(works.map((work) => work.close()))
        deps.mailer.close()
        await mongo.close()
      },
    }
  },
})
