/**
 * Writes a generated catalogue into the databases of a shop that does not run. It uses the stores of the services, in batches
 * and without events: what is there afterwards is what an import leaves once its events have been consumed.
 */

import { initialLevel } from '@stoa/inventory/domain/level'
import { recordAvailabilityChanges } from '@stoa/inventory/store/availability-changes'
import { findLocation } from '@stoa/inventory/store/locations'
import { insertMovements } from '@stoa/inventory/store/movements'
import { insertFirstLevels } from '@stoa/inventory/store/stock'
import { databaseUrl } from '@stoa/kit/postgres/database'
import { createPostgres, type Postgres } from '@stoa/kit/postgres/pg'
import { UNHURRIED } from '@stoa/kit/postgres/session-limits'
import type { InitialStock } from '@stoa/product/domain/initial-stock'
import { insertCategory } from '@stoa/product/store/categories'
import { createModels, type Models } from '@stoa/product/store/models'
import { toDocument } from '@stoa/product/store/product-document'
import mongoose from 'mongoose'
import { type GeneratedProduct, generatedCategories, generatedProducts } from './catalogue/generated-catalogue.ts'
import { boughtIndexes, withStockForSale } from './workload.ts'

const PRODUCTS_AT_ONCE = 500
const LEVELS_AT_ONCE = 5_000
const SAY_EVERY = 20_000

export interface FillOptions {
  postgresUrl: string
  mongoUrl: string
  /** Of the shop: names its databases. */
  name: string
  seed: number
  products: number
  say: (line: string) => void
}

async function insertCategories(models: Models): Promise<void> {
  for (const category of generatedCategories()) {
    await insertCategory(models, { category, requests: [], deleted: false }, [])
  }
}

/** The document as an import leaves it: inventory's first report of a variant tells what it knows already. */
function documentOf({ product }: GeneratedProduct) {
  const stored = {
    product,
    revision: 1,
    stockVersions: new Map<string, number>(),
    ...{
      requests: [],
      importMark: 'imp_bench:created',
      handle: product.slug,
      handleById: null,
      formerSlugs: [],
      deleted: false,
    },
  }
  return { ...toDocument(stored, new Date(product.created_at)), pending: [] }
}

async function insertLevels(pg: Postgres, items: readonly InitialStock[]): Promise<void> {
  await pg.tx(async (tx) => {
    const location = await findLocation(tx, undefined)
    if (location === undefined) throw new Error('the shop has no location')
    const levels = items.map((item) => initialLevel(item, location.id))
    await insertFirstLevels(tx, levels)
    const movements = levels.filter(({ on_hand }) => on_hand !== 0)
    insertMovements(
      tx,
      movements.map(({ variant_id, location_id, on_hand }) => ({
        ...{ variant_id, location_id, delta: on_hand, reason: 'initial' },
      })),
    )
    const variantIds = levels.map(({ variant_id }) => variant_id)
    await recordAvailabilityChanges(tx, variantIds)
  })
}

/** Collects, and writes what has been collected once it is enough. */
function batches<T>(size: number, write: (batch: T[]) => Promise<unknown>) {
  let batch: T[] = []
  const flush = async () => {
    if (batch.length > 0) await write(batch)
    batch = []
  }
  return {
    flush,
    async add(entries: readonly T[]) {
      batch.push(...entries)
      if (batch.length >= size) await flush()
    },
  }
}

async function insertAll(models: Models, pg: Postgres, { seed, products, say }: FillOptions): Promise<void> {
  await insertCategories(models)
  const documents = batches(PRODUCTS_AT_ONCE, (batch: GeneratedProduct[]) =>
    models.products.insertMany(batch.map(documentOf), { lean: true, ordered: false }),
  )
  const levels = batches(LEVELS_AT_ONCE, (batch: InitialStock[]) => insertLevels(pg, batch))
  const bought = boughtIndexes(products)
  let count = 0
  for (const generated of generatedProducts({ seed, count: products })) {
    const one = bought.has(count) ? withStockForSale(generated) : generated
    await documents.add([one])
    await levels.add(one.stock)
    if (++count % SAY_EVERY === 0) say(`  ${count.toLocaleString('en')} products …`)
  }
  await documents.flush()
  await levels.flush()
}

export async function fillShop(options: FillOptions): Promise<void> {
  const { postgresUrl, mongoUrl, name } = options
  const connection = await mongoose.createConnection(databaseUrl(mongoUrl, `${name}_product`)).asPromise()
  const pg = createPostgres({ url: databaseUrl(postgresUrl, `${name}_inventory`), max: 1, limits: UNHURRIED })
  try {
    await insertAll(createModels(connection), pg, options)
  } finally {
    await pg.close()
    await connection.close()
  }
}
