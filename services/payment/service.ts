import { createClients } from '@stoa/kit/calls/client'
import { createOutbox } from '@stoa/kit/events/outbox'
import type { Log } from '@stoa/kit/observability/log'
import { migrateDatabase } from '@stoa/kit/postgres/database'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { defineService } from '@stoa/kit/process/service'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { newId } from '@stoa/kit/values/ids'
import { buildPayment } from './app.ts'
import { offeredMethods, settings } from './config.ts'
import type { Deps, Work } from './context.ts'
import { methodsNamed } from './domain/method.ts'
import { processWebhooks, receiveWebhook } from './flows/provider-webhooks.ts'
import { recoverPayments } from './flows/recovery.ts'
import { type Clients, calls } from './generated/clients.ts'
import { broadcastTypes, type Published, subscribers } from './generated/events.ts'
import { manualProvider } from './providers/manual.ts'
import { createTestProvider } from './providers/test.ts'
import { withTimeout } from './providers/timeout.ts'
import { migrations } from './store/migrations.ts'

/** What a provider may take; shorter than the order service waits for us, so that it is told "pending" in time. */
const PROVIDER_TIMEOUT_MS = 4_000
const INTERVAL_MS = 1_000

function backgroundWork(deps: Deps, log: Log) {
  const now = (): Work => ({ ...deps, log, now: new Date(), requestId: newId('req'), traceparent: undefined })
  const loop = (name: string, work: () => Promise<void>) => backgroundLoop({ name, log, intervalMs: INTERVAL_MS, work })
  const messages = loop('provider webhooks', () => processWebhooks(now()))
  const recovery = loop('payment recovery', async () => void (await recoverPayments(now())))
  // A provider that lives in this process has nobody else to bring its webhooks.
  const deliveries = loop('deliveries of local providers', async () => {
    for (const name of new Set(deps.methods.map((method) => method.provider))) {
      await deps.providers.get(name)?.deliverWebhooks?.((headers, raw) => receiveWebhook(now(), name, headers, raw))
    }
  })
  return { messages, all: [deliveries, messages, recovery] }
}

export const payment = defineService({
  name: 'payment',
  port: 4004,
  settings,

  migrate: (config) => migrateDatabase(config.POSTGRES_URL, migrations),

  create(config, runtime) {
    const { log, secret, transport } = runtime
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
    const outbox = createOutbox<Published>({ ...runtime, service: 'payment', pg, subscribers, broadcastTypes })
    const providers = [manualProvider, withTimeout(createTestProvider(pg, secret), PROVIDER_TIMEOUT_MS)]
    const deps: Deps = {
      pg,
      outbox,
      clients: createClients<Clients>({ caller: 'payment', calls, secret, transport }),
      secret,
      providers: new Map(providers.map((provider) => [provider.name, provider])),
      methods: methodsNamed(offeredMethods(config)),
      capture: config.PAYMENT_CAPTURE,
      wakeMessages: () => background.messages.wake(),
    }
    const background = backgroundWork(deps, log)
    return { app: buildPayment(deps, runtime), parts: [{ stop: pg.close }, outbox, ...background.all] }
  },
})
