import * as store from '../store/products.ts'
import { type CatalogueState, indexCollections, loadCollections, loadTree, rescan } from './catalogue-state.ts'
import { restoreCopy } from './index-copy.ts'

async function readAll(state: CatalogueState): Promise<void> {
  const startedAt = Date.now()
  await loadTree(state)
  await loadCollections(state)
  indexCollections(state)
  await state.live.rebuild(store.streamActive(state.db), new Date(startedAt))
  state.scannedTo = startedAt
  state.changesSaved = -1
}

async function build(state: CatalogueState): Promise<void> {
  while (state.isStale) {
    state.isStale = false
    try {
      const copied = state.isBuilt ? null : await restoreCopy(state)
      if (copied) await rescan(state, copied.unsaved)
      else await readAll(state)
    } catch (error) {
      state.isStale = true
      throw error
    }
    state.isBuilt = true
  }
}

/** Reads everything anew; when a build is under way, once more after it. */
export function rebuild(state: CatalogueState): Promise<void> {
  state.isStale = true
  state.cards.clear()
  state.products.clear()
  state.rebuilding ??= build(state).finally(() => {
    state.rebuilding = null
  })
  return state.rebuilding
}
