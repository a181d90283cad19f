import type { Readable } from 'node:stream'
import { DomainError } from '@stoa/kit/values/problem'

/** Documents that a process makes at a time: a page of each is in memory, several times as large as it is sent. */
const AT_ONCE = 4
/** One of them is kept for staff, who answer within a month by law, however slowly customers read theirs. */
const OF_CUSTOMERS = AT_ONCE - 1
const RETRY_AFTER_SECONDS = 5
/** Whoever has not read it by then reads too slowly: the largest that is known takes 30 kB a second. */
const READ_WITHIN_MS = 240_000

const underWay = new Map<string, { isForStaff: boolean }>()

function isFree(isForStaff: boolean): boolean {
  const ofCustomers = [...underWay.values()].filter((each) => !each.isForStaff).length
  return underWay.size < AT_ONCE && (isForStaff || ofCustomers < OF_CUSTOMERS)
}

/**
 * Takes a turn to make a document about somebody; returns what ends it. One at a time of each, and so many of all: else a few customers could
 * take all memory of the process, as many times over as they ask.
 * @throws DomainError service_unavailable, which is to be tried again
 */
export function takeExportTurn(subject: string, isForStaff: boolean): () => void {
  if (underWay.has(subject) || !isFree(isForStaff)) {
    throw new DomainError('service_unavailable', 'Such documents are being made already: try again in a moment.', {
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    })
  }
  underWay.set(subject, { isForStaff })
  return () => void underWay.delete(subject)
}

/** Ends the turn with the document, however that ends, also when nobody has begun to read it; and the document when it is read for too long. */
export function readInTurn(body: Readable, endTurn: () => void, withinMs = READ_WITHIN_MS): Readable {
  const timer = setTimeout(() => body.destroy(new Error('The document was read too slowly.')), withinMs)
  return body.once('close', () => {
    clearTimeout(timer)
    endTurn()
  })
}
