import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from './program.ts'

/** A server's password, made up at its first start. Readable by us, and by the server's account where that is another. */
export function keptPassword(file: string, account?: Account): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
    if (account !== undefined) chownSync(file, account.uid, account.gid)
  }
  return readFileSync(file, 'utf8')
}
