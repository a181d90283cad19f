import { memoryStore, type Order, type Stoa, type StoredCartTokens, type StoredTokens } from '@stoa/sdk/source'
import type { MultiProcessShop } from '../../harness/multi-process.ts'
import { fillCart, type PurchaseOptions, placeOrder } from '../../harness/purchase.ts'
import { customer, newAddress, visitor } from '../../harness/shop.ts'
import type { StockedProduct } from '../../harness/stock.ts'
import type { Customer, KeptShop, Message, Outcome } from '../expectations.ts'
import { databaseUrl, type Servers } from '../snapshot/kept-shop.ts'
import type { FaultProxy } from './fault-proxy.ts'

/** The shop that is recorded, and the proxies between it and its servers. */
export interface Recording {
  shop: MultiProcessShop
  staff: Stoa
  product: StockedProduct
  proxies: Record<'postgres' | 'mongo' | 'redis' | 'smtp', FaultProxy>
  /** The servers themselves, whatever a proxy does. */
  servers: Servers
  /** Settings of processes that are started from now on. */
  settings: Record<string, string>
  kept: Pick<KeptShop, 'purchases' | 'customers' | 'replays' | 'imports'>
}

export interface Buyer {
  stoa: Stoa
  cartId: string
  token: string
}

export type Bought = Buyer & { order: Order }

/** A guest with a cart that is ready to be ordered. */
export async function newBuyer(
  recording: Recording,
  what: string,
  options: Partial<PurchaseOptions> = {},
): Promise<Buyer> {
  const cartTokens = memoryStore<StoredCartTokens>()
  const stoa = visitor(recording.shop, { cartTokens })
  const lines = [{ variantId: recording.product.variantId, quantity: 1 }]
  const { id: cartId } = await fillCart(stoa, { lines, email: newAddress(what.replaceAll(/\W+/g, '-')), ...options })
  const token = (await cartTokens.get())?.find(({ cart_id }) => cart_id === cartId)?.token
  if (!token) throw new Error(`no token for ${cartId}`)
  return { stoa, cartId, token }
}

/** Writes down how the purchase of a buyer ends. */
export function expectOutcome(
  recording: Recording,
  what: string,
  buyer: Buyer,
  order: Outcome['order'],
  confirm?: string,
): void {
  const { cartId: cart_id, token: cart_token } = buyer
  recording.kept.purchases.push({ what, cart_id, cart_token, order, ...(confirm ? { confirm } : {}) })
}

/** An order that was paid and left alone. */
export const paid: NonNullable<Outcome['order']> = {
  status: 'placed',
  payment_status: 'paid',
  messages: ['order-confirmation'],
}

export const paidWith = (...more: Message[]) => ({ ...paid, messages: [...paid.messages, ...more] })

export async function buyAs(
  recording: Recording,
  what: string,
  options: Partial<PurchaseOptions> = {},
): Promise<Bought> {
  const buyer = await newBuyer(recording, what, options)
  return { ...buyer, order: await placeOrder(buyer.stoa, buyer.cartId) }
}

/** A buyer who has placed the order of a payment that waits; gives the id of the payment. */
export async function buyPending(
  recording: Recording,
  what: string,
  token: string,
): Promise<Buyer & { paymentId: string }> {
  const buyer = await newBuyer(recording, what, { token })
  const pending = await buyer.stoa.carts.complete(buyer.cartId)
  if (!('payment' in pending && 'action' in pending.payment)) throw new Error(`${what} did not wait`)
  return { ...buyer, paymentId: pending.payment.id }
}

/** Somebody who makes an account. */
export async function register(recording: Recording): Promise<{ stoa: Stoa; entry: Customer }> {
  const tokens = memoryStore<StoredTokens>()
  const { stoa, email } = await customer(recording.shop, { auth: tokens })
  const { id: user_id } = await stoa.me.get()
  const refresh_token = (await tokens.get())?.refresh_token ?? ''
  const entry: Customer = { user_id, email, password: 'seven wooden horses', refresh_token, carts: [] }
  recording.kept.customers.push(entry)
  return { stoa, entry }
}

export const databaseOf = ({ servers, shop }: Recording, service: string) =>
  databaseUrl(servers.postgresUrl, `${shop.name}_${service}`)
