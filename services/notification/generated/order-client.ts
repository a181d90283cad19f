// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/internal/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                orderId: string;
            };
            cookie?: never;
        };
        /** Reads an order with what a message to its buyer needs */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description For templates; formatted by the notification service in the order's locale. */
        OrderForMessages: {
            id: string;
            number: string;
            email: string;
            locale: string;
            customer_id: string | null;
            currency: components["schemas"]["Currency"];
            lines: {
                title: string;
                variant_title: string | null;
                quantity: number;
                unit_price: components["schemas"]["Money"];
                total: components["schemas"]["Money"];
                image: string | null;
            }[];
            subtotal: components["schemas"]["Money"];
            shipping_total: components["schemas"]["Money"];
            tax_total: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            shipping_address: components["schemas"]["NullableAddress"];
            fulfilments: {
                id: string;
                carrier: string | null;
                tracking_number: string | null;
                tracking_url: string | null;
                lines: {
                    title: string;
                    variant_title: string | null;
                    quantity: number;
                }[];
            }[];
            placed_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
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
        NullableAddress: components["schemas"]["Address"] | null;
        /**
         * Format: date-time
         * @description RFC 3339, UTC.
         * @example 2026-11-23T14:00:00.000Z
         */
        Timestamp: string;
        Problem: {
            /** @description A URI that names the kind of problem. */
            type: string;
            title: string;
            status: number;
            /** @description What happened this time, in a sentence. */
            detail?: string;
            instance?: string;
            code: components["schemas"]["ProblemCode"];
            /** @description Name it when you ask for help. */
            request_id?: string;
            errors?: components["schemas"]["FieldError"][];
            /** @description The cart lines concerned, for `cart_changed` and `out_of_stock`. */
            lines?: components["schemas"]["ProblemLine"][];
        };
        /**
         * @description A postal address. Which parts a country needs differs; only the name, the first line and the country are always asked for.
         * @example {
         *       "name": "Ada Lovelace",
         *       "line1": "12 St James's Square",
         *       "city": "London",
         *       "postal_code": "SW1Y 4JH",
         *       "country": "GB"
         *     }
         */
        Address: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city?: string;
            /** @description ISO 3166-2 code or free text. */
            region?: string;
            postal_code?: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description E.164. */
            phone?: string;
        };
        /**
         * @description Closed list; new codes come only with a new API version. The generator fills it from `x-problems`.
         * @enum {string}
         */
        ProblemCode: "malformed_body" | "validation_failed" | "idempotency_key_missing" | "unauthenticated" | "invalid_credentials" | "token_expired" | "refresh_token_invalid" | "payment_declined" | "forbidden" | "not_found" | "method_not_allowed" | "already_exists" | "invalid_state" | "idempotency_in_progress" | "cart_changed" | "cart_completed" | "cart_incomplete" | "checkout_in_progress" | "out_of_stock" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "unprocessable" | "precondition_required" | "rate_limited" | "headers_too_large" | "internal_error" | "service_unavailable" | "timeout";
        FieldError: {
            /** @description JSON Pointer into the body (RFC 6901). */
            pointer?: string;
            /** @description Name of the path, query or header parameter. */
            parameter?: string;
            code: string;
            detail: string;
        };
        ProblemLine: {
            item_id?: string;
            variant_id: string;
            /** @enum {string} */
            reason: "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced";
            /** @description How many can be had now, when that is known. */
            available?: number;
        };
    };
    responses: {
        /** @description What went wrong, as RFC 9457 problem details. `code` is from a closed list. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderForMessages"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
