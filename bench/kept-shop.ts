/** Filled shops, kept between runs; every run works on a copy, so that it finds the same as the one before. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { postgresHomes } from '@stoa/all-in-one/servers/postgres-account'
import { clearServerData } from '@stoa/all-in-one/servers/provide-servers'
import { CATALOGUE_VERSION } from './catalogue/generated-catalogue.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SERVICES = join(ROOT, 'services')
/** What the bench writes at once; grows with every change of `fill-shop.ts`. */
const FILLING_VERSION = 1
/** Files that say how data is stored: another one may mean another content of the same shop. */
const MONGO_SCHEMAS = ['product/store/documents.ts', 'product/store/models.ts', 'product/store/product-document.ts']

const run = promisify(execFile)

export interface ShopKey {
  seed: number
  products: number
  /** Of the MongoDB server: the files of one mean nothing to another. */
  mongo: string
}

function schemaVersion(): string {
  const hash = createHash('sha256').update(`${FILLING_VERSION} ${CATALOGUE_VERSION}`)
  const folders = [join(SERVICES, 'kit', 'migrations')]
  for (const service of readdirSync(SERVICES)) folders.push(join(SERVICES, service, 'store', 'migrations'))
  const migrations = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  )
  const files = [...migrations, ...MONGO_SCHEMAS.map((name) => join(SERVICES, name))]
  for (const file of files) hash.update(basename(file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}

/** Where a filled shop is kept, and where it is used. */
export interface KeptShop {
  folder: string
  exists: boolean
}

/** Finds the shop of a seed and size for the present schema, and deletes those of former schemas. */
export async function findKeptShop(base: string, { seed, products, mongo }: ShopKey): Promise<KeptShop> {
  const kept = join(base, 'kept')
  await mkdir(kept, { recursive: true })
  const prefix = `${seed}-${products}-${mongo.replace(/[^\w.]+/g, '-').slice(0, 30)}-`
  const name = prefix + schemaVersion()
  const outdated = readdirSync(kept).filter((each) => each.startsWith(prefix) && each !== name)
  for (const each of outdated) await deleteShop(join(kept, each))
  const folder = join(kept, name)
  return { folder, exists: existsSync(folder) }
}

export async function deleteShop(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  await clearServerData(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** PostgreSQL's data may have to lie elsewhere (services/all-in-one/servers/postgres-account.ts), and goes along. */
function foldersOf(folder: string): string[] {
  return [folder, ...postgresHomes(folder).filter((home) => !home.startsWith(folder))]
}

/** Copies a shop whose servers are stopped; `cp` keeps the owners of files, which PostgreSQL insists on. */
export async function copyShop(from: string, to: string): Promise<void> {
  await deleteShop(to)
  const targets = foldersOf(to)
  for (const [index, source] of foldersOf(from).entries()) {
    const target = targets[index]
    if (target === undefined || !existsSync(source)) continue
    await mkdir(dirname(target), { recursive: true })
    await run('cp', ['-a', '--', source, target])
  }
  for (const name of ['run', 'logs']) rmSync(join(to, name), { recursive: true, force: true })
}

/** Gives a shop that has been filled completely its name, so that one whose filling was cut off is never used. */
export function keepShop(from: string, to: string): void {
  const targets = foldersOf(to)
  for (const [index, source] of foldersOf(from).entries()) {
    const target = targets[index]
    if (target !== undefined && existsSync(source)) renameSync(source, target)
  }
}
