import type { Log } from '../observability/log.ts'
import { UnavailableError } from '../values/problem.ts'

/** A worker as it is watched. */
export interface WatchedWorker {
  queue: string
  /** Jobs that it has taken so far. */
  taken(): number
  isAtWork(): boolean
  /** Puts another in its place. */
  restart(): Promise<void>
}

/** What was found out about the worker of a queue. */
export interface WorkerState {
  queue: string
  /** Jobs wait, and it takes none. */
  isSilent: boolean
  /** Restarts so far. */
  restarts: number
}

export interface WorkerWatch {
  add(worker: WatchedWorker): void
  look(): Promise<void>
  /** Redis cannot be reached: what was seen until now says nothing about the workers. */
  forget(): void
  states(): WorkerState[]
  /** Whether restarts help one of them no more. */
  isBeyondHelp(): boolean
}

/** How many times in a row jobs wait, and none was taken since the time before, until a worker counts as silent. */
const LOOKS = 3
/** Restarts in a row that may be in vain. */
const VAIN_RESTARTS = 2

interface Seen {
  worker: WatchedWorker
  taken: number
  looks: number
  /** In a row, without a job in between. */
  vain: number
  restarts: number
}

interface WatchOptions {
  log: Log
  /** Jobs of a queue that could be taken now, asked on another connection than that of its worker. */
  waiting(queue: string): Promise<number>
  /** Rejects unless a new connection to Redis can be made and written on: a Redis that refuses either is not the worker's fault. */
  canServe(): Promise<void>
}

/**
 * Notices workers that take nothing while jobs wait, as after an outage of Redis that left them listening to nobody, and starts them
 * again. It counts looks and no time, so that a process that stood still takes none of its workers for silent.
 */
export function createWorkerWatch({ log, waiting, canServe }: WatchOptions): WorkerWatch {
  const watched: Seen[] = []
  const lookAt = async (seen: Seen): Promise<void> => {
    const { worker } = seen
    const jobs = await waiting(worker.queue)
    if (jobs === 0 || worker.isAtWork() || worker.taken() > seen.taken) {
      Object.assign(seen, { taken: worker.taken(), looks: 0, vain: 0 })
      return
    }
    seen.looks += 1
    if (seen.looks < LOOKS) return
    await canServe()
    // Asked again: it may have taken one meanwhile.
    if (worker.isAtWork() || worker.taken() > seen.taken) return
    Object.assign(seen, { looks: 0, vain: seen.vain + 1, restarts: seen.restarts + 1 })
    const line = { service: worker.queue, jobs, restarts: seen.vain }
    log.error(line, 'jobs wait and the worker takes none; it is started again')
    await worker.restart()
  }
  // Without Redis nobody takes anything, and no process is better than another.
  const forgetOne = (seen: Seen) => Object.assign(seen, { looks: 0, vain: 0 })
  return {
    add(worker) {
      watched.push({ worker, taken: 0, looks: 0, vain: 0, restarts: 0 })
    },
    async look() {
      const looks = await Promise.allSettled(watched.map(lookAt))
      for (const [n, seen] of watched.entries()) if (looks[n]?.status === 'rejected') forgetOne(seen)
      const failed = looks.find((look) => look.status === 'rejected' && !(look.reason instanceof UnavailableError))
      if (failed?.status === 'rejected') throw failed.reason
    },
    forget: () => watched.forEach(forgetOne),
    states: () => watched.map(({ worker: { queue }, vain, restarts }) => ({ queue, isSilent: vain > 0, restarts })),
    isBeyondHelp: () => watched.some(({ vain }) => vain > VAIN_RESTARTS),
  }
}
