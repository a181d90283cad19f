/** Letters that a path needs no encoding for; anything else could be written in more than one way. */
const PLAIN_PATH = /^\/[\w/.-]*$/
/** What stands for bytes that are no text: two such addresses would become one. */
const REPLACEMENT = '%EF%BF%BD'
const MAX_LENGTH = 2_048

/** Parameters in one order and one spelling; of those of one name the order stays. */
function canonicalQuery(query: string): string | null {
  const parameters = new URLSearchParams(query)
  parameters.sort()
  const text = parameters.toString()
  return text.includes(REPLACEMENT) ? null : text
}

/**
 * The address of a request in the one form that is kept, and that the service is sent: whatever spellings lead to it, they
 * get the response to exactly this. Null for an address that has no such form: its responses are not kept.
 */
export function canonicalUrl(url: string): string | null {
  if (url.length > MAX_LENGTH) return null
  const at = url.indexOf('?')
  const path = at === -1 ? url : url.slice(0, at)
  if (!PLAIN_PATH.test(path)) return null
  if (at === -1 || at === url.length - 1) return path
  const query = canonicalQuery(url.slice(at + 1))
  if (query === null) return null
  return query === '' ? path : `${path}?${query}`
}
