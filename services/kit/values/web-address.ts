/**
 * An http(s) address as the URL parser writes it, which has no blanks and no control characters; null for anything else. Whoever
 * puts it into a header, a mail or a page gets one line.
 */
export function webAddress(text: string): string | null {
  const url = URL.parse(text)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
