// Generated from openapi/ by `npm run gen`. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PaymentChanged: {
            payment_id: string;
            checkout_id: string;
            order_id: string;
            status: components["schemas"]["PaymentStatus"];
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            version: number;
        };
        /**
         * @description pending = outcome not known yet; requires_action = the buyer must do something; authorised = money is held; captured = money is ours; awaiting = manual money (bank transfer, cash) that has not come yet; failed = declined; cancelled = undone before or after capture; refunded = all of it went back.
         * @enum {string}
         */
        PaymentStatus: "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";
        /**
         * @description An amount of money. `amount` counts minor units, so 1999 with EUR is €19.99 and 1999 with JPY is ¥1999.
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            /** @description Minor units of the currency (ISO 4217 exponent). */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
