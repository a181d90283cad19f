import { createClients } from '@stoa/kit/calls/client'
import { createConsumers } from '@stoa/kit/events/inbox'
import { createOutbox } from '@stoa/kit/events/outbox'
import type { Log } from '@stoa/kit/observability/log'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { migratePostgres, postgresMigrationSettings } from '@stoa/kit/process/migration'
import { defineService } from '@stoa/kit/process/service'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { newId } from '@stoa/kit/values/ids'
import { buildPayment, migrations } from './app.ts'
import { settings } from './config.ts'
import type { Deps, FlowContext } from './context.ts'
import { methodsNamed } from './domain/method.ts'
import { batchConsumers, consumers } from './events/erasures.ts'
import { processWebhooks, receiveWebhook } from './flows/provider-webhooks.ts'
import { recoverPayments } from './flows/recovery.ts'
import { type Clients, calls } from './generated/clients.ts'
import {
  broadcastTypes,
  type Consumed,
  formerNames,
  numberedTypes,
  type Published,
  subscribers,
} from './generated/events.ts'
import { routes } from './generated/routes.ts'
import { manualProvider } from './providers/manual.ts'
import { createTestProvider } from './providers/test.ts'
import { TEST_WEBHOOK_KEY } from './providers/test-webhook.ts'
import { withTimeout } from './providers/timeout.ts'
import { type DueMs, readDueMs } from './store/recovery.ts'

/** Shorter than the timeout of the order service's call, so that a slow provider makes the payment `pending` there. */
const PROVIDER_TIMEOUT_MS = 4_000
/** Milliseconds after which it is read at the latest what is due, for what another process has begun and left. */
const LOOK_EVERY_MS = 3_000
/** The same for webhooks of the test provider, which only some of its tokens send. */
const TEST_LOOK_EVERY_MS = 5_000
/** Milliseconds between two rounds of a loop that is woken when something is due. */
const SAFETY_EVERY_MS = 300_000

function backgroundLoops(deps: Deps, log: Log) {
  const context = (): FlowContext => ({
    ...deps,
    log,
    now: new Date(),
    requestId: newId('req'),
    traceparent: undefined,
  })
  const loop = (name: string, work: () => Promise<void>) =>
    backgroundLoop({ name, log, intervalMs: SAFETY_EVERY_MS, work })
  const webhooks = loop('provider webhooks', () => processWebhooks(context()))
  const recovery = loop('payment recovery', async () => void (await recoverPayments(context())))
  let due: DueMs = { webhooks: null, payments: null }
  const look = backgroundLoop({
    ...{ name: 'look for due work', log, intervalMs: LOOK_EVERY_MS },
    async untilDueMs() {
      due = await readDueMs(deps.pg)
      return Math.min(due.webhooks ?? Number.POSITIVE_INFINITY, due.payments ?? Number.POSITIVE_INFINITY)
    },
    async work() {
      if (due.webhooks !== null && due.webhooks <= 0) webhooks.wake()
      if (due.payments !== null && due.payments <= 0) recovery.wake()
    },
  })
  return { webhooks, all: [deliveryLoop(deps, log, context), look, webhooks, recovery] }
}

/** A provider inside this process sends its webhooks through this loop instead of HTTP. */
function deliveryLoop(deps: Deps, log: Log, context: () => FlowContext) {
  const providers = [...new Set(deps.methods.map((method) => method.provider))].flatMap((name) => {
    const provider = deps.providers.get(name)
    return provider ? [provider] : []
  })
  return backgroundLoop({
    ...{ name: 'webhook deliveries of the test provider', log, intervalMs: TEST_LOOK_EVERY_MS },
    async untilDueMs() {
      const dueMs = await Promise.all(providers.map((provider) => provider.untilWebhookMs?.()))
      return Math.min(...dueMs.map((ms) => ms ?? Number.POSITIVE_INFINITY))
    },
    async work() {
      for (const { name, deliverWebhooks } of providers) {
        await deliverWebhooks?.((headers, raw) => receiveWebhook(context(), name, headers, () => raw))
      }
    },
  })
}

export const payment = defineService({
  name: 'payment',
  port: 4004,
  settings,
  keys: { routes, calls, own: [TEST_WEBHOOK_KEY] },

  migrationSettings: postgresMigrationSettings,
  migrate: (config) =>
    migratePostgres(config, { folder: migrations, appendOnly: ['ledger_transfers', 'ledger_entries'] }),

  create(config, runtime) {
    const { log, secret, transport } = runtime
    const onError = (error: Error) => log.warn({ err: error }, 'connection lost')
    const pg = createPostgres({ url: config.POSTGRES_URL, max: config.POSTGRES_POOL, onError })
    const outbox = createOutbox<Published>({
      ...runtime,
      service: 'payment',
      pg,
      subscribers,
      broadcastTypes,
      numberedTypes,
    })
    const providers = [manualProvider, withTimeout(createTestProvider(pg, secret), PROVIDER_TIMEOUT_MS)]
    const deps: Deps = {
      pg,
      outbox,
      clients: createClients<Clients>({ caller: 'payment', calls, secret, transport }),
      secret,
      providers: new Map(providers.map((provider) => [provider.name, provider])),
      methods: methodsNamed(config.PAYMENT_METHODS, {
        bank_transfer: config.BANK_TRANSFER_INSTRUCTIONS,
        cash_on_delivery: config.CASH_ON_DELIVERY_INSTRUCTIONS,
      }),
      capture: config.PAYMENT_CAPTURE,
      wakeWebhooks: () => background.webhooks.wake(),
    }
    const background = backgroundLoops(deps, log)
    const eventConsumers = createConsumers<Consumed, Deps>({
      ...{ ...runtime, service: 'payment', consumers, batchConsumers, formerNames, deps },
    })
    return { app: buildPayment(deps, runtime), parts: [{ stop: pg.close }, outbox, eventConsumers, background.all] }
  },
})
