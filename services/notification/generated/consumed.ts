// Generated from openapi/ by `npm run gen`. Do not edit.

export interface StockBackInStock {
    /** For readBackInStockRequest. */
    request_id: string;
    variant_id: string;
}

export interface ShopChanged {
    /** Names of the fields of getShop that changed. */
    fields: string[];
}

export interface OrderPlaced {
    order_id: string;
    number: string;
    /** The pinned hold to commit. */
    reservation_id: string;
    customer_id: string | null;
    total: Money;
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

export interface EventLine {
    variant_id: string;
    quantity: number;
}

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

export interface OrderPaymentReceived {
    order_id: string;
    number: string;
}

export interface OrderCancelled {
    order_id: string;
    number: string;
    reservation_id: string;
    reason: string | null;
    /** What goes back into stock. */
    restock: EventLine[];
}

export interface OrderFulfilled {
    order_id: string;
    number: string;
    fulfilment_id: string;
}

export interface OrderRefunded {
    order_id: string;
    number: string;
    refund_id: string;
    amount: Money;
}

export interface OrderWithdrawalReceived {
    order_id: string;
    number: string;
    withdrawal_id: string;
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
}
