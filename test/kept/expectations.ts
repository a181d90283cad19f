/** What a test must find once a kept shop has caught up; the recorder writes it down beside the data. */
export interface KeptShop {
  recorded_at: string
  /** The commit whose code left the data. */
  commit: string
  /** The root secret of the shop. It protects nothing but this data. */
  secret: string
  staff: { email: string; password: string }
  purchases: Purchase[]
  customers: Customer[]
  /** Requests that had their response before: the same key must bring the same one. */
  replays: Replay[]
  imports: { id: string; products: number }[]
  /** Jobs that have failed for good, by queue. */
  dead_letters: Record<string, number>
  /** To be bought afterwards. */
  product: { variantId: string; slug: string; price: number }
}

export type Message = 'order-confirmation' | 'payment-received' | 'order-cancelled' | 'order-refunded' | 'shipping'

/** How a purchase ends. */
export interface Outcome {
  /** Null: no order comes of it, the cart is open again. */
  order: { status: 'placed' | 'cancelled'; payment_status: string; messages: Message[] } | null
}

/** A guest's cart on its way to an order. */
export interface Purchase extends Outcome {
  /** What stands still in the data. */
  what: string
  cart_id: string
  cart_token: string
  /** The buyer confirms this payment after the restart. When nobody does, the cart is open again at the deadline. */
  confirm?: string
}

export interface Customer {
  user_id: string
  email: string
  password: string
  refresh_token: string
  /** Carts of this customer with the number of their items. */
  carts: { id: string; items: number }[]
}

export interface Replay {
  operation: 'addItem' | 'complete'
  key: string
  cart_id: string
  cart_token: string
  /** Of addItem. */
  body?: { variant_id: string; quantity: number }
  /** Id in the response; for a refusal its code. */
  response: string
}
