// Generated from openapi/ by `npm run gen`. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        OrderPlaced: {
            order_id: string;
            number: string;
            /** @description The pinned hold to commit. */
            reservation_id: string;
            customer_id: string | null;
            total: components["schemas"]["Money"];
            lines: components["schemas"]["EventLine"][];
        };
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
        EventLine: {
            variant_id: string;
            quantity: number;
        };
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
        OrderCancelled: {
            order_id: string;
            number: string;
            reservation_id: string;
            reason: string | null;
            /** @description What goes back on the shelf. */
            restock: components["schemas"]["EventLine"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
