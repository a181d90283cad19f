// Generated from openapi/ by `npm run gen`. Do not edit.

export interface CheckoutDeleted {
    /** Of the order that it would have become. */
    order_id: string;
}

export interface OrderContactErased {
    order_id: string;
    number: string;
}
