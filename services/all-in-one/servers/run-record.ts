import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { freePort, isFree } from '../ports.mjs'
import { identityOf } from './process-identity.ts'
import { SetupError } from './server.ts'

/** What is remembered of a server between starts, in `<dataDir>/run/<name>.json`. */
export interface RunRecord {
  port?: number
  pid?: number
  /** See identityOf: guards against a reused process id. */
  identity?: string
}

export function readRecord(dataDir: string, name: string): RunRecord {
  try {
    return JSON.parse(readFileSync(recordFile(dataDir, name), 'utf8')) as RunRecord
  } catch {
    // Absent, or cut short by a crash: either way nothing is known, and the port check still protects us.
    return {}
  }
}

export function writeRecord(dataDir: string, name: string, record: RunRecord): void {
  const file = recordFile(dataDir, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(record))
  renameSync(`${file}.new`, file)
}

/** The recorded process if it is truly still that one. */
export function livingPid({ pid, identity }: RunRecord): number | undefined {
  return pid !== undefined && identity !== undefined && identityOf(pid) === identity ? pid : undefined
}

export async function choosePort(dataDir: string, name: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return asked
  const { port } = readRecord(dataDir, name)
  return port !== undefined && (await isFree(port)) ? port : freePort()
}

/**
 * Claims a data folder for this process; a second start in the same folder would stop the first one's servers as orphans.
 * Claims nest: only the outermost one gives the folder up.
 * @returns a function that gives the folder up
 * @throws SetupError if another living process has it
 */
export function claim(dataDir: string): () => void {
  const owner = livingPid(readRecord(dataDir, 'owner'))
  if (owner === process.pid) return () => undefined
  const file = recordFile(dataDir, 'owner')
  if (owner === undefined) rmSync(file, { force: true })
  const identity = identityOf(process.pid)
  const mine = `owner-${process.pid}`
  writeRecord(dataDir, mine, { pid: process.pid, ...(identity === undefined ? {} : { identity }) })
  try {
    // Unlike a write or a rename, a link fails if another process was quicker.
    linkSync(recordFile(dataDir, mine), file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const pid = readRecord(dataDir, 'owner').pid
    throw new SetupError(`Stoa is already running on ${dataDir} (pid ${pid}): stop it first.`)
  } finally {
    rmSync(recordFile(dataDir, mine), { force: true })
  }
  return () => rmSync(file, { force: true })
}

function recordFile(dataDir: string, name: string): string {
  return join(dataDir, 'run', `${name}.json`)
}
