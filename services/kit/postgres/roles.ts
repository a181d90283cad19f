import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { databaseUrl } from './database.ts'
import { createPostgres, type Postgres } from './pg.ts'
import { type SessionLimits, UNHURRIED } from './session-limits.ts'
import { execute, maybe, one, query, script } from './sql.ts'

/** The two addresses of a service's database. Both name the same database, and each its own role and password. */
export interface DatabaseAddresses {
  /** The service's own: reads and writes rows. */
  service: string
  /** The owner's: migrations only. */
  owner: string
}

interface Role {
  name: string
  password: string
}

const SCRAM_ITERATIONS = 4096
const SCRAM_SALT_BYTES = 16
const RIGHTS = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/** What PostgreSQL keeps of a password (RFC 5803). The password itself would be in the server's log of statements. */
function scramVerifier(password: string): string {
  const salt = randomBytes(SCRAM_SALT_BYTES)
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256')
  const key = (label: string) => createHmac('sha256', salted).update(label).digest()
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${key('Server Key').toString('base64')}`
}

/** A name that can stand in SQL without quotes. */
function plain(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is not a name of small letters, digits and _`)
  return name
}

function roleIn(address: string): Role {
  const { username, password } = new URL(address)
  if (!password) throw new Error('the address of a database has no password')
  return { name: plain(username), password: decodeURIComponent(password) }
}

const databaseIn = (address: string) => plain(new URL(address).pathname.slice(1))

async function makeRole(admin: Postgres, { name, password }: Role): Promise<void> {
  const known = await maybe(admin, 'SELECT 1 AS known FROM pg_roles WHERE rolname = $1', [name])
  if (!known) await execute(admin, `CREATE ROLE ${name}`)
  await execute(admin, `ALTER ROLE ${name} WITH ${RIGHTS} PASSWORD '${scramVerifier(password)}'`)
}

async function makeDatabase(admin: Postgres, name: string, owner: string, service: string): Promise<void> {
  const known = await maybe(admin, 'SELECT 1 AS known FROM pg_database WHERE datname = $1', [name])
  if (known) await execute(admin, `ALTER DATABASE ${name} OWNER TO ${owner}`)
  else await execute(admin, `CREATE DATABASE ${name} OWNER ${owner}`)
  await execute(admin, `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  await execute(admin, `GRANT CONNECT ON DATABASE ${name} TO ${service}`)
}

/**
 * Everything in the schema gets the owner: a shop that was made with one role for all has tables of that role.
 * Sequences of columns follow their tables.
 */
const handOver = (owner: string) => `
  SET LOCAL lock_timeout = '5s';
  ALTER SCHEMA public OWNER TO ${owner};
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  DO $$
  DECLARE
    owner oid := '${owner}'::regrole;
    item record;
  BEGIN
    FOR item IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'p', 'v', 'm') AND relowner <> owner LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO %s', item.name, owner::regrole);
    END LOOP;
    FOR item IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind = 'S' AND relowner <> owner LOOP
      EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', item.name, owner::regrole);
    END LOOP;
    FOR item IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND proowner <> owner LOOP
      EXECUTE format('ALTER ROUTINE %s OWNER TO %s', item.name, owner::regrole);
    END LOOP;
    FOR item IN SELECT oid::regtype AS name FROM pg_type WHERE typnamespace = 'public'::regnamespace
        AND typtype IN ('e', 'd') AND typowner <> owner LOOP
      EXECUTE format('ALTER TYPE %s OWNER TO %s', item.name, owner::regrole);
    END LOOP;
  END $$`

async function withAdmin<T>(url: string, work: (admin: Postgres) => Promise<T>, limits = UNHURRIED): Promise<T> {
  // A database is copied from the template, and another installer's lock is waited for, as long as it takes.
  const admin = createPostgres({ url, max: 1, limits })
  return work(admin).finally(() => admin.close())
}

/** Whether the role of an address may make roles and databases. */
export async function isSuperuser(url: string): Promise<boolean> {
  const select = 'SELECT rolsuper AS "isSuper" FROM pg_roles WHERE rolname = current_user'
  return withAdmin(url, async (admin) => (await one<{ isSuper: boolean }>(admin, select)).isSuper)
}

/**
 * Works while no other installer does: two at once would alter the same rows of the catalogue. The lock is that of a
 * transaction, on a connection of its own, as databases are made outside of any. An installer that freezes loses it by the
 * limit of its session; `assertHeld` throws then, and the work begins anew with the lock.
 */
async function withInstallerLock(
  adminUrl: string,
  limits: SessionLimits,
  work: (assertHeld: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const locked = (locks: Postgres) =>
    locks.tx(async (tx) => {
      await query(tx, "SELECT pg_advisory_xact_lock(hashtext('stoa databases'))")
      await work(() => query(tx, 'SELECT 1 AS held'))
    })
  await withAdmin(adminUrl, locked, limits)
}

/**
 * Makes for each service a database and its two roles, which can reach nothing else on the server. `adminUrl` is a
 * superuser's. What is there already keeps its data, gets these owners and passwords, and is closed to everybody else;
 * so this runs before every migration. What a service may do with its tables is granted after migrating: `grantTables`.
 */
export async function makeDatabases(
  adminUrl: string,
  databases: readonly DatabaseAddresses[],
  limits: SessionLimits = UNHURRIED,
): Promise<void> {
  const make = async (admin: Postgres, { service, owner }: DatabaseAddresses) => {
    const [reader, migrator, name] = [roleIn(service), roleIn(owner), databaseIn(service)]
    await makeRole(admin, reader)
    await makeRole(admin, migrator)
    await makeDatabase(admin, name, migrator.name, reader.name)
    await withAdmin(databaseUrl(adminUrl, name), (own) => own.tx((tx) => script(tx, handOver(migrator.name))))
  }
  await withAdmin(adminUrl, (admin) =>
    withInstallerLock(adminUrl, limits, async (assertHeld) => {
      for (const addresses of databases) {
        await assertHeld()
        await make(admin, addresses)
      }
    }),
  )
}
