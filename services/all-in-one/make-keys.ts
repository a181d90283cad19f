/**
 * Derives what every service signs and encrypts with: `node make-keys.ts <folder>` writes one file for each,
 * `<folder>/<service>.json`, for its STOA_KEYS_FILE. Run it again with both root secrets to replace one.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, previousSecret, readConfig, secret } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'
import { keyFiles } from './key-files.ts'

function main(folder: string | undefined): void {
  if (!folder) throw new ConfigError(['name the folder to put the key files in'])
  const settings = { STOA_SECRET: secret(), STOA_SECRET_PREVIOUS: previousSecret() }
  const { STOA_SECRET: current, STOA_SECRET_PREVIOUS: previous } = readConfig(process.env, settings)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(keyFiles(previous ? { current, previous } : { current }))) {
    writeFileSync(join(folder, `${name}.json`), text, { mode: 0o600 })
  }
}

try {
  main(process.argv[2])
} catch (error) {
  failOnConfig(error)
}
