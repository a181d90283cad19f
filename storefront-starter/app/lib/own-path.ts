/** A path of this storefront that a form or an address names; the home page for anything that leads elsewhere. */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/'
  const here = 'http://here.invalid'
  const url = URL.parse(given, here)
  // Dots are gone only now: `/.//evil.example` has become a path that names a host.
  return url?.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/'
}

/** Where `?next=` leads; null where it names nothing of this storefront. */
export function nextPath(search: URLSearchParams): string | null {
  const given = search.get('next')
  const path = ownPath(given)
  return given === null || (path === '/' && given !== '/') ? null : path
}
