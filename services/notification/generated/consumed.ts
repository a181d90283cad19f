// Generated from openapi/ by `npm run gen`. Do not edit.

export interface StockBackInStock {
    /** For readBackInStockRequest. */
    request_id: string;
    variant_id: string;
}

export interface StockAvailabilityChanged {
    variant_id: string;
    in_stock: boolean;
    low: boolean;
    /** Grows with every change of this variant's availability. What is not above the last one's is older. */
    version: number;
}

export interface OrderContactErased {
    order_id: string;
    number: string;
}

export interface CartAbandoned {
    cart_id: string;
    /** It grows with every change of the cart, which is not abandoned as it was from then on. */
    cart_version: number;
    customer_id: string;
    total: Money;
    lines: EventLine[];
    /**
     * Format: date-time
     * When the customer changed it last.
     */
    changed_at: string;
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

export interface EventLine {
    variant_id: string;
    quantity: number;
}

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

export interface ShopChanged {
    /** Names of the fields of getShop that changed. */
    fields: string[];
}

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

/** awaiting = not paid yet, by bank transfer say; authorised = the money is held; partially_paid = some of the total has come; paid = all of it, which may be nothing; partially_refunded and refunded = some or all of what had come went back; voided = nothing was or will be taken. */
export type OrderPaymentStatus = "awaiting" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";

/** How much of it was shipped; delivered = all of it has arrived. */
export type OrderFulfilmentStatus = "unfulfilled" | "partial" | "fulfilled" | "delivered";

/** `amount` is what has come. Statuses are as this left them; absent, like the amounts and customer_id, where it happened before the shop told them. */
export interface OrderPaymentReceived {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    amount?: Money;
    /** Whether no money came now, and what was missing need not be paid, as items were cancelled; else absent. */
    rest_waived?: boolean;
}

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

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderFulfilled {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    fulfilment_id: string;
}

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderRefunded {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    refund_id: string;
    amount: Money;
}

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderWithdrawalReceived {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    withdrawal_id: string;
}

export interface PaymentChanged {
    payment_id: string;
    checkout_id: string;
    order_id: string;
    status: PaymentStatus;
    amount: Money;
    captured: Money;
    refunded: Money;
    /** Whether the whole amount was there at one time, also when it has gone back since. Earlier builds do not say it. */
    was_paid_in_full?: boolean;
    /** What of the amount need not be paid, as items of the order were cancelled before it was. Earlier builds do not say it. */
    waived?: Money;
    /** What is going back and has not gone yet. Earlier builds do not say it. */
    refund_pending?: Money;
    /** Those that began or ended by this change. Events of earlier builds have none. */
    refunds?: RefundState[];
    /** Grows with every change of this payment, as does the `sequence` of its events. All amounts are totals as of it. */
    version: number;
}

/** pending = outcome not known yet; requires_action = the buyer must act; authorised = money is reserved; captured = money was taken, manual money perhaps only in part; awaiting = manual money (bank transfer, cash) that has not arrived yet; failed = declined; cancelled = voided, or refunded after capture; refunded = all of it was refunded. */
export type PaymentStatus = "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";

/** A refund, for other services. */
export interface RefundState {
    id: string;
    kind: RefundKind;
    amount: Money;
    status: RefundStatus;
    reason: string | null;
    failure: string | null;
    /** How often the provider was to carry it out. What is told of an earlier try is older. Earlier builds do not say it. */
    tries?: number;
    /**
     * Format: date-time
     * When it was known how it ended; null while it is pending. Earlier builds do not say it.
     */
    ended_at?: string | null;
}

/** provider = requested, or made at the provider, which moves the money; manual = staff send the money and confirm that; reversal = given back by the provider because the payment was declined or cancelled. */
export type RefundKind = "provider" | "manual" | "reversal";

export type RefundStatus = "pending" | "succeeded" | "failed";

export interface ProductChanged {
    product_id: string;
    /** Grows with every event of this product, not always by one. Whoever keeps a copy passes over an event whose version is not above the last one's. It is not the `version` of staff's products, which `If-Match` takes and stock does not move. */
    version: number;
    deleted: boolean;
}

export interface CategoryChanged {
    category_id: string;
    /** Grows with every change of this category. Whoever keeps a copy passes over an event whose version is not above the last one's. */
    version: number;
    deleted: boolean;
}

export interface CollectionChanged {
    collection_id: string;
    /** Grows with every change of this collection. Whoever keeps a copy passes over an event whose version is not above the last one's. */
    version: number;
    deleted: boolean;
}

export interface UserErased {
    user_id: string;
}

export interface ErasureRequested {
    /** For readErasure. */
    erasure_id: string;
    /** At once, and when nothing that had begun before can be under way any more. */
    round: number;
}

export interface UserRegistered {
    user_id: string;
}

export interface PasswordResetRequested {
    /** For readPasswordReset. */
    reset_id: string;
}

export interface PasswordChanged {
    user_id: string;
    /** Whether by this the owner of the e-mail address has shown for the first time that the account is theirs: what it held of addresses and contacts may be of a stranger who registered it. Else absent. */
    owner_proven?: boolean;
}

export interface SignedInElsewhere {
    user_id: string;
    /** For readSignIn. */
    session_id: string;
}

export interface EmailVerificationEvent {
    /** For readEmailVerification. */
    verification_id: string;
}

export interface PhoneCodeEvent {
    /** For readPhoneVerification. */
    verification_id: string;
}

export interface PrincipalChanged {
    /** User id or API key id. */
    principal_id: string;
    /** Sessions that ended; empty when permissions changed. */
    session_ids: string[];
}
