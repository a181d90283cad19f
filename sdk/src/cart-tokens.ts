import type { CartTokenStore, Input, Operation, StoredCartToken } from './types.ts'

/** A browser that makes carts for years must not fill its storage. */
const KEPT = 20

const OWN_PATH = /^\/v1\/(cart|order|payment)s\/\{([^}]+)\}/
const isOfCart = ({ path }: Operation) => path.startsWith('/v1/carts/')

/** What responses of a guest's cart, payment and order say about each other, as far as it is read here. */
interface Told {
  id?: unknown
  token?: unknown
  order_id?: unknown
  payment?: { id?: unknown } | null
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Which order and payment a response names: an order, a cart that has become one, a payment. */
function namedBy(operation: Operation, told: Told): Partial<StoredCartToken> {
  const paymentId = text(told.payment?.id)
  // Of placeOrder that waits for the payment the response has no id.
  const orderId = text(/Order$/.test(operation.id) ? told.id : told.order_id)
  return { ...(orderId ? { order_id: orderId } : {}), ...(paymentId ? { payment_id: paymentId } : {}) }
}

/** Which cart token a call carries, as `StoaOptions.cartTokens` says. */
export class GuestCarts {
  readonly #store: CartTokenStore

  constructor(store: CartTokenStore) {
    this.#store = store
  }

  async tokenFor(operation: Operation, input: Input, signedIn: boolean): Promise<string | null> {
    if (!isOfCart(operation) && !operation.buyer) return null
    const known = (await this.#store.get()) ?? []
    const cart = this.#cartOf(known, operation, input)
    if (isOfCart(operation)) {
      if (cart && cart !== known.at(-1)) await this.#put(cart)
      return cart?.token ?? null
    }
    return cart?.token ?? (signedIn ? null : (known.at(-1)?.token ?? null))
  }

  /** Keeps what a response brings: the token of a new cart or found order; the order and payment that a cart has become. */
  async keep(operation: Operation, input: Input, body: unknown): Promise<void> {
    const told = body as Told | null | undefined
    if (typeof told !== 'object' || told === null) return
    const [id, token] = [text(told.id), text(told.token)]
    if (!operation.buyer && !token) return
    const named = namedBy(operation, told)
    const known = (await this.#store.get()) ?? []
    if (id && token) {
      // The token of the cart itself lasts longer.
      const isKnown = known.some(({ cart_id, order_id }) => order_id === id && cart_id !== id)
      return isKnown ? undefined : await this.#put({ cart_id: id, token, ...named })
    }
    const cart = this.#cartOf(known, operation, input)
    if (!cart) return
    const isNew = Object.entries(named).some(([key, value]) => cart[key as keyof StoredCartToken] !== value)
    if (isNew) await this.#put({ ...cart, ...named })
  }

  /** The cart that a guest who signs in brings along: the one used last, unless it has become an order. */
  async open(): Promise<StoredCartToken | null> {
    const last = ((await this.#store.get()) ?? []).at(-1)
    return last && last.order_id === undefined && last.merged_into === undefined ? last : null
  }

  async merged(cart: StoredCartToken, into: string): Promise<void> {
    await this.#put({ ...cart, merged_into: into })
  }

  /** The id under which a cart goes on: its own, or that of the cart it was merged into. */
  async successorOf(operation: Operation, input: Input): Promise<Input> {
    if (!isOfCart(operation)) return input
    const [, , name = ''] = OWN_PATH.exec(operation.path) ?? []
    const into = this.#cartOf((await this.#store.get()) ?? [], operation, input)?.merged_into
    return into === undefined ? input : { ...input, path: { ...input.path, [name]: into } }
  }

  #cartOf(known: readonly StoredCartToken[], { path }: Operation, input: Input): StoredCartToken | undefined {
    const [, kind, name = ''] = OWN_PATH.exec(path) ?? []
    const id = kind && input.path?.[name]
    return known.find((one) => id !== undefined && one[`${kind}_id` as 'cart_id'] === id)
  }

  /** As the one used last; what was only looked up stays behind that. */
  async #put(cart: StoredCartToken): Promise<void> {
    const others = ((await this.#store.get()) ?? []).filter(({ cart_id }) => cart_id !== cart.cart_id)
    others.splice(cart.cart_id === cart.order_id ? -1 : others.length, 0, cart)
    await this.#store.set(others.slice(-KEPT))
  }
}
