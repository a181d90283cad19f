/** A small API of its own, so that the core is tested whatever the shop's API looks like. */
import { Calls } from '../src/client.ts'
import type { Operation, Runtime, StoaOptions } from '../src/types.ts'

const table = {
  read: { id: 'read', method: 'GET', path: '/v1/things/{id}', hasBody: true },
  list: { id: 'list', method: 'GET', path: '/v1/things', comma: ['ids'] },
  create: { id: 'create', method: 'POST', path: '/v1/things', keyed: true, body: 'application/json' },
  remove: { id: 'remove', method: 'DELETE', path: '/v1/things/{id}', keyed: true },
  /** Neither safe nor keyed: it may arrive once at most. */
  once: { id: 'once', method: 'POST', path: '/v1/once', body: 'application/json' },
  importCsv: { id: 'importCsv', method: 'POST', path: '/v1/imports', keyed: true, body: 'text/csv' },
  addImage: { id: 'addImage', method: 'POST', path: '/v1/images', keyed: true, body: 'image/*' },
  exportCsv: { id: 'exportCsv', method: 'GET', path: '/v1/exports', response: 'text' },
  image: { id: 'image', method: 'GET', path: '/v1/image', response: 'blob' },
  stream: { id: 'stream', method: 'GET', path: '/v1/stream', response: 'stream' },
  login: { id: 'login', method: 'POST', path: '/v1/auth/login', body: 'application/json', session: true },
  refreshToken: {
    id: 'refreshToken',
    method: 'POST',
    path: '/v1/auth/refresh',
    body: 'application/json',
    session: true,
  },
  logout: { id: 'logout', method: 'POST', path: '/v1/auth/logout' },
  createCart: { id: 'createCart', method: 'POST', path: '/v1/carts', keyed: true, body: 'application/json' },
  getCart: { id: 'getCart', method: 'GET', path: '/v1/carts/{cartId}', buyer: true },
  getOrder: { id: 'getOrder', method: 'GET', path: '/v1/orders/{id}', buyer: true },
} as const satisfies Record<string, Operation>

export const operations: { readonly [K in keyof typeof table]: Operation } = table

export interface Clock extends Runtime {
  time: number
  /** Waits asked for, in milliseconds. */
  readonly sleeps: number[]
  /** Lets every timer that runs now fire. */
  fire(): void
}

/** A clock that only tests move: sleeping takes no time but is written down, timers fire when told. */
export function makeClock(random = 0): Clock {
  const timers = new Set<() => void>()
  let keys = 0
  const clock: Clock = {
    time: Date.UTC(2026, 10, 23),
    sleeps: [],
    now: () => clock.time,
    random: () => random,
    sleep: async (ms) => {
      clock.sleeps.push(ms)
      clock.time += ms
    },
    timer: (_, fire) => {
      timers.add(fire)
      return () => timers.delete(fire)
    },
    fire: () => {
      for (const fire of timers) fire()
    },
    key: () => `key-${keys++}`,
  }
  return clock
}

export function makeCalls(baseUrl: string, options: Partial<StoaOptions> = {}, clock: Clock = makeClock()): Calls {
  return new Calls(operations, { baseUrl, ...options }, clock)
}

const inputs: Record<string, object> = {
  read: { path: { id: 'a' } },
  create: { body: { n: 1 } },
  once: { body: { n: 1 } },
}

/** One call of an operation of the fixture, with an input of its own. */
export const call = (calls: Calls, operation: Operation, options = {}) =>
  calls.send(operation, inputs[operation.id], options)
