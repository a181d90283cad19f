/**
 * Derives what every service signs and encrypts with: `node make-keys.ts <folder>` writes one file for each,
 * `<folder>/<service>.json`, for its STOA_KEYS_FILE. How a root secret
 * is replaced: docs/conventions.md#replacing-the-root-secret.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, optionalSecret, previousSecret, readConfig, secret } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'
import { keyFiles } from './key-files.ts'

function main(folder: string | undefined): void {
  if (!folder) throw new ConfigError(['name the folder to put the key files in'])
  const root = readConfig(process.env, {
    STOA_SECRET: secret(),
    STOA_SECRET_NEXT: optionalSecret(),
    STOA_SECRET_PREVIOUS: previousSecret(),
  })
  const { STOA_SECRET: current, STOA_SECRET_NEXT: next, STOA_SECRET_PREVIOUS: previous } = root
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(keyFiles({ current, next, previous }))) {
    writeFileSync(join(folder, `${name}.json`), text, { mode: 0o600 })
  }
}

try {
  main(process.argv[2])
} catch (error) {
  failOnConfig(error)
}
