import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type Category, createCategoryTree } from '../domain/category.ts'
import type { SavedSlots } from '../search/search-index.ts'
import { knowsIndexCopy, markIndexCopy } from '../store/marks.ts'
import { openPieces, type PieceFile, writePieces } from '../store/piece-file.ts'
import { type CatalogueState, rescan } from './catalogue-state.ts'

const FILE = 'search-index'
/** Whose code decides what an index holds of a product, and how. */
const FOLDERS = ['../search', '../domain']
const MIN_CHANGES = 1_000
/** That many of all products. */
const MIN_SHARE = 1 / 100

/** The last piece of a copy. */
interface Contents extends SavedSlots {
  format: string
  /** By which the database knows the copy. */
  id: string
  /** Up to which moment writes have been read, milliseconds since 1970. */
  scannedTo: number
  /** Of which products show names. */
  categories: readonly Category[]
}

let knownFormat: string | undefined

/** Another build, or rules of Unicode that are others, reads texts and keeps them in another way. */
function currentFormat(): string {
  if (knownFormat !== undefined) return knownFormat
  const hash = createHash('sha256').update(`${process.versions.v8} ${process.versions.unicode}`)
  for (const folder of FOLDERS.map((name) => join(import.meta.dirname, name))) {
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  }
  knownFormat = hash.digest('hex')
  return knownFormat
}

/** Whether so much has changed that a copy is worth its writing. */
export function isWorthSaving(state: CatalogueState): boolean {
  if (!state.indexCopy || !state.isBuilt || state.isStale) return false
  const { minChanges = MIN_CHANGES } = state.indexCopy
  const { changes, current } = state.live
  const unsaved = state.changesSaved < 0 ? current.size : changes - state.changesSaved
  return unsaved >= Math.max(minChanges, current.size * MIN_SHARE)
}

/** Writes a copy of the index; requests are served meanwhile, and changes applied. */
export async function saveCopy(state: CatalogueState): Promise<void> {
  if (!state.indexCopy) return
  // From here on the copy knows everything that was written before, however late its broadcast may be.
  await rescan(state)
  const { tree, scannedTo, live } = state
  const { changes } = live
  const id = randomUUID()
  await markIndexCopy(state.db, id, new Date())
  await writePieces(join(state.indexCopy.dir, FILE), async (write): Promise<Contents> => {
    const slots = await live.save(write)
    // Products may show names of before and after.
    if (state.tree !== tree || state.renaming > 0) throw new Error('categories changed while the index was being saved')
    return { ...slots, format: currentFormat(), id, scannedTo, categories: tree.all }
  })
  state.changesSaved = changes
}

/** What has to be read after a copy. */
export interface RestoredCopy {
  /** Products that changed while it was being saved. */
  unsaved: readonly string[]
}

/**
 * Takes the copy of the index, as of its moment: `rescan` has to follow. Null where there is none that can be used; the
 * index is then built from the database.
 */
export async function restoreCopy(state: CatalogueState): Promise<RestoredCopy | null> {
  if (!state.indexCopy) return null
  let file: PieceFile | null = null
  try {
    file = await openPieces(join(state.indexCopy.dir, FILE))
    return file && (await restoreFrom(state, file))
  } catch (err) {
    state.log.warn({ err }, 'the copy of the search index cannot be used')
    return null
  } finally {
    await file?.close()
  }
}

async function restoreFrom(state: CatalogueState, file: PieceFile): Promise<RestoredCopy | null> {
  const { format, id, scannedTo, categories, count, changed, changedIds } = file.last as Contents
  if (format !== currentFormat() || !(await knowsIndexCopy(state.db, id, new Date()))) return null
  const changedSlots = new Set(changed)
  const apply = await state.live.restore({
    next: async <T>() => (await file.next()) as T,
    pause: () => setImmediate(),
    isKept: (slot) => slot < count && !changedSlots.has(slot),
  })
  await file.end()
  apply()
  state.tree = createCategoryTree(categories)
  state.scannedTo = scannedTo
  state.changesSaved = state.live.changes
  return { unsaved: changedIds }
}
