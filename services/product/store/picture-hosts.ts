import { randomUUID } from 'node:crypto'
import type { ImportedProductDocument, PictureHostDocument } from './documents.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'pictureHosts'>

export type PictureHost = PictureHostDocument

/** Those whose links come later are looked at this often, milliseconds: another import may have brought some that are due. */
const LOOK_AGAIN_MS = 10_000
/** Links that wait have a moment; others have none. */
const WAITS = { $gt: new Date(0) }

/** Remembers hosts, each with the moment from which its links are due. One that is left alone stays so. */
export async function noteHosts(db: Db, hosts: ReadonlyMap<string, Date>): Promise<void> {
  const note = ([host, due_at]: [string, Date]) =>
    db.pictureHosts.updateOne(
      { _id: host },
      { $set: { mark: randomUUID() }, $setOnInsert: { due_at } },
      { upsert: true },
    )
  await Promise.all([...hosts].map(note))
}

/** Remembers the hosts of all links that wait: an earlier release did not, or a process ended before it had. */
export async function noteHostsOfWaiting(db: Db & Pick<Models, 'importedProducts'>, now: Date): Promise<void> {
  const hosts: string[] = await db.importedProducts.distinct('copy_host', { copy_due_at: WAITS })
  await noteHosts(db, new Map(hosts.map((host) => [host, now])))
}

/** The hosts that have been due for the longest. */
export async function listDueHosts(db: Db, now: Date, limit: number): Promise<PictureHost[]> {
  return db.pictureHosts
    .find({ due_at: { $lte: now } })
    .sort({ due_at: 1 })
    .limit(limit)
    .lean<PictureHost[]>()
}

/** The moment at which the next host is due; null when there is none. */
export async function nextHostAt(db: Db): Promise<Date | null> {
  const next = await db.pictureHosts.findOne({}, { due_at: 1 }).sort({ due_at: 1 }).lean<PictureHost>()
  return next?.due_at ?? null
}

/** Leaves a host alone until a moment, however many links to it wait. */
export async function pauseHost(db: Db, host: string, until: Date): Promise<void> {
  await db.pictureHosts.updateOne({ _id: host }, { $max: { due_at: until } })
}

/** Says when a host is looked at next, behind the others, and forgets one to which no links wait. */
export async function settleHost(
  db: Db & Pick<Models, 'importedProducts'>,
  { _id, mark }: PictureHost,
  now: Date,
): Promise<void> {
  const next = await db.importedProducts
    .findOne({ copy_host: _id, copy_due_at: WAITS }, { copy_due_at: 1 })
    .sort({ copy_due_at: 1 })
    .lean<ImportedProductDocument>()
  if (!next?.copy_due_at) {
    // Its mark is another one if links have come meanwhile.
    await db.pictureHosts.deleteOne({ _id, mark })
    return
  }
  const afterMs = Math.min(Math.max(next.copy_due_at.getTime() - now.getTime(), 0), LOOK_AGAIN_MS)
  const due_at = new Date(now.getTime() + afterMs)
  // One that has been paused meanwhile stays so.
  await db.pictureHosts.updateOne({ _id, due_at: { $lte: now } }, { $set: { due_at } })
}
