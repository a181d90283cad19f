import { buffer, text } from 'node:stream/consumers'
import { armor, Decrypter } from 'age-encryption'
import { extract as createExtract, pack as createPack } from 'tar-stream'
import { BackupError } from './error.ts'
import { encrypterFor } from './keys.ts'

/** Texts of files by their names, from the folder of the secrets. */
export type SecretFiles = Readonly<Record<string, string>>

/** What nothing else can be made from: the root secret and accounts, passwords, what the demo has done, and the operator's settings. */
export const SECRET_FILES = ['shop.json', 'passwords.json', 'demo/shop.json', '.env']

/**
 * Encrypts secrets for whoever has the key of the backups, before they are given to whoever makes those. The first line
 * names for whom.
 */
export async function sealSecrets(files: SecretFiles, recipient: string): Promise<string> {
  const pack = createPack()
  for (const [name, content] of Object.entries(files)) pack.entry({ name, mode: 0o600 }, content)
  pack.finalize()
  const sealed = await encrypterFor([recipient]).encrypt(await buffer(pack))
  return `${recipient}\n${armor.encode(sealed)}`
}

/** What the archive gets, by `recipient`. Throws when there is nothing, or something that its key would not open. */
export function sealedFor(sealed: string | undefined, recipient: string): string {
  const [owner, ...lines] = (sealed ?? '').split('\n')
  if (owner !== recipient) {
    throw new BackupError(
      'The secrets of the installation are not encrypted for STOA_BACKUP_RECIPIENT: run make-secrets once more with it.',
    )
  }
  return `${lines.join('\n').trimEnd()}\n`
}

export async function openSecrets(armored: string, key: string): Promise<SecretFiles> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  const extract = createExtract()
  try {
    extract.end(Buffer.from(await decrypter.decrypt(armor.decode(armored))))
  } catch {
    throw new BackupError('This key does not open the secrets in the backup.')
  }
  const files: Record<string, string> = {}
  for await (const entry of extract) {
    if (SECRET_FILES.includes(entry.header.name)) files[entry.header.name] = await text(entry)
  }
  return files
}
