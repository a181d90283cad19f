/** The part of autocannon that the bench uses; the package has no types of its own. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  interface Client {
    setRequests(requests: readonly { path: string }[]): void
  }

  interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration?: number
    /** Requests in all; beats `duration`. */
    amount?: number
    /** Seconds. */
    timeout?: number
    setupClient?: (client: Client) => void
  }

  interface Result {
    errors: number
    non2xx: number
  }

  interface Run extends EventEmitter, PromiseLike<Result> {
    on(event: 'response', listener: (client: Client, status: number, bytes: number, milliseconds: number) => void): this
  }

  export default function autocannon(options: Options): Run
}
