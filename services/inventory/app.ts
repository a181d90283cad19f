import { join } from 'node:path'
import { type App, buildApp } from '@stoa/kit/http/app'
import { migrationsApplied } from '@stoa/kit/postgres/migrations'
import type { Runtime } from '@stoa/kit/process/service'
import type { Deps } from './context.ts'
import { routes, schemas } from './generated/routes.ts'
import type { operations } from './generated/types.ts'
import * as availability from './handlers/availability.ts'
import * as backInStock from './handlers/back-in-stock.ts'
import * as locations from './handlers/locations.ts'
import * as reservations from './handlers/reservations.ts'
import * as stock from './handlers/stock.ts'
import * as stockChanges from './handlers/stock-changes.ts'
import * as withdrawal from './handlers/withdrawal.ts'

/** Folder of this service's migrations: what its database has to have before traffic is sent here. */
export const migrations = join(import.meta.dirname, 'store', 'migrations')

/** The service's Fastify app, from its dependencies. Never listens. */
export function buildInventory(deps: Deps, runtime: Runtime): App {
  return buildApp<operations, Deps>({
    service: 'inventory',
    routes,
    schemas,
    handlers: {
      ...availability,
      ...backInStock,
      ...locations,
      ...stock,
      ...stockChanges,
      ...reservations,
      ...withdrawal,
    },
    deps,
    ...runtime,
    readiness: { own: migrationsApplied(deps.pg, migrations) },
  })
}
