import type { QueueMarker } from '../events/queue-marker.ts'

/** The marker of a queue that never loses anything, for tests that have no Redis. */
export const unlosableQueue: QueueMarker = {
  relay: 'rly_test',
  isCurrent: async () => true,
  restore: async (_sent, work) => {
    await work()
    return true
  },
  beginBatch: () => ({ end: async () => ({ relay: 'rly_test', position: 1 }) }),
  forget: async () => undefined,
}
