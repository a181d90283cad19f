import { randomBytes } from 'node:crypto'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { createPostgres } from '@stoa/kit/postgres/pg'
import { UNHURRIED } from '@stoa/kit/postgres/session-limits'
import { ConfigError, optional, readConfig } from '@stoa/kit/process/config'
import type { Runtime } from '@stoa/kit/process/service'
import { closeRedis } from '@stoa/kit/redis/redis'
import { isEmail } from '@stoa/kit/values/email'
import { DomainError } from '@stoa/kit/values/problem'
import type { UserConfig } from './config.ts'
import { createDeps } from './deps.ts'
import { type AuditVerdict, verifyAuditLog } from './flows/audit-chain.ts'
import { createStaff, type NewStaff } from './flows/staff.ts'

/** Creates a staff account, also while the shop is running; the service publishes its events. `createStaff` has the options. */
export async function addStaff(
  config: UserConfig,
  runtime: Runtime,
  staff: NewStaff,
  options: { unlessExists?: boolean } = {},
): Promise<{ id: string; created: boolean }> {
  const { deps, redis } = await createDeps(config, runtime)
  try {
    const { user, created } = await createStaff(deps, staff, options)
    return { id: user.id, created }
  } finally {
    await closeRedis(redis)
    await deps.pg.close()
  }
}

/** Errors in a command line are reported like errors in the settings. */
function readOptions<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new ConfigError([error instanceof Error ? error.message : 'the options cannot be read'])
  }
}

interface StaffArguments {
  wanted: { email: string; name?: string; permissions: string[] }
  unlessExists: boolean
}

function readArguments(args: readonly string[]): StaffArguments {
  const text = { type: 'string' } as const
  const options = { email: text, name: text, permissions: text, 'unless-exists': { type: 'boolean' } } as const
  const { values } = readOptions(() => parseArgs({ args: [...args], options }))
  const permissions = (values.permissions ?? '*').split(',').map((entry) => entry.trim())
  const invalid = permissions.find((entry) => !/^(\*|[a-z_]+\.(read|write))$/.test(entry))
  if (invalid !== undefined)
    throw new ConfigError([`--permissions holds "${invalid}", which is neither * nor like orders.read`])
  if (!values.email || !isEmail(values.email)) throw new ConfigError(['--email a@b.c is missing'])
  const wanted = { email: values.email, permissions, ...(values.name ? { name: values.name } : {}) }
  return { wanted, unlessExists: values['unless-exists'] ?? false }
}

/** From STOA_STAFF_PASSWORD (or _FILE), from a pipe, or generated. */
async function readPassword(): Promise<{ password: string; isGenerated: boolean }> {
  const { STOA_STAFF_PASSWORD: set } = readConfig(process.env, { STOA_STAFF_PASSWORD: optional() })
  const given = set ?? (process.stdin.isTTY ? '' : (await readAll(process.stdin)).trimEnd())
  if (given !== '') return { password: given, isGenerated: false }
  return { password: randomBytes(18).toString('base64url'), isGenerated: true }
}

function describeStaff(wanted: StaffArguments['wanted'], id: string, outcome: 'created' | 'changed' | 'kept'): string {
  const granted = wanted.permissions.join(', ')
  if (outcome === 'kept') return `${wanted.email} has an account (${id}), which stays as it is.`
  if (outcome === 'changed') {
    return `${wanted.email} has ${granted} now (${id}), and a new password: its sessions and links have ended.`
  }
  return `${wanted.email} is staff now (${id}), with ${granted}.`
}

/**
 * `main.ts create-staff --email a@b.c [--name N] [--permissions '*'] [--unless-exists]`: the first staff account, or
 * another one. An existing account gets the password and the permissions and is enabled, which is the way back in; its
 * sessions and links end. With `--unless-exists` it stays as it is.
 */
export async function createStaffCommand(config: UserConfig, runtime: Runtime, args: readonly string[]): Promise<void> {
  const { wanted, unlessExists } = readArguments(args)
  const { password, isGenerated } = await readPassword()
  const staff = { ...wanted, password }
  const { id, created } = await addStaff(config, runtime, staff, { unlessExists }).catch((error: unknown) => {
    throw error instanceof DomainError ? new ConfigError([error.message]) : error
  })
  const outcome = created ? 'created' : unlessExists ? 'kept' : 'changed'
  console.log(describeStaff(wanted, id, outcome))
  if (outcome !== 'kept' && isGenerated) console.log(`Password, shown only here: ${password}`)
}

function readNoted(args: readonly string[]): { position: number; hash: string } | undefined {
  const { values } = readOptions(() => parseArgs({ args: [...args], options: { noted: { type: 'string' } } as const }))
  if (values.noted === undefined) return undefined
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(values.noted) ?? []
  if (!position || !hash) throw new ConfigError(['--noted is not of the form 41:<64 hexadecimal digits>'])
  return { position: Number(position), hash }
}

function describe(verdict: AuditVerdict): string {
  if (verdict.isWhole) {
    const { head } = verdict
    return head
      ? `The audit log is whole. Its newest entry is ${head.position}:${head.hash}`
      : 'The audit log is empty.'
  }
  if ('missing' in verdict)
    return `Entry ${verdict.missing.position} is not the one that was noted: the end was cut off.`
  const { id, position, fault } = verdict.broken
  return fault === 'changed'
    ? `Entry ${position} (${id}) was changed.`
    : `Entry ${position} (${id}) does not follow the one before it: an entry was removed or changed.`
}

/**
 * `main.ts verify-audit-log [--noted 41:hash]`: names the first entry that was changed or follows a removed one, and ends
 * with 1. `--noted` is an entry that the service's log named earlier; without it entries cut off the end do not show.
 */
export async function verifyAuditLogCommand(config: UserConfig, _: Runtime, args: readonly string[]): Promise<void> {
  const noted = readNoted(args)
  const pg = createPostgres({ url: config.POSTGRES_URL, max: 1, limits: UNHURRIED })
  const verdict = await verifyAuditLog(pg, noted).finally(() => pg.close())
  console.log(describe(verdict))
  if (!verdict.isWhole) process.exitCode = 1
}
