const BATCH = 500
/** Bounds one round; what is left waits for the next. */
const BATCHES = 20

/** Deletes by batches, of which each says how many it deleted, until nothing is left; returns how many all of them did. */
export async function deleteInBatches(deleteBatch: (limit: number) => Promise<number>): Promise<number> {
  let deleted = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const count = await deleteBatch(BATCH)
    deleted += count
    if (count < BATCH) break
  }
  return deleted
}
