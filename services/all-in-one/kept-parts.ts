import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postgresHomes } from './servers/postgres-account.ts'
import { SetupError } from './servers/server.ts'

const ADVICE = 'Bring it back from a copy, or begin again with npm start -- --fresh, which deletes what is left.'

interface Kept {
  dataDir: string
  /** Servers that it names are somebody else's: their data is not here. */
  env: NodeJS.ProcessEnv
}

/** What the first start writes, and each later one reads. Undefined before the first; an object that says nothing after a start that was broken off. */
function readShop(file: string): { publishableKey?: string | null } | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { publishableKey?: string | null }
  } catch {
    throw new SetupError(`${file}, which holds this shop's secret and passwords, cannot be read. ${ADVICE}`)
  }
}

/** Folders below `folder` whose names match, or none when it is missing. */
function foldersIn(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && name.test(entry.name))
    .map((entry) => join(folder, entry.name))
}

/**
 * Refuses to start a shop of which a part was deleted. Without its secret nobody could sign in; without one server's data it
 * would sell products that are not there, or have customers without orders. Redis may be lost: what matters of it is made again.
 * @throws SetupError that says what is missing
 */
export function requireAllParts({ dataDir, env }: Kept): void {
  const shopFile = join(dataDir, 'shop.json')
  const shop = readShop(shopFile)
  const postgres = postgresHomes(dataDir).flatMap((home) =>
    foldersIn(home, /^data-\d+$/).map((data) => ({ home, data })),
  )
  const mongo = foldersIn(join(dataDir, 'mongo'), /^[^.]+$/)
  const lostPassword = postgres.find(({ home }) => !existsSync(join(home, 'password')))
  const missing: string[] = []
  if (!shop && postgres.length + mongo.length > 0) missing.push(`${shopFile} (this shop's secret and passwords)`)
  if (!env.POSTGRES_URL && lostPassword)
    missing.push(`${join(lostPassword.home, 'password')} (of the PostgreSQL server)`)
  if (
    !env.MONGODB_URI &&
    mongo.some((folder) => existsSync(`${folder}.secured`)) &&
    !existsSync(join(dataDir, 'mongo', 'password'))
  )
    missing.push(`${join(dataDir, 'mongo', 'password')} (of the MongoDB server)`)
  // Only a first start that came to its end has made all of them.
  if (shop?.publishableKey) {
    if (!env.POSTGRES_URL && postgres.length === 0)
      missing.push('the data of PostgreSQL (accounts, orders, payments, stock)')
    if (!env.MONGODB_URI && mongo.length === 0) missing.push('the data of MongoDB (products, mails)')
    if (!existsSync(join(dataDir, 'files'))) missing.push(`${join(dataDir, 'files')} (pictures and imported files)`)
  }
  if (missing.length > 0) throw new SetupError(`Of this shop is missing: ${missing.join('; ')}. ${ADVICE}`)
}
