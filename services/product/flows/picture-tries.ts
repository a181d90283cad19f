import type { Models } from '../store/models.ts'
import { findFailures, noteFailure, type PictureFailures } from '../store/pictures.ts'
import { PictureProcessError } from './picture-process.ts'

/** Pauses after each failure, milliseconds; after one more it is not tried again. */
const PAUSES_MS = [600_000, 7_200_000, 86_400_000] as const

function isDue({ count, at }: PictureFailures, now: number): boolean {
  return count === 0 || now >= at + (PAUSES_MS[count - 1] ?? Number.POSITIVE_INFINITY)
}

/**
 * Works on a file unless it has ended its process lately, or too often. That is known to all replicas and jobs, so that they do not
 * lose their processes one after the other; and tried again, as a process may have been ended for what others took.
 */
export async function unlessItFailed(
  db: Pick<Models, 'pictures'>,
  file: string,
  run: () => Promise<void>,
): Promise<void> {
  if (!isDue(await findFailures(db, file), Date.now())) return
  try {
    await run()
  } catch (error) {
    if (error instanceof PictureProcessError) await noteFailure(db, file, new Date())
    throw error
  }
}
