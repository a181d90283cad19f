import { createReadStream } from 'node:fs'
import { buffer, text } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import { countDocuments } from '@stoa/kit/mongo/copy'
import type { DatabaseShape } from '@stoa/kit/postgres/snapshot'
import { type ArchiveEntry, readArchive } from './archive-reader.ts'
import { type About, type Contents, type EntryKind, FORMAT, kindOf, type Manifest } from './contents.ts'
import { BackupError } from './error.ts'
import { countLines, createSumming, decompress, type Summing } from './parts.ts'

/** What a file of the archive is; none that this build does not know may be passed over. */
export function knownKind(entry: ArchiveEntry): EntryKind {
  const kind = kindOf(entry.name)
  if (!kind)
    throw new BackupError(`The backup holds ${entry.name}, which this release does not know: take a newer one.`)
  return kind
}

async function readJson<T>(entry: ArchiveEntry): Promise<T> {
  return JSON.parse(await text(entry.body)) as T
}

export async function readAbout(entry: ArchiveEntry): Promise<About> {
  const about = await readJson<About>(entry)
  if (about.format === FORMAT) return about
  throw new BackupError(`The backup has format ${about.format}, and this release reads ${FORMAT}.`)
}

export const readShape = (entry: ArchiveEntry) => readJson<DatabaseShape>(entry)
export const readManifest = (entry: ArchiveEntry) => readJson<Manifest>(entry)

/** Rows or documents of a slice. */
export const readSlice = async (entry: ArchiveEntry) => decompress(await buffer(entry.body))

async function addTo(summing: Summing, entry: ArchiveEntry, kind: 'postgres' | 'mongo' | 'file'): Promise<void> {
  if (kind === 'file') {
    for await (const chunk of entry.body) summing.add(chunk, 0)
    summing.add(new Uint8Array(), 1)
    return
  }
  const bytes = await readSlice(entry)
  summing.add(bytes, kind === 'postgres' ? countLines(bytes) : countDocuments(bytes))
}

function compare(manifest: Manifest, found: ReadonlyMap<string, Summing>): void {
  const names = new Set([...Object.keys(manifest.parts), ...found.keys()])
  // What is empty has no slice.
  const sumOf = (name: string) => (found.get(name) ?? createSumming()).sum()
  const wrong = [...names].filter((name) => !isDeepStrictEqual(manifest.parts[name], sumOf(name)))
  if (wrong.length > 0) throw new BackupError(`The backup is not what was written: ${wrong.join(', ')}.`)
}

/** Reads all of an archive and compares it with what was written. Throws when anything is missing or damaged. */
export async function checkArchive(file: string, key: string): Promise<Contents> {
  const found = new Map<string, Summing>()
  const contents: Partial<Contents> & Pick<Contents, 'shapes'> = { shapes: {} }
  for await (const entry of readArchive(createReadStream(file), key)) {
    const kind = knownKind(entry)
    if (kind.kind === 'about') contents.about = await readAbout(entry)
    else if (kind.kind === 'secrets') contents.secrets = await text(entry.body)
    else if (kind.kind === 'shape') contents.shapes[kind.service] = await readShape(entry)
    else if (kind.kind === 'manifest') contents.manifest = await readManifest(entry)
    else {
      const summing = found.get(kind.part) ?? createSumming()
      found.set(kind.part, summing)
      await addTo(summing, entry, kind.kind)
    }
  }
  const { about, shapes, secrets, manifest } = contents
  if (!about || !secrets || !manifest) throw new BackupError('The backup is not whole.')
  compare(manifest, found)
  return { about, shapes, secrets, manifest }
}
