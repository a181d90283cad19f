// Generated from openapi/ by `npm run gen`. Do not edit.

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

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

/** provider = requested, or made at the provider, which moves the money; manual = staff send the money and confirm that; reversal = given back by the provider because the payment was declined or cancelled. */
export type RefundKind = "provider" | "manual" | "reversal";

export type RefundStatus = "pending" | "succeeded" | "failed";

export interface ErasureRequested {
    /** For readErasure. */
    erasure_id: string;
    /** At once, and when nothing that had begun before can be under way any more. */
    round: number;
}

export interface PasswordChanged {
    user_id: string;
    /** Whether by this the owner of the e-mail address has shown for the first time that the account is theirs: what it held of addresses and contacts may be of a stranger who registered it. Else absent. */
    owner_proven?: boolean;
}
