import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createArchive } from './archive-writer.ts'
import { checkArchive } from './check.ts'
import { ABOUT, type About, FORMAT, jsonFile, MANIFEST, type Manifest, SECRETS } from './contents.ts'
import { copyShop, type Sources } from './copy-shop.ts'
import { newKeyPair } from './keys.ts'

const ENDING = '.tar.age'
const PARTIAL = '.partial'
const DAY_MS = 86_400_000
const NAME = /^stoa-\d{8}T\d{6}Z\.tar\.age$/

/** `stoa-20261128T031500Z.tar.age`: by name they are in the order of time. */
const nameAt = (now: Date) => `stoa-${now.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')}${ENDING}`

/** Archives in a folder, the newest first. */
export async function listArchives(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

interface MakeOptions {
  /** Gets the archive. */
  folder: string
  /** Who can open it. */
  recipient: string
  release: string
  now: Date
}

export interface Made {
  name: string
  bytes: number
  manifest: Manifest
}

async function writeArchive(file: string, sources: Sources, recipients: string[], about: About): Promise<number> {
  const archive = await createArchive(file, recipients)
  try {
    await archive.add(ABOUT, jsonFile(about))
    await archive.add(SECRETS, Buffer.from(sources.secrets))
    const parts = await copyShop(archive, sources)
    await archive.add(MANIFEST, jsonFile({ parts, ended_at: new Date().toISOString() }))
    return await archive.finish()
  } catch (error) {
    await archive.abandon(error as Error)
    throw error
  }
}

/**
 * Copies a shop that is open into one encrypted archive, and reads all of that again before it counts: whoever makes it
 * has no key but one for this archive, which is forgotten.
 */
export async function makeBackup(sources: Sources, options: MakeOptions): Promise<Made> {
  const { folder, recipient, release, now } = options
  const name = nameAt(now)
  const partial = join(folder, `${name}${PARTIAL}`)
  const own = await newKeyPair()
  const about: About = { format: FORMAT, release, made_at: now.toISOString() }
  try {
    const bytes = await writeArchive(partial, sources, [recipient, own.recipient], about)
    const { manifest } = await checkArchive(partial, own.key)
    await rename(partial, join(folder, name))
    return { name, bytes, manifest }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** Deletes all archives but the newest, and what a run has left that was killed long ago; names the archives that are gone. */
export async function deleteOld(folder: string, keep: number, now: Date): Promise<string[]> {
  const yesterday = nameAt(new Date(now.getTime() - DAY_MS))
  const broken = (await readdir(folder)).filter((name) => name.endsWith(`${ENDING}${PARTIAL}`) && name < yesterday)
  const old = (await listArchives(folder)).slice(keep)
  for (const name of [...broken, ...old]) await rm(join(folder, name), { force: true })
  return old
}
