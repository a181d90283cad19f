import { join } from 'node:path'
import { type App, buildApp } from '@stoa/kit/http/app'
import { exposeCount } from '@stoa/kit/observability/metrics'
import { migrationsApplied } from '@stoa/kit/postgres/migrations'
import type { Runtime } from '@stoa/kit/process/service'
import { withinScrape } from '@stoa/kit/timing/within-scrape'
import type { Deps } from './context.ts'
import { routes, schemas } from './generated/routes.ts'
import type { operations } from './generated/types.ts'
import * as admin from './handlers/admin.ts'
import * as internal from './handlers/internal.ts'
import * as ledger from './handlers/ledger.ts'
import * as methods from './handlers/methods.ts'
import * as payments from './handlers/payments.ts'
import * as providerWebhooks from './handlers/provider-webhooks.ts'
import * as refunds from './handlers/refunds.ts'
import { countRefundsNeedingStaff } from './store/refunds.ts'

/** What the app needs of the process it runs in. */
type AppRuntime = Pick<Runtime, 'secret' | 'log' | 'metrics' | 'checkResponses'> & Partial<Pick<Runtime, 'queues'>>

/** Folder of this service's migrations: what its database has to have before traffic is sent here. */
export const migrations = join(import.meta.dirname, 'store', 'migrations')

/** The service's Fastify app, from its dependencies. Never listens. */
export function buildPayment(deps: Deps, runtime: AppRuntime): App {
  exposeCount(runtime.metrics, {
    name: 'stoa_refunds_needing_staff',
    help: 'Refunds that wait for staff: to be sent by hand, or refused by the provider',
    read: () => withinScrape(countRefundsNeedingStaff(deps.pg), 'The database'),
  })
  return buildApp<operations, Deps>({
    service: 'payment',
    routes,
    schemas,
    handlers: { ...methods, ...payments, ...providerWebhooks, ...admin, ...refunds, ...ledger, ...internal },
    deps,
    ...runtime,
    readiness: { own: migrationsApplied(deps.pg, migrations) },
  })
}
