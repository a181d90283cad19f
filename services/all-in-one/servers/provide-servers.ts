import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stopOrphan } from './daemon.ts'
import { provideMongo } from './mongo.ts'
import { providePostgres } from './postgres.ts'
import { postgresHomes } from './postgres-account.ts'
import { provisionOf } from './provision-defaults.ts'
import { provideRedis } from './redis.ts'
import { claim } from './run-record.ts'
import { type ProvideOptions, type Server, SetupError } from './server.ts'

export interface Servers {
  postgres: Server
  mongo: Server
  redis: Server
  /** Ends every server we started and gives the data folder up. */
  stop(): Promise<void>
}

/**
 * Provides all three at once; if one cannot be had, the others are stopped again.
 * @throws SetupError with one sentence for the reader
 */
export async function provideServers(options: Omit<ProvideOptions, 'port'>): Promise<Servers> {
  const release = claim(provisionOf(options).dataDir)
  const settled = await Promise.allSettled([providePostgres(options), provideMongo(options), provideRedis(options)])
  const stop = async () => {
    await Promise.all(settled.map((each) => (each.status === 'fulfilled' ? each.value.stop() : undefined)))
    release()
  }
  const [postgres, mongo, redis] = settled
  if (postgres.status === 'fulfilled' && mongo.status === 'fulfilled' && redis.status === 'fulfilled') {
    return { postgres: postgres.value, mongo: mongo.value, redis: redis.value, stop }
  }
  await stop()
  const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  const unexpected = reasons.find((reason) => !(reason instanceof SetupError))
  throw unexpected ?? new SetupError(reasons.map((reason) => (reason as SetupError).message).join('\n'))
}

/** Deletes the data of all three servers, but not what was fetched. Stops servers that a killed start left behind first. */
export async function clearServerData(dataDir: string): Promise<void> {
  const folder = resolve(dataDir)
  const release = claim(folder)
  await stopOrphans(folder)
  for (const path of [...postgresHomes(folder), join(folder, 'mongo'), join(folder, 'redis')]) {
    rmSync(path, { recursive: true, force: true })
  }
  release()
}

async function stopOrphans(dataDir: string): Promise<void> {
  await stopOrphan(dataDir, 'postgres', 'SIGINT')
  await stopOrphan(dataDir, 'mongo', 'SIGTERM')
  await stopOrphan(dataDir, 'redis', 'SIGTERM')
}
