import { NotFoundError, type Stoa, type UserSession } from '@stoa/sdk'
import { dateFor } from './dates.server.ts'
import { deviceName } from './device-name.server.ts'
import type { Visit } from './stoa.server.ts'

/** More are not shown and not ended at once; a person has a few. */
const MAX_SESSIONS = 100

export async function listSessions(stoa: Stoa): Promise<UserSession[]> {
  const { data } = await stoa.auth.listSessions({ limit: MAX_SESSIONS })
  return data
}

/** What a page shows of a session, this browser's before the others. */
export function devicesOf(sessions: readonly UserSession[], visit: Pick<Visit, 'language' | 'facts'>) {
  return sessions
    .toSorted((one, other) => Number(other.current) - Number(one.current))
    .map(({ id, current, user_agent, address, created_at, last_used_at }) => ({
      id,
      isThis: current,
      name: deviceName(user_agent, visit.language),
      address,
      since: dateFor(visit, created_at),
      lastUsed: dateFor(visit, last_used_at),
    }))
}

export type Device = ReturnType<typeof devicesOf>[number]

/** One that has ended meanwhile is what was wanted. */
export async function endSession(stoa: Stoa, id: string): Promise<void> {
  await stoa.auth.revokeSession(id).catch((error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error
  })
}

export async function endOtherSessions(stoa: Stoa): Promise<void> {
  for (const { id, current } of await listSessions(stoa)) if (!current) await endSession(stoa, id)
}
