import { CURSOR_KEY } from '../contract/cursor.ts'
import type { Call, Route } from '../contract/operations.ts'
import { internalKey } from '../security/internal-token.ts'
import { type Keys, narrowKeys } from '../security/secrets.ts'
import { ConfigError } from './config.ts'

/** What decides which keys a service holds. */
export interface KeyNeeds {
  /** Its operations: who may call them. */
  routes?: readonly Pick<Route, 'callers'>[]
  /** What it calls itself. */
  calls?: readonly Pick<Call, 'service'>[]
  /** Purposes of its own. */
  own?: readonly string[]
}

/** The purposes of every key that a service holds: its own, and one for each service it calls or is called by. */
export function keysOfService(name: string, { routes = [], calls = [], own = [] }: KeyNeeds): string[] {
  const callers = routes.length > 0 ? ['gateway', ...routes.flatMap((route) => route.callers ?? [])] : []
  const purposes = [
    ...own,
    ...(routes.length > 0 ? [CURSOR_KEY] : []),
    ...callers.map((caller) => internalKey(caller, name)),
    ...calls.map((call) => internalKey(name, call.service)),
  ]
  return [...new Set(purposes)].sort()
}

/** The keys of this service out of those the process has; a key file of another service lacks some. */
export function ownKeys(keys: Keys, name: string, needs: KeyNeeds): Keys {
  const purposes = keysOfService(name, needs)
  const own = narrowKeys(keys, purposes)
  const missing = purposes.filter((purpose) => !own.derived.has(purpose))
  if (missing.length > 0) throw new ConfigError(missing.map((purpose) => `STOA_KEYS has no key for "${purpose}"`))
  return own
}
