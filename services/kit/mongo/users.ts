import mongoose from 'mongoose'

const SELECTION_MS = 5_000
/** Codes of MongoDB: nobody, or somebody without the right, asks; the user is there already; it is not. */
const UNAUTHORIZED = 13
const USER_EXISTS = 51_003
const USER_NOT_FOUND = 11

const ADDRESS = /^(mongodb(?:\+srv)?:\/\/)(?:([^:@/]*):([^@/]*)@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/

interface Address {
  scheme: string
  user: string
  password: string
  hosts: string
  database: string
  options: URLSearchParams
}

/** Not by URL: a list of hosts is none. */
function parse(address: string): Address {
  const [, scheme = '', user = '', password = '', hosts = '', database = '', options = ''] = ADDRESS.exec(address) ?? []
  if (!hosts) throw new Error('this is no address of a MongoDB server')
  const [name, word] = [user, password].map(decodeURIComponent) as [string, string]
  return { scheme, user: name, password: word, hosts, database, options: new URLSearchParams(options) }
}

function format({ scheme, user, password, hosts, database, options }: Address): string {
  const credentials = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : ''
  const query = options.size > 0 ? `?${options}` : ''
  return `${scheme}${credentials}${hosts}/${database}${query}`
}

/** The address of a database for a user that is kept in this database. */
export function mongoUrlOf(server: string, given: { user: string; password: string; database: string }): string {
  const address = parse(server)
  address.options.delete('authSource')
  return format({ ...address, ...given })
}

interface Db {
  command(command: object): Promise<{ authInfo?: { authenticatedUserRoles: { role: string; db: string }[] } }>
}

async function withDatabase<T>(url: string, database: string, work: (db: Db) => Promise<T>): Promise<T> {
  const options = { dbName: database, serverSelectionTimeoutMS: SELECTION_MS, autoIndex: false }
  const connection = await mongoose.createConnection(url, options).asPromise()
  try {
    if (!connection.db) throw new Error('the connection names no database')
    return await work(connection.db as unknown as Db)
  } finally {
    await connection.close()
  }
}

/** The error is passed on unless it has one of these codes. */
function unlessCode(...codes: number[]) {
  return (error: unknown): number => {
    const code = Number((error as { code?: unknown }).code)
    if (!codes.includes(code)) throw error
    return code
  }
}

/** Whether the user of an address may make users. */
export async function isAdministrator(url: string): Promise<boolean> {
  if (!parse(url).user) return false
  const { authInfo } = await withDatabase(url, 'admin', (db) => db.command({ connectionStatus: 1 }))
  return authInfo?.authenticatedUserRoles.some(({ role, db }) => role === 'root' && db === 'admin') ?? false
}

/**
 * Makes the user of an address the server's administrator. Works where nobody has to sign in, and where nobody can yet:
 * a server that wants passwords lets the first user be made from its own machine. A server that has users keeps them.
 */
export async function makeAdministrator(adminUrl: string): Promise<void> {
  const { user, password, ...server } = parse(adminUrl)
  server.options.delete('authSource')
  await withDatabase(format({ ...server, user: '', password: '' }), 'admin', async (db) => {
    const failed = await db
      .command({ createUser: user, pwd: password, roles: ['root'] })
      .catch(unlessCode(USER_EXISTS, UNAUTHORIZED))
    if (failed === USER_EXISTS) await db.command({ updateUser: user, pwd: password })
  })
}

/** Makes the user of each address, or sets its password anew. It reads and writes the database of its address only. */
export async function makeUsers(adminUrl: string, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const { user, password, database } = parse(address)
    const given = { pwd: password, roles: [{ role: 'readWrite', db: database }] }
    await withDatabase(adminUrl, database, async (db) => {
      const failed = await db.command({ updateUser: user, ...given }).catch(unlessCode(USER_NOT_FOUND))
      // Another start may be making it at this moment, with the same password.
      if (failed === USER_NOT_FOUND) await db.command({ createUser: user, ...given }).catch(unlessCode(USER_EXISTS))
    })
  }
}
