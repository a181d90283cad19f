import { createPublicSender } from '@stoa/kit/calls/public-sender'
import type { Queues } from '@stoa/kit/events/queue'
import { workerPart } from '@stoa/kit/events/queue-worker'
import type { Log } from '@stoa/kit/observability/log'
import { backgroundLoop } from '@stoa/kit/timing/background-loop'
import { isPublicAddress } from '@stoa/kit/values/public-address'
import type { Connection } from 'mongoose'
import type { Deps, WebhookDeps } from './context.ts'
import { MAX_ENDPOINTS } from './domain/webhook-endpoint.ts'
import { isLoopback } from './domain/webhook-url.ts'
import { fanOut } from './flows/webhook-fan-out.ts'
import { WEBHOOK_QUEUE } from './flows/webhook-job.ts'
import { tellOfDisabled } from './flows/webhook-mail.ts'
import { createWebhookWork } from './flows/webhook-pump.ts'
import { resealSecrets } from './flows/webhook-secrets.ts'
import { deleteWebhooksAfter, sweepWebhooks } from './flows/webhook-sweep.ts'
import { createWebhookModels } from './store/webhook-model.ts'
import { createWebhookPosition } from './store/webhook-position.ts'

const MINUTE_MS = 60_000

/** What handlers and loops of webhooks work with; `feed` is where events come from. */
export function createWebhooks(
  mongo: Connection,
  { WEBHOOK_ALLOW_LOOPBACK: allowsLoopback }: { WEBHOOK_ALLOW_LOOPBACK: boolean },
  feed: WebhookDeps['feed'],
): WebhookDeps & { close(): Promise<void> } {
  const isAllowed = (address: string) => isPublicAddress(address) || (allowsLoopback && isLoopback(address))
  const sender = createPublicSender({ isAllowed })
  return {
    ...createWebhookModels(mongo),
    position: createWebhookPosition(mongo),
    ...{ sender, feed, allowsLoopback, tellOfDisabled },
    clock: () => new Date(),
    random: Math.random,
    close: () => sender.close(),
  }
}

/** The background work, to be stopped before what it works with. */
export function webhookParts({ deps, queues, log, days }: { deps: Deps; queues: Queues; log: Log; days: number }) {
  const ctx = { ...deps, log }
  const stopping = new AbortController()
  const work = createWebhookWork(ctx, stopping.signal)
  const concurrency = MAX_ENDPOINTS
  const worker = workerPart(() => queues.consume(WEBHOOK_QUEUE, work, { concurrency, hasBatches: false }))
  return {
    fanOut: backgroundLoop({ name: 'webhook fan-out', log, intervalMs: 5_000, work: () => fanOut(ctx) }),
    parts: [
      {
        start: worker.start,
        stop: () => {
          stopping.abort()
          return worker.stop()
        },
      },
      backgroundLoop({ name: 'webhook sweep', log, intervalMs: 5_000, work: () => sweepWebhooks(ctx) }),
      backgroundLoop({
        name: 'deletion of old webhooks',
        log,
        intervalMs: 10 * MINUTE_MS,
        work: async () => void (await deleteWebhooksAfter(ctx, days)),
      }),
      backgroundLoop({
        name: 'encryption of webhook secrets under the present key',
        log,
        intervalMs: 10 * MINUTE_MS,
        work: async () => void (await resealSecrets({ endpoints: ctx.webhooks.endpoints, secret: ctx.secret })),
      }),
    ],
  }
}
