// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/v1/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the ways to pay */
        get: operations["listPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /** Gets a payment */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goes on with a payment after the buyer has done what was asked
         * @description For a payment in status `requires_action`: the provider is asked, the payment moves, and the order is placed before this answers where that is possible. Any number of times, in any order with the provider's webhook: one outcome. A decline is an answer (status `failed`), not a problem.
         */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/webhooks/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a message of the test provider
         * @description Signed as Standard Webhooks: `webhook-signature` is `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. A timestamp more than 5 minutes off is refused. The message is kept, answered, and then worked on: what counts is what the provider says when asked, not what the message says, so messages may come twice and in any order.
         */
        post: operations["receiveProviderWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists payments, newest first */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /** Gets a payment with its refunds */
        get: operations["getPaymentForStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the money that is held, or marks manual money as received
         * @description From `authorised` or `awaiting`. Less than the whole may be captured, once; the rest is let go. Repeating it answers the payment as it stands.
         */
        post: operations["capturePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives up a payment whose money was not captured
         * @description Captured money is refunded instead (409 `invalid_state`). Repeating it answers the payment as it stands.
         */
        post: operations["voidPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives back some or all of what was captured
         * @description Without an amount, all that is left. More than what is left answers 422 `unprocessable`.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists entries of the double-entry ledger, newest first
         * @description Entries are never changed or deleted, and those of one transfer sum to zero in each currency. Accounts: `provider:<name>:receivable` is the money a provider holds for the shop, `orders:payable` what buyers have paid and not got back.
         */
        get: operations["getLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
export interface webhooks {
    "payment.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment moved to another status, or money of it moved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PaymentChanged"];
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
        PaymentMethodList: {
            data: components["schemas"]["EnabledMethod"][];
        };
        Payment: {
            id: string;
            status: components["schemas"]["PaymentStatus"];
            /** @description As listPaymentMethods names it. */
            method: string;
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            action: components["schemas"]["PaymentAction"];
            /** @description Why it was declined, in words for the buyer. */
            failure: string | null;
            /** @description The order it paid for; null until that is placed. */
            order_id: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        PaymentConfirm: {
            details?: components["schemas"]["PaymentDetails"];
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
        /** @description A message of the test provider. */
        TestProviderMessage: {
            type: string;
            /** @description Key of the charge it is about. */
            charge: string;
        } & {
            [key: string]: unknown;
        };
        WebhookReceipt: {
            received: boolean;
        };
        AdminPayment: {
            id: string;
            status: components["schemas"]["PaymentStatus"];
            method: string;
            provider: string;
            /** @description What the provider calls it; null until it answered. */
            provider_reference: string | null;
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            refunds: components["schemas"]["Refund"][];
            action: components["schemas"]["PaymentAction"];
            /** @description Why it was declined. */
            failure: string | null;
            checkout_id: string;
            /** @description The order it is for; placed only if the checkout went through. */
            order_id: string;
            order_number: string;
            /** @description Grows with every change. */
            version: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        AdminPaymentPage: {
            data: components["schemas"]["AdminPayment"][];
            page: components["schemas"]["PageInfo"];
        };
        Refund: {
            id: string;
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            reason: string | null;
            /** @description Why the provider refused it. */
            failure: string | null;
            /** @description The member of staff who gave it; null for the system. */
            actor: string | null;
            created_at: components["schemas"]["Timestamp"];
        };
        PaymentCapture: {
            amount?: components["schemas"]["Money"];
        };
        PaymentRefund: {
            amount?: components["schemas"]["Money"];
            reason?: string;
        };
        /** @description Half of a transfer. A positive amount is a debit, a negative one a credit. */
        LedgerEntry: {
            id: string;
            /** @description Entries of one transfer sum to zero in each currency. */
            transfer_id: string;
            /**
             * @description What kind of money move it records.
             * @enum {string}
             */
            source: "capture" | "refund";
            /** @description The payment captured, or the refund. */
            reference: string;
            payment_id: string;
            /** @example provider:test:receivable */
            account: string;
            amount: components["schemas"]["Money"];
            created_at: components["schemas"]["Timestamp"];
        };
        LedgerBalance: {
            account: string;
            amount: components["schemas"]["Money"];
        };
        LedgerPage: {
            data: components["schemas"]["LedgerEntry"][];
            balances?: components["schemas"]["LedgerBalance"][];
            page: components["schemas"]["PageInfo"];
        };
        /**
         * @description pending = outcome not known yet; requires_action = the buyer must do something; authorised = money is held; captured = money is ours; awaiting = manual money (bank transfer, cash) that has not come yet; failed = declined; cancelled = undone before or after capture; refunded = all of it went back.
         * @enum {string}
         */
        PaymentStatus: "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";
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
        /** @description What the buyer must do, when the status is requires_action. */
        PaymentAction: {
            /** @enum {string} */
            type: "redirect" | "confirm";
            url?: string;
        } | null;
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
         * Format: date-time
         * @description RFC 3339, UTC.
         * @example 2026-11-23T14:00:00.000Z
         */
        Timestamp: string;
        PageInfo: {
            /** @description Send it as `cursor` for the next page. */
            next_cursor: string | null;
            /** @description Send it as `cursor` for the page before. */
            prev_cursor: string | null;
            /** @description Whether another page follows. */
            has_more: boolean;
            /** @description How many there are in all; only with `include=total`. */
            total?: number;
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
    parameters: {
        /** @description The payment. */
        PaymentId: string;
        /** @description ISO 4217 code of the currency prices are shown in. */
        Currency: components["schemas"]["Currency"];
        /** @description How many entries a page holds. */
        Limit: number;
        /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
        Cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPaymentMethods: {
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
            /** @description The methods a buyer may choose from; with `currency` only those that take it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethodList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
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
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentConfirm"];
            };
        };
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiveProviderWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The provider's id of the message; the same over its retries. */
                "webhook-id"?: string;
                /** @description When it was sent, seconds since 1970. */
                "webhook-timestamp"?: string;
                /** @description Signatures, separated by spaces; one of them must be good. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestProviderMessage"];
            };
        };
        responses: {
            /** @description It is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only these statuses, separated by commas. */
                status?: components["schemas"]["PaymentStatus"][];
                /** @description Only this method. */
                method?: string;
                /** @description Only payments of this order. */
                order_id?: string;
                /** @description Only payments of the order with this number. */
                order_number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPaymentPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentForStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment; its `ETag` is its version. */
            200: {
                headers: {
                    /** @description Version of the payment. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    capturePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentCapture"];
            };
        };
        responses: {
            /** @description The payment as it stands; still `authorised` when the provider has not answered yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    voidPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
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
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentRefund"];
            };
        };
        responses: {
            /** @description The payment as it stands; the refund is `pending` while the provider has not answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLedger: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only entries of this account. */
                account?: string;
                /** @description Only entries of this payment. */
                payment_id?: string;
                /** @description `balances` adds the balance of every account, over all entries. */
                include?: "balances"[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
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
