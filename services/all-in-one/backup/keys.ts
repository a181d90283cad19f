import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { BackupError } from './error.ts'

/** Who can open a backup: the private key of a pair. */
export interface KeyPair {
  /** `AGE-SECRET-KEY-1…`, kept where no backup is. */
  key: string
  /** `age1…`, with which backups are made. */
  recipient: string
}

/** That of age 1.0, which every build of `age` opens. */
export async function newKeyPair(): Promise<KeyPair> {
  const key = await generateX25519Identity()
  return { key, recipient: await identityToRecipient(key) }
}

/** The key in a file as age-keygen writes it, with comments, or in a line. */
export function keyIn(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const key = lines.find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (!key) throw new BackupError('STOA_BACKUP_KEY holds no key: a line that begins with AGE-SECRET-KEY-')
  return key
}

/** Encrypts for each of these keys. */
export function encrypterFor(recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new BackupError('STOA_BACKUP_RECIPIENT is no public key of age: one begins with age1')
    }
  }
  return encrypter
}
