import { serviceFactories } from '@stoa/all-in-one/services'
import { databaseUrl } from '@stoa/kit/postgres/database'
import { findCategories } from '@stoa/product/store/categories'
import { createModels } from '@stoa/product/store/models'
import type { Import, Stoa } from '@stoa/sdk/source'
import { type InProcessShop, openInProcessShop } from '@stoa/test/harness/in-process'
import { staffOf } from '@stoa/test/harness/shop'
import { testServers, uniqueName } from '@stoa/test/harness/test-servers'
import { until } from '@stoa/test/harness/until'
import mongoose from 'mongoose'
import pg from 'pg'
import t from 'tap'
import { generatedCategories, generatedProducts } from '../catalogue/generated-catalogue.ts'
import { shopifyFile } from '../catalogue/shopify-file.ts'
import { fillShop } from '../fill-shop.ts'
import { withStockForSale } from '../workload.ts'

const SEED = 3
const PRODUCTS = 12

type Document = Record<string, unknown>

/** Without ids, moments and the traces of the import itself. Variants are known by their SKUs. */
function comparable(document: Document): Document {
  const unique = new Set(['_id', 'created_at', 'updated_at', 'touched_at', 'published_at', 'order_key', 'import_mark'])
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    const kept = Object.entries(value).filter(([name]) => !unique.has(name) && !/^(id|variant_id|media_id)$/.test(name))
    return Object.fromEntries(kept.map(([name, each]) => [name, clean(each)]))
  }
  return clean(document) as Document
}

async function documentsOf(database: string, collection: string): Promise<Document[]> {
  const connection = await mongoose.createConnection(databaseUrl(testServers().mongoUrl, database)).asPromise()
  try {
    return await connection.collection(collection).find().sort({ slug: 1 }).toArray()
  } finally {
    await connection.close()
  }
}

async function rowsOf(database: string, text: string): Promise<Document[]> {
  const client = new pg.Client({ connectionString: databaseUrl(testServers().postgresUrl, database) })
  await client.connect()
  try {
    return (await client.query<Document>(text)).rows
  } finally {
    await client.end()
  }
}

/** Levels, journal and announcements by SKU. */
async function stockOf(name: string): Promise<unknown[]> {
  const variants = (await documentsOf(`${name}_product`, 'products')).flatMap(
    ({ variants: each }) => each as { id: string; sku: string }[],
  )
  const skus = new Map(variants.map(({ id, sku }) => [id, sku]))
  const rows = await rowsOf(
    `${name}_inventory`,
    `SELECT s.variant_id, s.location_id, on_hand, reserved, low_mark, tracked, policy, revision, in_stock, low, version,
            (SELECT json_agg(json_build_array(delta, reason, reference, note, actor)) FROM movements m
              WHERE m.variant_id = s.variant_id) AS movements
       FROM stock_levels s LEFT JOIN announcements a USING (variant_id)`,
  )
  const named = rows.map(({ variant_id, ...row }) => ({ ...row, sku: skus.get(variant_id as string) ?? '' }))
  return named.sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

async function importFile(stoa: Stoa, file: string): Promise<Import> {
  const { id } = await stoa.admin.imports.create(file, { currency: 'EUR' })
  return until('the end of the import', async () => {
    const job = await stoa.admin.imports.get(id)
    return job.state === 'done' || job.state === 'failed' ? job : null
  })
}

/** Once every event of the products has gone out. */
async function untilQuiet(database: string): Promise<Document[]> {
  return until('the end of their events', async () => {
    const documents = await documentsOf(database, 'products')
    return documents.every(({ pending }) => (pending as unknown[]).length === 0) ? documents : null
  })
}

/** The databases of another shop, as its services leave them before anything is in them. */
async function migrateOnly({ shop }: InProcessShop, name: string): Promise<void> {
  const { postgresUrl, mongoUrl } = testServers()
  for (const factory of serviceFactories.filter((each) => ['product', 'inventory'].includes(each.name))) {
    const addresses = {
      POSTGRES_URL: databaseUrl(postgresUrl, `${name}_${factory.name}`),
      MONGODB_URI: databaseUrl(mongoUrl, `${name}_${factory.name}`),
      POSTGRES_MIGRATION_URL: '',
    }
    await factory.migrate({ ...shop.envOf(factory.name), ...addresses }, shop.runtime.log)
  }
}

t.test('a shop that was filled at once holds what an import leaves', async (t) => {
  const imported = await openInProcessShop(t)
  const filled = uniqueName()
  await migrateOnly(imported, filled)
  const name = imported.shop.envOf('product').STOA_KEY_PREFIX ?? ''
  const products = [...generatedProducts({ seed: SEED, count: PRODUCTS })].map(withStockForSale)
  const job = await importFile(await staffOf(imported), shopifyFile(products, generatedCategories()))
  t.equal(job.counts.created, PRODUCTS, JSON.stringify(job.rejections))

  const { postgresUrl, mongoUrl } = testServers()
  await fillShop({ postgresUrl, mongoUrl, name: filled, seed: SEED, products: PRODUCTS, say: () => undefined })

  const expected = await untilQuiet(`${name}_product`)
  const actual = await documentsOf(`${filled}_product`, 'products')
  t.strictSame(actual.map(comparable), expected.map(comparable))
  t.strictSame(await stockOf(filled), await stockOf(name))

  const connection = await mongoose.createConnection(databaseUrl(mongoUrl, `${filled}_product`)).asPromise()
  t.teardown(() => connection.close())
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  const categories = await findCategories(createModels(connection))
  t.strictSame(categories.sort(byId), generatedCategories().sort(byId), 'the service reads its categories')
})
