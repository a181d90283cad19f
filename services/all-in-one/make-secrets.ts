/** Generates the secrets that the containers of one installation share, unless they exist: `node make-secrets.ts <folder>`. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIdentity } from './settings.ts'

const folder = process.argv[2]
if (!folder) throw new Error('Name the folder to put the secrets in.')

mkdirSync(folder, { recursive: true })
const identity = readIdentity(folder)
const password = randomBytes(24).toString('base64url')

const files: Record<string, string> = {
  secret: identity.secret,
  'staff-password': identity.staff.password,
  'postgres-password': password,
}
for (const name of ['user', 'order', 'payment', 'inventory']) {
  files[`${name}-postgres-url`] = `postgres://stoa:${password}@postgres:5432/stoa_${name}`
}
// All or none: a new password would not open a database that was created with the old one.
if (!existsSync(join(folder, 'postgres-password'))) {
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), value, { mode: 0o444 })
}
chmodSync(folder, 0o755)
