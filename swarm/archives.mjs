/** Where backups are on the swarm, and what this folder remembers of the last one. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the archives are, unless STOA_BACKUP_DIR names a folder of the node. */
export const backupVolume = (stack) => `${stack}_backups`

/** A backup and a deploy may be under way at the same time, two backups may not. A migration waits for tables that are being copied. */
export const backupWork = (work) => join(work, 'backup')

const fileIn = (work) => join(backupWork(work), 'last.json')

/** @returns {{ at: string, said: string } | null} when the last backup began, and what it said of itself */
export function readLast(work) {
  return existsSync(fileIn(work)) ? JSON.parse(readFileSync(fileIn(work), 'utf8')) : null
}

export function noteLast(work, last) {
  mkdirSync(backupWork(work), { recursive: true, mode: 0o700 })
  writeFileSync(fileIn(work), JSON.stringify(last, null, 2), { mode: 0o600 })
}

const HOUR_MS = 3_600_000
/** A backup a day, which may take its time. */
const MOST_HOURS = 26

function ageOf(ms) {
  const hours = Math.floor(ms / HOUR_MS)
  if (hours === 0) return 'less than an hour'
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}

/**
 * A line on the last backup, and whether something is to be done about it. A shop without a key for backups wants none.
 * @param {Record<string, string | undefined>} settings
 * @param {{ at: string, said: string } | null} last
 * @param {Date} now
 */
export function stateOfBackups(settings, last, now) {
  const { STOA_BACKUP_RECIPIENT: recipient, STOA_BACKUP_HOURS: hours } = settings
  if (!recipient)
    return { line: 'No backups are made: STOA_BACKUP_RECIPIENT is not set (docs/backup.md).', isDue: false }
  if (!last) return { line: 'There is no backup yet: swarm/backup', isDue: true }
  const ms = now.getTime() - new Date(last.at).getTime()
  const isDue = ms > Number(hours ?? MOST_HOURS) * HOUR_MS
  return { line: `The last backup is ${ageOf(ms)} old${isDue ? ', which is too long' : ''}. ${last.said}`, isDue }
}
