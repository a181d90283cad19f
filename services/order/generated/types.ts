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
    "/internal/checkouts/{checkoutId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries a checkout on after its payment has moved
         * @description Any number of times, in any order with the event payment.changed and the recovery loop; one outcome.
         */
        post: operations["resumeCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "order.placed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order is confirmed; stock is sold, messages go out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order is cancelled; stock and money go back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderCancelled"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.fulfilled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Some or all of an order was shipped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderFulfilled"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Money of an order went back to the buyer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderRefunded"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        CheckoutState: {
            checkout_id: string;
            /** @enum {string} */
            state: "open" | "holding" | "authorising" | "requires_action" | "confirming" | "confirmed" | "undoing" | "failed";
            /** @description Set once the order is confirmed. */
            order_id: string | null;
        };
        EventLine: {
            variant_id: string;
            quantity: number;
        };
        OrderPlaced: {
            order_id: string;
            number: string;
            /** @description The pinned hold to commit. */
            reservation_id: string;
            customer_id: string | null;
            total: components["schemas"]["Money"];
            lines: components["schemas"]["EventLine"][];
        };
        OrderCancelled: {
            order_id: string;
            number: string;
            reservation_id: string;
            reason: string | null;
            /** @description What goes back on the shelf. */
            restock: components["schemas"]["EventLine"][];
        };
        OrderFulfilled: {
            order_id: string;
            number: string;
            fulfilment_id: string;
        };
        OrderRefunded: {
            order_id: string;
            number: string;
            refund_id: string;
            amount: components["schemas"]["Money"];
        };
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
            shipping_address: components["schemas"]["Address"];
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
    resumeCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
