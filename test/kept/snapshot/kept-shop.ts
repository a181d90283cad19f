import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportMongo, restoreMongo } from './mongo.ts'
import { exportPostgres, restorePostgres } from './postgres.ts'
import { exportRedis, restoreRedis } from './redis.ts'
import { shiftTimestamps } from './timestamps.ts'

/** Stands in the files for the name of the shop, which is part of every Redis key. */
const NAME = 'kept_shop_name'

export const POSTGRES_SERVICES = ['user', 'order', 'payment', 'inventory'] as const
export const MONGO_SERVICES = ['product', 'notification'] as const

export interface Servers {
  postgresUrl: string
  mongoUrl: string
  redisUrl: string
}

/** A shop on servers: its databases are `<name>_<service>`, its Redis keys hold the name. */
export interface ShopData extends Servers {
  name: string
  /** Where its uploaded files are. */
  filesDir: string
}

/** The address of another database of the same server. Not URL: a list of MongoDB hosts is none. */
export function databaseUrl(server: string, database: string): string {
  return server.replace(/^(\w+:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/, `$1/${database}$2`)
}

/** Writes all data of a shop into a folder, as text. Nothing of it may run meanwhile. */
export async function exportShop(shop: ShopData, folder: string, root: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const write = (file: string, text: string) => {
    // Stack traces of failed jobs name files of this machine.
    writeFileSync(join(folder, file), text.replaceAll(shop.name, NAME).replaceAll(root, '/stoa'))
  }
  for (const service of POSTGRES_SERVICES) {
    const url = databaseUrl(shop.postgresUrl, `${shop.name}_${service}`)
    write(`${service}.postgres.sql`, await exportPostgres(url, join(root, 'services')))
  }
  for (const service of MONGO_SERVICES) {
    write(`${service}.mongo.jsonl`, await exportMongo(databaseUrl(shop.mongoUrl, `${shop.name}_${service}`)))
  }
  write('redis.jsonl', await exportRedis(shop.redisUrl, shop.name))
  cpSync(shop.filesDir, join(folder, 'files'), { recursive: true })
}

/**
 * Makes a shop from such a folder, as though it had been killed `ageSeconds` ago: every moment in it is moved by the time
 * that has passed since it was recorded, so that the day on which a test runs changes nothing.
 */
export async function restoreShop(
  folder: string,
  shop: ShopData,
  times: { recordedAt: string; ageSeconds: number },
): Promise<void> {
  const passed = Math.floor((Date.now() - Date.parse(times.recordedAt)) / 1_000)
  const read = (file: string) =>
    shiftTimestamps(readFileSync(join(folder, file), 'utf8').replaceAll(NAME, shop.name), passed - times.ageSeconds)
  const serviceOf = (file: string) => file.split('.')[0] ?? ''
  for (const file of globSync('*.postgres.sql', { cwd: folder })) {
    const url = databaseUrl(shop.postgresUrl, `${shop.name}_${serviceOf(file)}`)
    await restorePostgres(shop.postgresUrl, url, read(file))
  }
  for (const file of globSync('*.mongo.jsonl', { cwd: folder })) {
    await restoreMongo(databaseUrl(shop.mongoUrl, `${shop.name}_${serviceOf(file)}`), read(file))
  }
  await restoreRedis(shop.redisUrl, read('redis.jsonl'), times.ageSeconds * 1_000)
  if (existsSync(join(folder, 'files'))) cpSync(join(folder, 'files'), shop.filesDir, { recursive: true })
}
