import { setInterval } from 'node:timers/promises'
import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import { isWorkerOf } from '../store/imports.ts'

/** How often it is asked whether an import goes on. */
const LOOK_EVERY_MS = 250

/** Who runs an import, and whether its process ends. */
export interface ImportRunner {
  worker: string
  signal: AbortSignal
}

interface Watch {
  /** Aborted when the import is cancelled or another worker has taken it over. */
  signal: AbortSignal
  end(): void
}

/** Watches whether an import goes on, whatever its worker does meanwhile: a file is read for minutes before its first product. */
export function watchImport({ db, log }: Pick<Deps, 'db'> & { log: Log }, id: string, worker: string): Watch {
  const [over, ended] = [new AbortController(), new AbortController()]
  const watch = async () => {
    for await (const _ of setInterval(LOOK_EVERY_MS, null, { signal: ended.signal })) {
      // Where the database does not respond, saving the progress says so.
      const goesOn = await isWorkerOf(db, id, worker, ['running']).catch(() => true)
      if (goesOn) continue
      over.abort()
      return
    }
  }
  watch().catch((error: unknown) => {
    if (!ended.signal.aborted) log.error({ err: error, import: id }, 'an import is not watched')
  })
  return { signal: over.signal, end: () => ended.abort() }
}
