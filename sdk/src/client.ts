import { platformFetch } from '#platform'
import { ApiPromise } from './api-promise.ts'
import { memoryStore, Session } from './auth.ts'
import { mergeGuestCart } from './cart-merge.ts'
import { GuestCarts } from './cart-tokens.ts'
import { addressOf, encodeBody } from './encode.ts'
import { AbortedError, ApiError } from './errors.ts'
import type { Cart } from './generated/types.ts'
import { fieldsOf, type HeaderFields, mergeHeaders } from './headers.ts'
import { PagePromise } from './page.ts'
import { type Call, send, type Transport } from './request.ts'
import { runtime as realRuntime } from './runtime.ts'
import type { Fetch, Input, ListBody, Operation, Reply, RequestOptions, Runtime, StoaOptions } from './types.ts'

/** Every operation there is, by name. */
export type Operations = Readonly<Record<string, Operation>>

/** A wrong address would otherwise look like a shop that is away, after all the tries. */
function assertAddress(baseUrl: string): void {
  if (URL.canParse(baseUrl) && /^https?:$/.test(new URL(baseUrl).protocol)) return
  throw new TypeError(`baseUrl must be an http or https address such as https://shop.example.com, not "${baseUrl}"`)
}

/**
 * Whether the response with a guest's new cart was lost: the same request sent again brings the cart and not its token, so
 * another cart has to be made.
 */
function isCartWithoutToken(operation: Operation, { data, response }: Reply<unknown>, signedIn: boolean): boolean {
  if (operation.id !== 'createCart' || signedIn) return false
  const isTokenless = (data as { token?: unknown } | null)?.token === undefined
  return isTokenless && response.headers.get('idempotent-replayed') === 'true'
}

/** What the generated resources call. */
export class Calls {
  readonly #operations: Operations
  readonly #options: StoaOptions
  readonly #transport: Transport
  readonly #session: Session
  readonly #carts: GuestCarts
  readonly #resources = new Map<unknown, unknown>()

  /** @param operations the generated table; the session finds `refreshToken` in it. */
  constructor(operations: Operations, options: StoaOptions, runtime: Runtime = realRuntime) {
    assertAddress(options.baseUrl)
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
  send<T>(operation: Operation, input: Input = {}, options: RequestOptions = {}): ApiPromise<T> {
    return new ApiPromise(this.#respond<T>(operation, input, options))
  }

  /** Calls an operation that responds with a page of a list of `T`. */
  list<T>(operation: Operation, input: Input = {}, options: RequestOptions = {}): PagePromise<T> {
    const follow = (cursor: string) => this.list<T>(operation, { ...input, query: { ...input.query, cursor } }, options)
    return new PagePromise(this.#respond<ListBody<T>>(operation, input, options), follow)
  }

  /** The one instance of a resource, made when it is first used. */
  resource<R>(Kind: new (calls: Calls) => R): R {
    const made = (this.#resources.get(Kind) as R | undefined) ?? new Kind(this)
    this.#resources.set(Kind, made)
    return made
  }

  async #respond<T>(operation: Operation, given: Input, options: RequestOptions): Promise<Reply<T>> {
    const input = await this.#carts.successorOf(operation, given)
    let token: string | null = null
    const call = this.#call(operation, input, options, async () => {
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
      const isOwnKey = options.idempotencyKey === undefined
      if (isOwnKey && isCartWithoutToken(operation, reply, token !== null)) {
        return await this.#respond<T>(operation, input, { ...options, idempotencyKey: this.#transport.runtime.key() })
      }
      await this.#learn(operation, input, reply.data)
      return reply
    } catch (error) {
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
    // With a token of the caller's nobody has signed in here yet.
    if (mergeCartAtSignIn === false || typeof auth === 'function') return
    const send = (operation: Operation, input: Input) => this.send<Cart>(operation, input)
    await mergeGuestCart({ carts: this.#carts, operations: this.#operations, send, onCartMerged })
  }

  /** A refresh serves every call that waits for it, so it has no signal; the one who waits may stop waiting. */
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
    const call = this.#call(operation, { body: { refresh_token: refreshToken } }, {}, async () => ({}))
    return (await send(this.#transport, call)).data
  }

  #call(operation: Operation, input: Input, options: RequestOptions, credentials: () => Promise<HeaderFields>): Call {
    const defaults = this.#options
    const total = options.totalTimeoutMs ?? defaults.totalTimeoutMs ?? Number.POSITIVE_INFINITY
    const body = encodeBody(operation, input.body, options.contentType)
    const key = operation.keyed ? (options.idempotencyKey ?? this.#transport.runtime.key()) : null
    const fixed: HeaderFields = {
      accept: operation.response ? '*/*' : 'application/json',
      'content-type': body.contentType,
      'idempotency-key': key,
      'if-match': options.ifMatch,
      'challenge-token': options.challengeToken,
      'stoa-api-key': defaults.apiKey,
    }
    return {
      operation,
      url: addressOf(defaults.baseUrl, operation, input),
      body,
      headers: async () =>
        mergeHeaders(fieldsOf(defaults.headers), fixed, await credentials(), fieldsOf(options.headers)),
      renewed: async () => false,
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? defaults.timeoutMs ?? 30_000,
      deadline: this.#transport.runtime.now() + total,
      maxRetries: options.maxRetries ?? defaults.maxRetries ?? 2,
    }
  }
}
