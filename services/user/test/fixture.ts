import { createMetrics } from '@stoa/kit/observability/metrics'
import { UNHURRIED } from '@stoa/kit/postgres/session-limits'
import { keysOfService } from '@stoa/kit/process/service-keys'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import type { Principal } from '@stoa/kit/security/principal'
import { narrowKeys } from '@stoa/kit/security/secrets'
import { anonymous, callerOf, serviceNamed, testSecret } from '@stoa/kit/testing/app'
import { connected, testPostgres, testRedis } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import type { Test } from 'tap'
import { createAccessTokens } from '../access-tokens.ts'
import { buildUser, migrations } from '../app.ts'
import type { Deps } from '../context.ts'
import { createKeyRing } from '../flows/key-ring.ts'
import { createPasswords } from '../flows/passwords.ts'
import { createStaff } from '../flows/staff.ts'
import { calls } from '../generated/clients.ts'
import { routes } from '../generated/routes.ts'
import { OWN_KEYS } from '../key-purposes.ts'
import { createLiveSessions, TTL_SECONDS } from '../store/live-sessions.ts'

export const PASSWORD = 'a long enough password'

export interface SignedIn {
  access_token: string
  refresh_token: string
  expires_in: number
  user: { id: string; email: string; permissions: string[] }
}

export interface List<T> {
  data: T[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
}

export const london = {
  name: 'Ada Lovelace',
  line1: '12 St James’s Square',
  city: 'London',
  postal_code: 'SW1Y 4JH',
  country: 'GB',
}

type Entry = Record<string, unknown>

interface Event {
  type: string
  aggregate: string
  data: { session_ids?: string[]; owner_proven?: boolean }
}

/** The service on a database and a Redis of its own; events are collected instead of sent. */
export async function createFixture(t: Test) {
  // On a busy machine whoever waits for a lock, or has others wait for one, would be told to begin anew.
  const pg = await testPostgres(t, { migrations: [migrations], limits: UNHURRIED })
  const { url, prefix } = await testRedis(t)
  const redis = await connected(await createRedis({ url, name: prefix, onError: () => undefined }))
  t.teardown(() => closeRedis(redis))
  const log = pino({ level: 'silent' })
  const events: Event[] = []
  const outbox = {
    add: async (_tx: unknown, _origin: unknown, draft: Event) => void events.push(draft),
    addAll: async (_tx: unknown, _origin: unknown, drafts: readonly Event[]) => void events.push(...drafts),
  } as never
  const keys = createKeyRing({ pg, secret: testSecret })
  const clock = { ms: 0 }
  const held = {
    order: [] as Entry[],
    requests: [] as { kind?: string; customer_id?: string | null; email?: string | null }[],
    /** Until then orders are being read. */
    until: Promise.resolve(),
  }
  const none = async ({ body }: { body: object }) => {
    held.requests.push(body)
    return { data: [], next: null }
  }
  const clients: Deps['clients'] = {
    order: {
      // A page of two.
      readOrderData: async ({ body }) => {
        held.requests.push(body)
        await held.until
        const at = Number(body.after ?? 0)
        const data = body.kind === 'orders' ? held.order.slice(at, at + 2) : []
        return { data, next: data.length === 2 ? String(at + 2) : null }
      },
    },
    payment: {
      readPaymentData: async ({ body }) => ({
        data: body.order_ids.map((order_id) => ({ order_id, id: `pay of ${order_id}` })),
      }),
    },
    inventory: { readSignUpData: none },
    notification: { readMessageData: none },
  }
  const deps: Deps = {
    pg,
    outbox,
    clients,
    live: createLiveSessions({ redis, prefix, log, clock: () => clock.ms }),
    passwords: createPasswords({ workers: 2 }),
    keys,
    tokens: createAccessTokens({ keys, issuer: 'stoa', audience: 'stoa-api' }),
    // As in a process of its own, so that a purpose which is not listed is noticed.
    secret: narrowKeys(testSecret, keysOfService('user', { routes, calls, own: OWN_KEYS })),
    smsCountries: new Set(['DE', 'GB']),
    phoneCodesPerDay: 50,
  }
  // Long enough after the connection that Redis is trusted.
  clock.ms = TTL_SECONDS * 1_000 + 1
  const app = buildUser(deps, { secret: testSecret, log, metrics: createMetrics(), checkResponses: true })
  t.teardown(() => app.close())
  const as = callerOf(app, 'user')
  const gateway = as(serviceNamed('gateway'))
  return { pg, redis, deps, app, as, events, held, clock, gateway, anyone: as(anonymous) }
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>

export const sessionOf = (signedIn: SignedIn): string => claimsOf(signedIn.access_token).sid as string

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** The principal that the gateway resolves for a sign-in. */
export function principalOf(signedIn: SignedIn, address = '192.0.2.1'): Principal {
  const { id, permissions } = signedIn.user
  return { kind: 'user', id, session: sessionOf(signedIn), permissions, cart: null, address }
}

export async function registerUser(fixture: Fixture, email: string, password = PASSWORD): Promise<SignedIn> {
  const response = await fixture.anyone<SignedIn>('POST', '/v1/auth/register', { body: { email, password } })
  if (response.status !== 201) throw new Error(`register returned ${response.status} ${JSON.stringify(response.body)}`)
  return response.body
}

/** What the owner of a mailbox does with a link: from here on the account is known to be theirs. */
export async function useMailedLink(fixture: Fixture, email: string, new_password = PASSWORD): Promise<void> {
  await fixture.anyone('POST', '/v1/auth/password/forgot', { body: { email } })
  const id = fixture.events.findLast(({ type }) => type === 'user.password_reset_requested')?.aggregate
  const notification = fixture.as({ kind: 'service', name: 'notification' })
  const { token } = (await notification<{ token: string }>('GET', `/internal/password-resets/${id}`)).body
  const used = await fixture.anyone('POST', '/v1/auth/password/reset', { body: { token, new_password } })
  if (used.status !== 204) throw new Error(`resetPassword returned ${used.status} ${JSON.stringify(used.body)}`)
}

export const login = (fixture: Fixture, email: string, password = PASSWORD, address = '192.0.2.1') =>
  fixture.as({ kind: 'anonymous', cart: null, address })<SignedIn>('POST', '/v1/auth/login', {
    body: { email, password },
  })

export const refresh = (fixture: Fixture, refresh_token: string) =>
  fixture.anyone<SignedIn>('POST', '/v1/auth/refresh', { body: { refresh_token } })

export const resolve = (fixture: Fixture, body: { session_id: string } | { api_key: string }) =>
  fixture.gateway<{ id: string; permissions: string[]; publishable?: boolean; code?: string }>(
    'POST',
    '/internal/principals/resolve',
    { body },
  )

/** A staff account, signed in. */
export async function createStaffMember(fixture: Fixture, email: string, permissions: string[]): Promise<SignedIn> {
  await createStaff(fixture.deps, { email, password: PASSWORD, permissions })
  return (await login(fixture, email)).body
}
