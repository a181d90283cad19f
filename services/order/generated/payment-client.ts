// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/internal/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the payment methods that may be used for an amount */
        get: operations["listEnabledMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Authorises, and by default captures, the money for a checkout
         * @description Idempotent by `payment_id`, which the caller mints and writes down before the call: repeating it answers the payment as it stands now and never charges again. A decline is an answer (status `failed`), not a problem.
         */
        post: operations["authorisePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        /** Reads a payment, asking the provider first when its outcome is not known */
        get: operations["readPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/payments/{paymentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes a payment whatever its state; voids what was authorised, refunds what was captured
         * @description Idempotent; an unknown payment is written down as cancelled, so that a late authorisePayment cannot charge. What was captured has gone back when it answers. While the provider does not answer it is a 503; the wish is kept and carried out by the service itself, and repeating the call is harmless.
         */
        post: operations["cancelPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/payments/{paymentId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives back some or all of what was captured
         * @description Idempotent by `refund_id`. More than what is left answers 422 `unprocessable`.
         */
        post: operations["refundOrder"];
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
        EnabledMethod: {
            /** @description What startPayment takes as `method`: test, bank_transfer, cash_on_delivery. */
            id: string;
            /** @enum {string} */
            kind: "test" | "manual";
            title: string;
        };
        AuthoriseRequest: {
            payment_id: string;
            checkout_id: string;
            order_id: string;
            order_number: string;
            /** @description Who may see the payment: a user id, or a guest cart id. */
            owner: string;
            method: string;
            amount: components["schemas"]["Money"];
            details?: components["schemas"]["PaymentDetails"];
        };
        PaymentState: {
            payment_id: string;
            status: components["schemas"]["PaymentStatus"];
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            action: components["schemas"]["PaymentAction"];
            /** @description Why it was declined, in words for the buyer. */
            failure: string | null;
            /** @description The refund that was asked for, in the answer of refundOrder. */
            refund?: {
                id: string;
                /** @enum {string} */
                status: "pending" | "succeeded" | "failed";
            };
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
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
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
         * @description What the provider needs from the browser, a token of the card say; never card data. The `test` provider reads `token`: `tok_approve` (also when there is none), `tok_decline`, `tok_action` (asks the buyer to confirm; then `outcome: fail` declines), `tok_slow` (answers after 2 seconds), `tok_lost_reply` (charges, but the answer is lost: `pending` until the provider is asked), `tok_webhook_only` (`pending` until the provider's webhook comes, a second later).
         * @example {
         *       "token": "tok_approve"
         *     }
         */
        PaymentDetails: {
            [key: string]: string;
        };
        /**
         * @description pending = outcome not known yet; requires_action = the buyer must do something; authorised = money is held; captured = money is ours; awaiting = manual money (bank transfer, cash) that has not come yet; failed = declined; cancelled = undone before or after capture; refunded = all of it went back.
         * @enum {string}
         */
        PaymentStatus: "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";
        /** @description What the buyer must do, when the status is requires_action. */
        PaymentAction: {
            /** @enum {string} */
            type: "redirect" | "confirm";
            url?: string;
        } | null;
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
    parameters: {
        /** @description ISO 4217 code of the currency prices are shown in. */
        Currency: components["schemas"]["Currency"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEnabledMethods: {
        parameters: {
            query?: {
                /** @description ISO 4217 code of the currency prices are shown in. */
                currency?: components["parameters"]["Currency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnabledMethod"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    authorisePayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthoriseRequest"];
            };
        };
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refund_id: string;
                    amount: components["schemas"]["Money"];
                    reason: string | null;
                };
            };
        };
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
