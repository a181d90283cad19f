import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ProvideOptions, Provision } from './server.ts'

/** Fills in the defaults and makes the data folder; paths become absolute because servers run in folders of their own. */
export function provisionOf(options: ProvideOptions): Provision {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  return {
    dataDir,
    cacheDir: resolve(options.cacheDir ?? join(dataDir, 'servers')),
    say: options.say,
    durability: options.durability ?? 'durable',
    port: options.port,
    env: options.env ?? process.env,
  }
}
