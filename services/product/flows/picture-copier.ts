import type { Log } from '@stoa/kit/observability/log'
import { type BackgroundLoop, backgroundLoop } from '@stoa/kit/timing/background-loop'
import { createHostPatience } from '../domain/host-patience.ts'
import type { PictureCopy } from '../domain/media.ts'
import type { PictureCounts, PictureLink } from '../store/documents.ts'
import * as rows from '../store/imported-products.ts'
import { findImport, settlePictures } from '../store/imports.ts'
import * as hosts from '../store/picture-hosts.ts'
import { findProduct } from '../store/products.ts'
import { type CopyDeps, copyLink, type LinkResult, replaceLinks, stateOfLink } from './picture-copy.ts'

const POLL_EVERY_MS = 10_000
/** Hosts at a time, and products of each; the fetcher says how many requests there are of one host and of all. */
const HOSTS = 4
const LANES = 4
/** Products of a host that are looked up at a time. */
const BATCH = 100
/** Then hosts that are due for longer have their turn, milliseconds. */
const ROUND_MS = 10_000
/** A product with very many pictures is written after this time, and goes on. */
const TURN_MS = 60_000
/** Longer than a turn with its last picture takes: then its process has died. */
const LEASE_MS = 300_000
/** Pauses before another try after a failure, milliseconds; after the last one it is given up. */
const PAUSES_MS = [10_000, 60_000, 600_000, 3_600_000] as const
/** However often a host asks for a pause. */
const GIVE_UP_AFTER_MS = 86_400_000
const KEPT_WARNINGS = 100
/** How often the hosts of links that wait are noted anew: a replica of an earlier release, beside this one, brings links without. */
const NOTE_EVERY_MS = 600_000

interface Copier extends CopyDeps {
  signal: AbortSignal
}

function countOf(links: readonly PictureLink[]): PictureCounts {
  const count = (state: PictureLink['state']) => links.filter((link) => link.state === state).length
  return { waiting: count('waiting'), copied: count('copied'), failed: count('failed') }
}

interface Turn {
  links: PictureLink[]
  copies: Map<string, PictureCopy>
  /** What has to wait, and the longest pause. */
  postponed: Extract<LinkResult, { state: 'waiting' }> | null
}

/** Tries the links of a product that wait, until one has to wait longer. */
async function tryLinks(copier: Copier, row: rows.ImportedRow): Promise<Turn> {
  const stored = row.product_id === null ? null : await findProduct(copier.db, row.product_id)
  const media = stored?.product.media ?? []
  const turn: Turn = { links: [], copies: new Map(), postponed: null }
  const endsAt = performance.now() + TURN_MS
  for (const link of row.links ?? []) {
    const state = link.state === 'waiting' ? stateOfLink(media, link) : link.state
    const isTried = state === 'waiting' && !turn.postponed?.busyHost && performance.now() < endsAt
    const result = isTried ? await copyLink(copier, link.url, copier.signal) : null
    const { media_id, url } = link
    if (!result) turn.links.push({ ...link, state })
    else if (result.state === 'copied') {
      turn.copies.set(media_id, result.copy)
      turn.links.push({ media_id, url, state: 'copied' })
    } else {
      const { code, detail } = result
      turn.links.push({ media_id, url, state: result.state, code, detail })
      if (result.state === 'waiting') turn.postponed = result
    }
  }
  return turn
}

/** What waits is given up when it has been tried often enough. */
function giveUp({ links }: Turn): PictureLink[] {
  return links.map((link) => (link.state === 'waiting' ? { ...link, state: 'failed' } : link))
}

/** Tries the links of a product; resolves to whether none of them waits any more, and the host that is to be left alone. */
async function copyProduct(copier: Copier, row: rows.ImportedRow): Promise<{ isDone: boolean; busyHost?: string }> {
  const { db } = copier
  const turn = await tryLinks(copier, row)
  if (row.product_id !== null && turn.copies.size > 0) await replaceLinks(copier, row.product_id, turn.copies)
  const isBusy = turn.postponed?.busyHost !== undefined
  const tries = (row.copy_tries ?? 0) + (turn.postponed && !isBusy ? 1 : 0)
  const isTooOld = Date.now() - (row.copy_since?.getTime() ?? 0) > GIVE_UP_AFTER_MS
  const isOver = turn.postponed !== null && (tries > PAUSES_MS.length || isTooOld)
  const links = isOver ? giveUp(turn) : turn.links
  const picture_counts = countOf(links)
  const pauseMs = isBusy ? (turn.postponed?.retryMs ?? 0) : turn.postponed ? (PAUSES_MS[tries - 1] ?? 0) : 0
  const dueAt = picture_counts.waiting > 0 ? new Date(Date.now() + pauseMs) : null
  await rows.saveCopies(db, row._id, { links, picture_counts, copy_tries: tries }, dueAt)
  const busyHost = turn.postponed?.busyHost
  if (!dueAt || busyHost === undefined) return { isDone: !dueAt }
  await hosts.pauseHost(db, busyHost, dueAt)
  return { isDone: false, busyHost }
}

