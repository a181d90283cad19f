import { type App, buildApp } from '@stoa/kit/http/app'
import type { Runtime } from '@stoa/kit/process/service'
import type { Deps } from './context.ts'
import { routes, schemas } from './generated/routes.ts'
import type { operations } from './generated/types.ts'
import * as events from './handlers/events.ts'
import * as failedEvents from './handlers/failed-events.ts'
import * as heldData from './handlers/held-data.ts'
import * as notifications from './handlers/notifications.ts'
import * as preferences from './handlers/preferences.ts'
import * as pushSubscriptions from './handlers/push-subscriptions.ts'
import * as smsReceipts from './handlers/sms-receipts.ts'
import * as suppressions from './handlers/suppressions.ts'
import * as templates from './handlers/templates.ts'
import * as webhookDeliveries from './handlers/webhook-deliveries.ts'
import * as webhookEndpoints from './handlers/webhook-endpoints.ts'
import { missingIndexes } from './store/delivery-model.ts'

/** The service's Fastify app, from its dependencies. Never listens. */
export function buildNotification(deps: Deps, runtime: Runtime): App {
  return buildApp<operations, Deps>({
    service: 'notification',
    routes,
    schemas,
    handlers: {
      ...notifications,
      ...events,
      ...failedEvents,
      ...pushSubscriptions,
      ...preferences,
      ...suppressions,
      ...smsReceipts,
      ...webhookEndpoints,
      ...webhookDeliveries,
      ...templates,
      ...heldData,
    },
    deps,
    ...runtime,
    readiness: {
      own: async () => {
        const models = [
          deps.deliveries,
          deps.subscriptions,
          deps.smsAttempts,
          deps.suppressions,
          deps.feed.events,
          deps.webhooks.endpoints,
          deps.webhooks.deliveries,
        ]
        const missing = (await Promise.all(models.map((model) => missingIndexes(model)))).flat()
        if (missing.length > 0) throw new Error(`indexes missing: ${missing.join('; ')}`)
      },
    },
  })
}
