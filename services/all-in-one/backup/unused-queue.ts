import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { BackupError } from './error.ts'

/**
 * Refuses a queue Redis that has served a shop: it would go on with events and sessions of another time. What it held
 * of this one is made again from the databases.
 */
export async function assertQueueUnused(url: string, prefix: string): Promise<void> {
  const redis = await createRedis({ url, name: 'restore', onError: () => undefined })
  try {
    if (!redis.isReady) throw new BackupError('The queue Redis cannot be reached.')
    const known = await redis.exists([`${prefix}:broadcasts`, `${prefix}:relayed:user`])
    if (known > 0) throw new BackupError('A backup is restored where there is nothing yet. Not empty: the queue Redis.')
  } finally {
    await closeRedis(redis)
  }
}
