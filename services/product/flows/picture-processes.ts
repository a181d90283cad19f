import { availableParallelism } from 'node:os'
import { createSlots } from '@stoa/kit/timing/turns'
import { createPictureProcess, type PictureReply, type PictureTask } from './picture-process.ts'

const MAX_PROCESSES = 4

/** As many processes as there are processors to spare, each begun when it is needed. */
export function createPictureProcesses({
  count = Math.max(1, Math.min(MAX_PROCESSES, availableParallelism() - 1)),
  createProcess = () => createPictureProcess(),
} = {}) {
  const all = Array.from({ length: count }, () => createProcess())
  const free = [...all]
  let isStopped = false
  const slots = createSlots(count)
  return {
    /** @param taskOf makes the task when its turn has come, so that those that wait hold no bytes; null: there is nothing to do */
    run: (taskOf: () => Promise<PictureTask | null>): Promise<PictureReply | null> =>
      slots(async () => {
        const task = isStopped ? null : await taskOf()
        // The one that worked last: the others may come to their end.
        const own = task && free.pop()
        if (!own) return null
        try {
          return await own.run(task)
        } finally {
          free.push(own)
        }
      }),
    stop() {
      isStopped = true
      for (const one of all) one.end()
    },
  }
}
