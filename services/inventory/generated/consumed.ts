// Generated from openapi/ by `npm run gen`. Do not edit.

/** Its statuses are those it was placed with; absent where that was before the shop told them. */
export interface OrderPlaced {
    order_id: string;
    number: string;
    /** The pinned hold to commit. */
    reservation_id: string;
    customer_id: string | null;
    total: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    lines: EventLine[];
}

/**
 * An amount of money. `amount` counts minor units, so 1999 with EUR is €19.99 and 1999 with JPY is ¥1999.
 * @example {
 *       "amount": 1999,
 *       "currency": "EUR"
 *     }
 */
export interface Money {
    /**
     * Format: int64
     * Minor units of the currency (ISO 4217 exponent).
     */
    amount: number;
    currency: Currency;
}

/** awaiting = not paid yet, by bank transfer say; authorised = the money is held; partially_paid = some of the total has come; paid = all of it, which may be nothing; partially_refunded and refunded = some or all of what had come went back; voided = nothing was or will be taken. */
export type OrderPaymentStatus = "awaiting" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";

/** How much of it was shipped; delivered = all of it has arrived. */
export type OrderFulfilmentStatus = "unfulfilled" | "partial" | "fulfilled" | "delivered";

export interface EventLine {
    variant_id: string;
    quantity: number;
}

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderCancelled {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    reservation_id: string;
    /** As the system or staff gave it. Null where the buyer wrote it: the order has that. */
    reason: string | null;
    /** What goes back into stock. */
    restock: EventLine[];
}

/** Statuses are as this left them; `total` is what was ordered. */
export interface OrderItemsCancelled {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id: string | null;
    total: Money;
    payment_status: OrderPaymentStatus;
    fulfilment_status: OrderFulfilmentStatus;
    cancellation_id: string;
    reservation_id: string;
    reason: string | null;
    /** What these units cost, with the tax. */
    amount: Money;
    /** What is cancelled. */
    lines: EventLine[];
    /** What of it goes back into stock. */
    restock: EventLine[];
}

export interface ErasureRequested {
    /** For readErasure. */
    erasure_id: string;
    /** At once, and when nothing that had begun before can be under way any more. */
    round: number;
}
