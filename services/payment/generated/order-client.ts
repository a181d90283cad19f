// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
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
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CheckoutState: {
            checkout_id: string;
            /** @enum {string} */
            state: "paying" | "requires_action" | "undoing" | "confirmed" | "failed";
            /** @description Set once the order is confirmed. */
            order_id: string | null;
        };
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
