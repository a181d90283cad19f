import { until } from '../../harness/until.ts'
import { jobsByState, withRedis } from '../snapshot/redis.ts'
import type { Recording } from './recording.ts'

export async function untilJobs(recording: Recording, what: string, isSo: (counts: Record<string, number>) => boolean) {
  let last = ''
  return until(what, async () => {
    const counts = await jobsByState(recording.servers.redisUrl, recording.shop.name)
    last = JSON.stringify(counts)
    return isSo(counts) ? counts : null
  }).catch((error: Error) => {
    throw new Error(`${error.message}: ${last}`)
  })
}

/**
 * Twelve attempts take about half an hour, and tries while something is unavailable count only after a day of them. So the next
 * job of each queue is given eleven attempts, and a day of such tries, that it has not had.
 */
export async function useUpAttempts(recording: Recording, queues: readonly string[]): Promise<void> {
  await withRedis(recording.servers.redisUrl, async (redis) => {
    for (const queue of queues) {
      const base = `{${recording.shop.name}-${queue}}:${queue}`
      const id = (await redis.lRange(`${base}:wait`, -1, -1))[0]
      if (!id) throw new Error(`no job waits in ${queue}`)
      await redis.hSet(`${base}:${id}`, { atm: '11', ats: '1500' })
    }
  })
}
