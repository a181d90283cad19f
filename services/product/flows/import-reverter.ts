import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import * as store from '../store/import-reverts.ts'
import type { Import } from '../store/imports.ts'
import { createHeartbeats, type Heartbeats } from './import-heartbeats.ts'
import { type RevertDeps, revertFurther } from './import-revert.ts'

const POLL_EVERY_MS = 10_000
/** Longer than a batch takes: then its process has died. */
const LEASE_MS = 60_000
/** Pause after a failure, as when inventory is away. */
const RETRY_MS = 5_000
/** Pause while a cancelled import still has its worker, which sees that between two products. */
const LET_GO_MS = 500

async function revert(deps: RevertDeps, claimed: Import, signal: AbortSignal): Promise<void> {
  let job = claimed
  while (!signal.aborted) {
    const now = new Date()
    const ctx = { ...deps, now, requestId: job._id, traceparent: undefined, idempotency: null }
    const next = await revertFurther(ctx, job, { leaseEnd: new Date(now.getTime() + LEASE_MS), signal })
    if (next?.state !== 'running') return
    job = { ...job, revert: next }
  }
  await store.postponeRevert(deps.db, job._id, new Date())
}

/** Whether nobody makes products of it any more. */
async function isLetGo(deps: RevertDeps, heartbeats: Heartbeats, job: Import): Promise<boolean> {
  if (job.state !== 'cancelled' || job.worker === null) return true
  return heartbeats.isLost(job) && (await store.takeFromLost(deps.db, job))
}

/** Reverts imports in the background, one at a time. Any replica may go on with any of them. */
export function createImportReverter(deps: RevertDeps & { log: Log }): BackgroundLoop {
  const heartbeats = createHeartbeats()
  return backgroundLoop({
    name: 'reverting of imports',
    log: deps.log,
    intervalMs: POLL_EVERY_MS,
    work: async (signal) => {
      while (!signal.aborted) {
        const now = Date.now()
        const job = await store.claimRevert(deps.db, new Date(now), new Date(now + LEASE_MS))
        if (!job) return
        if (!(await isLetGo(deps, heartbeats, job))) {
          await store.postponeRevert(deps.db, job._id, new Date(now + LET_GO_MS))
          continue
        }
        try {
          await revert(deps, job, signal)
        } catch (error) {
          await store.postponeRevert(deps.db, job._id, new Date(Date.now() + RETRY_MS))
          throw error
        }
      }
    },
    untilDueMs: async () => {
      const next = await store.nextRevertAt(deps.db)
      return next ? next.getTime() - Date.now() : Number.POSITIVE_INFINITY
    },
  })
}
