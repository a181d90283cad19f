import { join } from 'node:path'
import { buildApp } from '@stoa/kit/http/app'
import { migrationsApplied } from '@stoa/kit/postgres/migrations'
import type { Runtime } from '@stoa/kit/process/service'
import type { FastifyInstance } from 'fastify'
import type { Deps } from './context.ts'
import { routes, schemas } from './generated/routes.ts'
import type { operations } from './generated/types.ts'
import * as addresses from './handlers/addresses.ts'
import * as apiKeys from './handlers/api-keys.ts'
import * as auth from './handlers/auth.ts'
import * as customers from './handlers/customers.ts'
import * as me from './handlers/me.ts'
import * as principals from './handlers/principals.ts'
import * as privacy from './handlers/privacy.ts'
import * as sessions from './handlers/sessions.ts'
import * as staff from './handlers/staff.ts'

/** Folder of this service's migrations: what its database has to have before traffic is sent here. */
export const migrations = join(import.meta.dirname, 'store', 'migrations')

/** The service's Fastify app, from its dependencies. Never listens. */
export function buildUser(
  deps: Deps,
  runtime: Pick<Runtime, 'secret' | 'log' | 'metrics' | 'checkResponses'> & Partial<Pick<Runtime, 'queues'>>,
): FastifyInstance {
  const app = buildApp<operations, Deps>({
    service: 'user',
    routes,
    schemas,
    handlers: {
      ...auth,
      ...sessions,
      ...me,
      ...addresses,
      ...customers,
      ...staff,
      ...apiKeys,
      ...principals,
      ...privacy,
    },
    deps,
    ...runtime,
    readiness: { own: migrationsApplied(deps.pg, migrations) },
  })
  deps.tokens.mount(app)
  return app
}
