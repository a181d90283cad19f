import { DomainError } from '@stoa/kit/values/problem'

/** Documents that a process makes at a time: a page of each is in memory, several times as large as it is sent. */
const AT_ONCE = 4
const RETRY_AFTER_SECONDS = 5

const underWay = new Set<string>()

/**
 * Takes a turn to make a document about somebody; returns what ends it. One at a time of each, and so many of all: else a few customers could
 * take all memory of the process, as many times over as they ask.
 * @throws DomainError service_unavailable, which is to be tried again
 */
export function takeExportTurn(subject: string): () => void {
  if (underWay.has(subject) || underWay.size >= AT_ONCE) {
    throw new DomainError('service_unavailable', 'Such documents are being made already: try again in a moment.', {
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    })
  }
  underWay.add(subject)
  return () => void underWay.delete(subject)
}
