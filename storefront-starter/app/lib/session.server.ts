import type { StoredCartToken, StoredCartTokens, StoredTokens } from '@stoa/sdk'
import { type Cookie, createCookie } from 'react-router'
import { renewals } from './renewals.server.ts'
import { shop } from './shop.server.ts'

/** What a browser is known by. Its cookie is signed and closed to scripts. */
interface SessionData {
  /** Of a customer who is signed in. */
  tokens?: StoredTokens
  /** Of the carts that a guest used last, and of the orders they became. */
  carts?: StoredCartTokens
  /** The cart that a customer used last; the API opens it with the tokens above. */
  customerCart?: KnownCart
}

/** A cart, and what became of it as far as this browser was told. */
type KnownCart = Pick<StoredCartToken, 'cart_id' | 'order_id' | 'payment_id'>

/** Browsers refuse a cookie of more than 4,096 bytes, its name and attributes counted in. */
const MAX_COOKIE_BYTES = 3_900
const KEPT_CARTS = 3
const SECONDS_A_DAY = 86_400

const isSecure = shop.url.startsWith('https:')

const sessionCookie = createCookie(isSecure ? '__Host-session' : 'session', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
  maxAge: 60 * SECONDS_A_DAY,
  secrets: [shop.secret],
})

/** The SDK keeps the token of a looked-up order as that of a cart, under the order's id. */
const isLookUp = ({ cart_id, order_id }: KnownCart) => cart_id === order_id

type Optional<T> = { [K in keyof T]?: T[K] | undefined }

/** The session of one request: read from its cookie, written back when it has changed. */
export class Session {
  #data: SessionData
  #hasChanged = false
  #hasEnded = false
  readonly #cookie: Cookie

  constructor(data: SessionData, cookie: Cookie) {
    this.#data = data
    this.#cookie = cookie
    const tokens = data.tokens && renewals.successorOf(data.tokens)
    if (tokens) this.#put({ tokens })
  }

  /** Where the SDK keeps the tokens of a customer. */
  readonly auth = {
    get: () => this.#data.tokens ?? null,
    set: (tokens: StoredTokens | null) => {
      const former = this.#data.tokens
      if (former && tokens) renewals.remember(former, tokens)
      this.#put({ tokens: tokens ?? undefined })
    },
  }

  /** Where the SDK keeps the tokens of a guest's carts. */
  readonly cartTokens = {
    get: () => this.#data.carts ?? null,
    set: (carts: StoredCartTokens | null) => this.#put({ carts: carts?.slice(-KEPT_CARTS) }),
  }

  get isSignedIn(): boolean {
    return this.#data.tokens !== undefined
  }

  /** Whether the shop ended it while this request was carried out; the next one is a guest's. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  markEnded(): void {
    this.#hasEnded = true
  }

  /** The cart that was used last in this browser. */
  lastCart(): KnownCart | null {
    const guests = this.#data.carts?.findLast((one) => one.merged_into === undefined && !isLookUp(one))
    return (this.isSignedIn ? this.#data.customerCart : undefined) ?? guests ?? null
  }

  /** Whether an order was found by its number in this browser; what opens it then ends after an hour. */
  hasLookedUp(orderId: string): boolean {
    return this.#data.carts?.some((one) => isLookUp(one) && one.order_id === orderId) ?? false
  }

  /** Keeps what is known of a customer's cart; of a guest's the SDK keeps it, with the token. */
  keepCart(known: KnownCart): void {
    const { tokens, customerCart, carts } = this.#data
    const isGuests = carts?.some(({ cart_id }) => cart_id === known.cart_id)
    if (!tokens || isGuests) return
    this.#put({ customerCart: customerCart?.cart_id === known.cart_id ? { ...customerCart, ...known } : known })
  }

  /** Whoever uses the browser next finds nothing. */
  clear(): void {
    this.#put({ tokens: undefined, carts: undefined, customerCart: undefined })
  }

  #put(change: Optional<SessionData>): void {
    const entries = Object.entries({ ...this.#data, ...change }).filter(([, value]) => value !== undefined)
    this.#data = Object.fromEntries(entries)
    this.#hasChanged = true
  }

  /** The value of `Set-Cookie`, or null when the browser has it already. */
  async setCookie(): Promise<string | null> {
    if (!this.#hasChanged) return null
    let written = await this.#cookie.serialize(this.#data)
    while (written.length > MAX_COOKIE_BYTES && this.#data.carts?.length) {
      this.#put({ carts: this.#data.carts.slice(1) })
      written = await this.#cookie.serialize(this.#data)
    }
    return written
  }
}

/** A cookie that was not signed here is no session. */
export async function readSession(request: Request, cookie: Cookie = sessionCookie): Promise<Session> {
  const data = (await cookie.parse(request.headers.get('cookie'))) as SessionData | null
  return new Session(data ?? {}, cookie)
}
