import type { CartTokenStore, Input, Operation, StoredCartToken } from './types.ts'

/** A browser that makes carts for years must not fill its storage. */
const KEPT = 20

const CART_PATH = /^\/v1\/carts\/\{([^}]+)\}/
const BUYER_PATH = /^\/v1\/(orders|payments)\/\{([^}]+)\}/

/** What responses of a guest's cart, payment and order say about each other, as far as it is read here. */
interface Told {
  id?: unknown
  token?: unknown
  status?: unknown
  order_id?: unknown
  payment?: { id?: unknown } | null
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Which order and payment a response names: of placeOrder, of a cart that has become an order, of a payment. */
function namedBy(operation: Operation, told: Told): Partial<StoredCartToken> {
  const paymentId = text(told.payment?.id)
  const isOrder = operation.id === 'placeOrder' && told.status !== 'requires_action'
  const orderId = isOrder ? text(told.id) : text(told.order_id)
  return { ...(orderId ? { order_id: orderId } : {}), ...(paymentId ? { payment_id: paymentId } : {}) }
}

/**
 * Which cart token a call carries:
 * 1. the one in its options;
 * 2. under `/v1/carts/{id}`, the one that cart was created with;
 * 3. on an order or payment that a kept cart became, that cart's;
 * 4. on another order or payment, the one of the cart used last, while nobody is signed in.
 */
export class GuestCarts {
  readonly #store: CartTokenStore

  constructor(store: CartTokenStore) {
    this.#store = store
  }

  async tokenFor(operation: Operation, input: Input, signedIn: boolean): Promise<string | null> {
    if (!CART_PATH.test(operation.path) && !operation.buyer) return null
    const known = (await this.#store.get()) ?? []
    const cart = this.#cartOf(known, operation, input)
    if (CART_PATH.test(operation.path)) {
      if (cart && cart !== known.at(-1)) await this.#put(cart)
      return cart?.token ?? null
    }
    return cart?.token ?? (signedIn ? null : (known.at(-1)?.token ?? null))
  }

  /** Keeps what a response brings: the token of a new cart; the order and payment that a cart has become. */
  async keep(operation: Operation, input: Input, body: unknown): Promise<void> {
    const told = body as Told | null | undefined
    if (typeof told !== 'object' || told === null) return
    const [id, token] = [text(told.id), text(told.token)]
    if (operation.path === '/v1/carts' && id && token) return await this.#put({ cart_id: id, token })
    if (!operation.buyer) return
    const cart = this.#cartOf((await this.#store.get()) ?? [], operation, input)
    if (!cart) return
    const named = namedBy(operation, told)
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
    const name = CART_PATH.exec(operation.path)?.[1]
    if (name === undefined) return input
    const into = this.#cartOf((await this.#store.get()) ?? [], operation, input)?.merged_into
    return into === undefined ? input : { ...input, path: { ...input.path, [name]: into } }
  }

  #cartOf(known: readonly StoredCartToken[], { path }: Operation, input: Input): StoredCartToken | undefined {
    const cart = CART_PATH.exec(path)?.[1]
    if (cart !== undefined) return known.find(({ cart_id }) => cart_id === input.path?.[cart])
    const [, kind, name = ''] = BUYER_PATH.exec(path) ?? []
    if (kind === undefined) return undefined
    const key = kind === 'orders' ? 'order_id' : 'payment_id'
    return known.find((one) => one[key] !== undefined && one[key] === input.path?.[name])
  }

  /** As the one used last. */
  async #put(cart: StoredCartToken): Promise<void> {
    const others = ((await this.#store.get()) ?? []).filter(({ cart_id }) => cart_id !== cart.cart_id)
    await this.#store.set([...others, cart].slice(-KEPT))
  }
}
