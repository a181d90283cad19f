import { type ConnectionOptions, Queue } from 'bullmq'
import { bounded, type Redis } from '../redis/redis.ts'

export interface QueueRequestsOptions {
  producer: Redis
  /** The producer as BullMQ takes it, one for all queues. */
  adapter: ConnectionOptions
  /** What the keys of a queue begin with. */
  tag: (service: string) => string
  timeoutMs: number
  onError: (error: Error) => void
}

/** What is asked of queues by others than their workers; each queue is opened when it is first needed. */
export interface QueueRequests {
  /** Within the bound of one exchange. */
  request<T>(service: string, work: (queue: Queue) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function createQueueRequests(options: QueueRequestsOptions): QueueRequests {
  const { producer, adapter, tag, timeoutMs, onError } = options
  const open = new Map<string, Queue>()

  const queueOf = async (service: string): Promise<Queue> => {
    const known = open.get(service)
    const queue = known ?? new Queue(service, { connection: adapter, prefix: tag(service), skipMetasUpdate: true })
    if (!known) {
      queue.on('error', onError)
      open.set(service, queue)
    }
    try {
      await queue.waitUntilReady()
      return queue
    } catch (error) {
      // A connection lost in BullMQ's first exchange would leave the queue unusable for good.
      open.delete(service)
      throw error
    }
  }
  return {
    request: (service, work) => bounded(producer, timeoutMs, async () => work(await queueOf(service))),
    close: async () => void (await Promise.all([...open.values()].map((queue) => queue.close()))),
  }
}
