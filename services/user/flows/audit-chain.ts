import type { Queryable } from '@stoa/kit/postgres/pg'
import { type BrokenEntry, type ChainLink, findBrokenEntry, findLink } from '../store/audit-chain.ts'

/** What a check of the audit log found. */
export type AuditVerdict =
  | { isWhole: true; head: ChainLink | undefined }
  | { isWhole: false; broken: BrokenEntry }
  | { isWhole: false; missing: ChainLink }

/**
 * Checks the whole audit log. Entries cut off its end leave a log that is whole in itself: they are found only with a link
 * that was noted before, `noted`, which must still be there.
 */
export async function verifyAuditLog(pg: Queryable, noted?: ChainLink): Promise<AuditVerdict> {
  const broken = await findBrokenEntry(pg)
  if (broken) return { isWhole: false, broken }
  if (noted && (await findLink(pg, noted.position))?.hash !== noted.hash) return { isWhole: false, missing: noted }
  return { isWhole: true, head: await findLink(pg) }
}

/** Notes the newest entry where the database's administrator does not reach: the log. */
export async function noteHead(pg: Queryable, log: { info(fields: object, message: string): void }): Promise<void> {
  const head = await findLink(pg)
  if (head) log.info({ head: `${head.position}:${head.hash}` }, 'newest entry of the audit log')
}