/** Writes down what became of the pictures of an import that has ended, when none of them waits. */
export async function settleImport(db: CopyDeps['db'], importId: string): Promise<void> {
  const job = await findImport(db, importId)
  if (!job?.has_pictures || job.state === 'queued' || job.state === 'running') return
  const pictures = await readPictures(db, importId)
  if (pictures.waiting === 0) await settlePictures(db, importId, pictures)
}

/** What became of the pictures of an import so far, and which could not be copied. */
export async function readPictures(db: CopyDeps['db'], importId: string) {
  const counts = await rows.countPictures(db, importId)
  const warnings = counts.failed > 0 ? await rows.listFailedPictures(db, importId, KEPT_WARNINGS) : []
  return { ...counts, warnings }
}

/** What is copied from a host in one round. */
interface HostRound {
  host: string
  /** The rows that were due, shared by all lanes. */
  due: Iterator<string, undefined>
  endsAt: number
  isPaused: boolean
  /** Imports of which a product has no links that wait any more. */
  ended: Set<string>
}

/** Copies one product after the other, until the host is to be left alone or others have their turn. */
async function lane(copier: Copier, round: HostRound): Promise<void> {
  for (let next = round.due.next(); !next.done; next = round.due.next()) {
    if (copier.signal.aborted || round.isPaused || performance.now() > round.endsAt) return
    const now = Date.now()
    const row = await rows.claimCopies(copier.db, next.value, new Date(now), new Date(now + LEASE_MS))
    if (!row) continue
    try {
      const { isDone, busyHost } = await copyProduct(copier, row)
      if (isDone) round.ended.add(rows.importOfRow(row))
      if (busyHost === round.host) round.isPaused = true
    } catch (error) {
      if (!copier.signal.aborted) throw error
      await rows.releaseCopies(copier.db, row._id, new Date())
    }
  }
}

async function copyHost(copier: Copier, host: hosts.PictureHost): Promise<void> {
  const { db } = copier
  const due = await rows.listDueCopies(db, host._id, new Date(), BATCH)
  const endsAt = performance.now() + ROUND_MS
  const round: HostRound = { host: host._id, due: due.values(), endsAt, isPaused: false, ended: new Set() }
  await allOrFirstFailure(Array.from({ length: LANES }, () => lane(copier, round)))
  if (copier.signal.aborted) return
  await hosts.settleHost(db, host, new Date())
  for (const importId of round.ended) {
    if (!(await rows.hasWaitingCopies(db, importId, host._id))) await settleImport(db, importId)
  }
}

/** Waits for all, also where one has failed: the next round must not meet them. */
async function allOrFirstFailure(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/** Copies what is due, a few hosts at a time. */
async function copyDue(copier: Copier): Promise<void> {
  while (!copier.signal.aborted) {
    const due = await hosts.listDueHosts(copier.db, new Date(), HOSTS)
    if (due.length === 0) return
    await allOrFirstFailure(due.map((host) => copyHost(copier, host)))
  }
}

/** Copies the pictures that imports brought as links, in the background. Any replica may copy any of them. */
export function createPictureCopier(
  deps: Omit<CopyDeps, 'patience'> & { log: Log; clock?: () => number },
): BackgroundLoop {
  const { clock = () => performance.now() } = deps
  const patience = createHostPatience()
  let notedAt = Number.NEGATIVE_INFINITY
  const complete = async () => {
    const now = clock()
    if (now - notedAt < NOTE_EVERY_MS) return
    await hosts.noteHostsOfWaiting(deps.db, new Date())
    notedAt = now
  }
  return backgroundLoop({
    name: 'copying of pictures',
    log: deps.log,
    intervalMs: POLL_EVERY_MS,
    work: async (signal) => {
      await complete()
      await copyDue({ ...deps, patience, signal })
    },
    untilDueMs: async () => {
      await complete()
      const next = await hosts.nextHostAt(deps.db)
      return next ? next.getTime() - Date.now() : Number.POSITIVE_INFINITY
    },
  })
}
