import { type App, buildApp } from '@stoa/kit/http/app'
import type { Runtime } from '@stoa/kit/process/service'
import type { Deps } from './context.ts'
import { routes, schemas } from './generated/routes.ts'
import type { operations } from './generated/types.ts'
import * as adminProducts from './handlers/admin-products.ts'
import * as adminVariants from './handlers/admin-variants.ts'
import * as categories from './handlers/categories.ts'
import * as collections from './handlers/collections.ts'
import * as exports from './handlers/exports.ts'
import * as imports from './handlers/imports.ts'
import * as media from './handlers/media.ts'
import * as products from './handlers/products.ts'
import * as quotes from './handlers/quotes.ts'
import * as sitemap from './handlers/sitemap.ts'
import * as suggestions from './handlers/suggest.ts'
import * as variants from './handlers/variants.ts'
import { checkCollections } from './store/migrations.ts'

/** The service's Fastify app, from its dependencies. Never listens. */
export function buildProduct(deps: Deps, runtime: Runtime): App {
  return buildApp<operations, Deps>({
    service: 'product',
    routes,
    schemas,
    handlers: {
      ...products,
      ...quotes,
      ...sitemap,
      ...suggestions,
      ...variants,
      ...adminProducts,
      ...adminVariants,
      ...categories,
      ...collections,
      ...media,
      ...exports,
      ...imports,
    },
    deps,
    ...runtime,
    readiness: { own: () => checkCollections(deps.db) },
  })
}
