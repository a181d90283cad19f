import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { readConfig, text as setting } from '@stoa/kit/process/config'
import { readArchive } from './archive-reader.ts'
import { knownKind } from './check.ts'
import { BackupError } from './error.ts'
import { keyIn } from './keys.ts'
import { openSecrets } from './sealed-secrets.ts'

/** Files that say whose shop it is: with others, nothing of the backup could be read. */
const MADE_ONCE = ['shop.json', 'passwords.json']

/** Brings back the secrets of an installation from the beginning of a backup, before anything of it is made anew. */
async function restoreSecrets(folder: string, archive: Readable, key: string): Promise<void> {
  const known = MADE_ONCE.find((name) => existsSync(join(folder, name)))
  if (known)
    throw new BackupError(`${join(folder, known)} is there already: secrets are restored where there are none.`)
  for await (const entry of readArchive(archive, key)) {
    if (knownKind(entry).kind !== 'secrets') continue
    for (const [name, content] of Object.entries(await openSecrets(await text(entry.body), key))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content, { mode: 0o600 })
    }
    return
  }
  throw new BackupError('The backup holds no secrets.')
}

/** From a file that STOA_BACKUP_KEY opens; without one, the key is the first line of the input and the archive what follows. */
export async function restoreSecretsFrom(folder: string, archive: string | undefined): Promise<void> {
  if (archive !== undefined) {
    const { STOA_BACKUP_KEY: key } = readConfig(process.env, { STOA_BACKUP_KEY: setting() })
    return restoreSecrets(folder, createReadStream(archive), keyIn(key))
  }
  const input = await buffer(process.stdin)
  const end = input.indexOf('\n')
  return restoreSecrets(folder, Readable.from([input.subarray(end + 1)]), keyIn(input.toString('utf8', 0, end)))
}
