import { platformFetch } from '#platform'
import { ApiPromise } from './api-promise.ts'
import { memoryStore, Session } from './auth.ts'
import { baseOf, makeCall } from './call.ts'
import { CallSite } from './call-site.ts'
import { mergeGuestCart, type OpenCart } from './cart-merge.ts'
import { GuestCarts } from './cart-tokens.ts'
import { AbortedError, ApiError, StoaError } from './errors.ts'
import type { HeaderFields } from './headers.ts'
import { PagePromise } from './page.ts'
import { type Call, send, type Transport } from './request.ts'
import { runtime as realRuntime } from './runtime.ts'
import type { Fetch, Input, ListBody, Operation, Reply, RequestOptions, Runtime, StoaOptions } from './types.ts'

/** Every operation there is, by name. */
export type Operations = Readonly<Record<string, Operation>>

/** Whether the response with a guest's token was lost: sent again, the request brings the cart without it. */
function isCartWithoutToken(operation: Operation, { data, response }: Reply<unknown>, signedIn: boolean): boolean {
  if (operation.id !== 'createCart' || signedIn || (data as { token?: unknown } | null)?.token) return false
  return response.headers.get('idempotent-replayed') === 'true'
}

/** What the generated resources call. */
export class Calls {
  readonly #operations: Operations
  readonly #base: string
  readonly #options: StoaOptions
  readonly #transport: Transport
  readonly #session: Session
  readonly #carts: GuestCarts
  readonly #resources = new Map<unknown, unknown>()

  /** @param operations the generated table; the session finds `refreshToken` in it. */
  constructor(operations: Operations, options: StoaOptions, runtime: Runtime = realRuntime) {
    this.#base = baseOf(options.baseUrl)
    this.#options = options
    const { fetch: own } = options
    // Programs that bring their own fetch may expect Headers; making them costs as much as the rest of a call.
    const fetch: Fetch = own ? (url, init) => own(url, { ...init, headers: new Headers(init.headers) }) : platformFetch
    this.#transport = { fetch, hooks: options.hooks ?? {}, runtime }
    this.#carts = new GuestCarts(options.cartTokens ?? memoryStore())
    this.#operations = operations
    const { refreshToken } = operations
    this.#session = new Session({
      auth: options.auth ?? memoryStore(),
      refresh: refreshToken ? (token) => this.#renew(refreshToken, token) : null,
      onSignedOut: options.onSignedOut,
      now: runtime.now,
    })
  }

  /** Calls an operation. */
  send<T, ByStatus extends object = { [status: number]: T }>(
    operation: Operation,
    input: Input = {},
    options: RequestOptions = {},
  ): ApiPromise<T, ByStatus> {
    return new ApiPromise(this.#from(new CallSite(this.send), this.#respond<T>(operation, input, options)))
  }

  /** Calls an operation that responds with a page of a list of `T`. */
  list<T>(operation: Operation, input: Input = {}, options: RequestOptions = {}): PagePromise<T> {
    return this.#list(operation, input, options, new CallSite(this.list))
  }

  /** @param site of the list; its later pages are fetched on behalf of the same line */
  #list<T>(operation: Operation, input: Input, options: RequestOptions, site: CallSite): PagePromise<T> {
    const follow = (cursor: string) =>
      this.#list<T>(operation, { ...input, query: { ...input.query, cursor } }, options, site)
    const reply = this.#from(site, this.#respond<ListBody<T>>(operation, input, options))
    return new PagePromise(reply, follow)
  }

  #from<T>(site: CallSite, reply: Promise<T>): Promise<T> {
    return reply.catch((error: unknown) => {
      throw site.mark(error)
    })
  }

  /** Where a picture is: the API names its own by their path. */
  mediaUrl(picture: string | { url: string }): string {
    const url = typeof picture === 'string' ? picture : picture.url
    return url.startsWith('/') && !url.startsWith('//') ? this.#base + url : url
  }

  /** The one instance of a resource, made when it is first used. */
  resource<R>(Kind: new (calls: Calls) => R): R {
    const made = (this.#resources.get(Kind) as R | undefined) ?? new Kind(this)
    this.#resources.set(Kind, made)
    return made
  }

  /** @param newCarts that may be made; below zero with the caller's own key */
  async #respond<T>(
    operation: Operation,
    given: Input,
    options: RequestOptions,
    newCarts = options.idempotencyKey === undefined ? 2 : -1,
  ): Promise<Reply<T>> {
    const input = await this.#carts.successorOf(operation, given)
    let token: string | null = null
    const call = this.#ready(operation, input, options, async () => {
      // Signing in needs no token, and an old one must not stand in its way.
      token = operation.session ? null : await this.#abortable(this.#session.accessToken(), options.signal)
      const cart = options.cartToken ?? (await this.#carts.tokenFor(operation, input, token !== null))
      return {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(cart ? { 'stoa-cart-token': cart } : {}),
      }
    })
    call.renewed = async (error) =>
      token !== null && (await this.#abortable(this.#session.renewedSince(token, error), options.signal))
    try {
      const reply = (await send(this.#transport, call)) as Reply<T>
      if (newCarts >= 0 && isCartWithoutToken(operation, reply, token !== null)) {
        if (newCarts === 0) throw new StoaError('createCart: every response with a token was lost')
        const idempotencyKey = this.#transport.runtime.key()
        return await this.#respond<T>(operation, input, { ...options, idempotencyKey }, newCarts - 1)
      }
      await this.#learn(operation, input, reply.data)
      return reply
    } catch (error) {
      if (error instanceof StoaError && call.key) error.idempotencyKey ??= call.key
      if (operation.id === 'logout' && error instanceof ApiError && error.status === 401) await this.#session.forget()
      throw error
    }
  }

  async #learn(operation: Operation, input: Input, body: unknown): Promise<void> {
    if (operation.session) await this.#session.keep(body)
    if (operation.id === 'logout') await this.#session.forget()
    await this.#carts.keep(operation, input, body)
    if (operation.id === 'login' || operation.id === 'register') await this.#mergeCart()
  }

  async #mergeCart(): Promise<void> {
    const { auth, mergeCartAtSignIn, onCartMerged } = this.#options
    // With the caller's token nobody has signed in here.
    if (mergeCartAtSignIn === false || typeof auth === 'function') return
    const send = (id: string, input: Input) => this.send<OpenCart>(this.#operations[id] as Operation, input)
    await mergeGuestCart({ carts: this.#carts, send, onCartMerged })
  }

  /** A refresh serves all who wait for it, so it has no signal; each may stop waiting. */
  #abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (!signal) return work
    return new Promise((resolve, reject) => {
      const stop = () => reject(new AbortedError('aborted while the session was refreshed', { cause: signal.reason }))
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop)
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
    })
  }

  async #renew(operation: Operation, refreshToken: string): Promise<unknown> {
    const call = this.#ready(operation, { body: { refresh_token: refreshToken } }, {}, async () => ({}))
    return (await send(this.#transport, call)).data
  }

  #ready(operation: Operation, input: Input, options: RequestOptions, credentials: () => Promise<HeaderFields>): Call {
    const { runtime } = this.#transport
    return makeCall({ operation, input, options, defaults: this.#options, base: this.#base, runtime, credentials })
  }
}
