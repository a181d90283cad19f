/** A path of this storefront that a form or an address names; the home page for anything that leads elsewhere. */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/'
  const here = 'http://here.invalid'
  const url = URL.parse(given, here)
  return url?.origin === here ? `${url.pathname}${url.search}` : '/'
}
