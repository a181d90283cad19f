import type { Route } from '../contract/operations.ts'

type Mounted = Pick<Route, 'method' | 'url'>

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)

/**
 * The methods that an address has an operation for, as in `Allow` (RFC 9110 §10.2.1): none where there is nothing. For requests
 * that no route takes, which are few.
 */
export function createAllowedMethods(routes: readonly Mounted[]): (address: string) => string[] {
  const byUrl = Map.groupBy(routes, ({ url }) => url)
  const mounted = [...byUrl].map(([url, each]) => ({
    pattern: patternOf(url),
    methods: each.map(({ method }) => method),
  }))
  return (address) => {
    const [path = ''] = address.split('?')
    const methods = new Set<string>(mounted.flatMap((one) => (one.pattern.test(path) ? one.methods : [])))
    if (methods.has('GET')) methods.add('HEAD')
    return [...methods]
  }
}
