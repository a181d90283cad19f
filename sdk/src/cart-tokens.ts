import type { CartTokenStore, Input, Operation } from './types.ts'

/** A browser that makes carts for years must not fill its storage. */
const KEPT = 20

const CART_PATH = /^\/v1\/carts\/\{([^}]+)\}/

/**
 * Which cart token a call carries:
 * 1. the one in its options;
 * 2. under `/v1/carts/{id}`, the one that cart was created with;
 * 3. on what a buyer may do elsewhere (orders, payments), the one of the cart used last, while nobody is signed in.
 */
export class GuestCarts {
  readonly #store: CartTokenStore

  constructor(store: CartTokenStore) {
    this.#store = store
  }

  async tokenFor(operation: Operation, input: Input, signedIn: boolean): Promise<string | null> {
    const known = (await this.#store.get()) ?? []
    const name = CART_PATH.exec(operation.path)?.[1]
    if (name === undefined) return operation.buyer && !signedIn ? (known.at(-1)?.token ?? null) : null
    const cart = known.find((one) => one.cart_id === input.path?.[name])
    if (cart && cart !== known.at(-1)) await this.#use(cart.cart_id, cart.token)
    return cart?.token ?? null
  }

  /** Keeps the token of a cart that a response brings. */
  async keep(operation: Operation, body: unknown): Promise<void> {
    if (!operation.path.startsWith('/v1/carts')) return
    const cart = body as { id?: unknown; token?: unknown } | null | undefined
    if (typeof cart?.id === 'string' && typeof cart.token === 'string') await this.#use(cart.id, cart.token)
  }

  async #use(cartId: string, token: string): Promise<void> {
    const others = ((await this.#store.get()) ?? []).filter((one) => one.cart_id !== cartId)
    await this.#store.set([...others, { cart_id: cartId, token }].slice(-KEPT))
  }
}
