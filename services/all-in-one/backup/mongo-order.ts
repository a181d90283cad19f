/**
 * MongoDB has no snapshot on a server by itself, so collections are copied one after another, in an order in which what
 * points at something is never ahead of it:
 *
 * - how far webhooks have been made, then those, then the events that they are of, then how far the feed has positions:
 *   a webhook may be made again, under its own id, and no position is given twice;
 * - documents, then what was relayed out of them: an event is in one of the two.
 */
const FIRST = ['webhook_positions', 'webhook_deliveries']
const LAST = ['relayed_events', 'relay_positions', 'event_positions']
/** Tells of copies of the search index that are on the disk of a process: they are not in a backup, and made again. */
const LEFT_OUT = ['index_copies']

export function inCopyOrder(collections: readonly string[]): string[] {
  const rank = (name: string) => (FIRST.indexOf(name) + 1 || FIRST.length + 1) + (LAST.indexOf(name) + 1) * 10
  return collections
    .filter((name) => !LEFT_OUT.includes(name))
    .toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
}
