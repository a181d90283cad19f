// Generated from openapi/ by `npm run gen`. Do not edit.

export interface PaymentMethodList {
    data: EnabledMethod[];
}

export interface Payment {
    id: string;
    status: PaymentStatus;
    /** As listPaymentMethods names it; `none` when nothing was to be paid. */
    method: string;
    amount: Money;
    captured: Money;
    refunded: Money;
    action: PaymentAction;
    /** Why it was declined, as text for the buyer. */
    failure: string | null;
    /** The order it paid for; null until that is placed. */
    order_id: string | null;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface PaymentConfirm {
    details?: PaymentDetails;
}

/**
 * What the provider needs from the browser, a token of the card say; never card data. The `test` provider reads `token`: `tok_approve` (also when there is none), `tok_decline`, `tok_action` (asks the buyer to confirm; then `outcome: fail` declines), `tok_slow` (responds after 2 seconds), `tok_lost_reply` (charges, but the response is lost: `pending` until the provider is queried), `tok_webhook_only` (`pending` until the provider's webhook comes, a second later).
 * @example {
 *       "token": "tok_approve"
 *     }
 */
export interface PaymentDetails {
    [key: string]: string;
}

/** A webhook of the test provider. */
export type TestProviderWebhook = {
    type: string;
    /** Key of the charge it is about. */
    charge: string;
} & {
    [key: string]: unknown;
};

export interface WebhookReceipt {
    received: boolean;
}

export interface AdminPayment {
    id: string;
    status: PaymentStatus;
    method: string;
    provider: string;
    /** The provider's id of the charge; null until it responded. */
    provider_reference: string | null;
    amount: Money;
    /** What of `amount` need not be paid, as items of the order were cancelled before it was. */
    waived?: Money;
    captured: Money;
    refunded: Money;
    /** Manual money, as staff recorded it. What a provider captured is in `captured` alone. */
    captures: Capture[];
    refunds: Refund[];
    action: PaymentAction;
    /** Why it was declined. */
    failure: string | null;
    checkout_id: string;
    /** The order it is for; placed only if the checkout went through. */
    order_id: string;
    order_number: string;
    /** Who captured authorised money, `user:` or `key:` with the id; null for the system. Manual money says it in `captures`. */
    captured_by: string | null;
    /** Who voided it, likewise. */
    voided_by: string | null;
    /** Grows with every change. */
    version: number;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface AdminPaymentPage {
    data: AdminPayment[];
    page: PageInfo;
}

export type RefundStatus = "pending" | "succeeded" | "failed";

/** provider = requested, or made at the provider, which moves the money; manual = staff send the money and confirm that; reversal = given back by the provider because the payment was declined or cancelled. */
export type RefundKind = "provider" | "manual" | "reversal";

export interface Refund {
    /** The same on the payment and on its order. */
    id: string;
    kind: RefundKind;
    amount: Money;
    status: RefundStatus;
    reason: string | null;
    /** Why the provider refused it, or staff will not send it. */
    failure: string | null;
    /** What the bank calls the transfer, as staff noted it. */
    reference: string | null;
    /** Who gave it, `user:` or `key:` with the id; null for the system. */
    actor: string | null;
    /** Who confirmed or rejected it, likewise; null for what a provider ended. */
    ended_by: string | null;
    /** Who had it tried again last, likewise. */
    retried_by: string | null;
    created_at: Timestamp;
}

export interface ListedRefund {
    /** The same on the payment and on its order. */
    id: string;
    kind: RefundKind;
    amount: Money;
    status: RefundStatus;
    reason: string | null;
    /** Why the provider refused it, or staff will not send it. */
    failure: string | null;
    /** What the bank calls the transfer, as staff noted it. */
    reference: string | null;
    /** Who gave it, `user:` or `key:` with the id; null for the system. */
    actor: string | null;
    /** Who confirmed or rejected it, likewise; null for what a provider ended. */
    ended_by: string | null;
    /** Who had it tried again last, likewise. */
    retried_by: string | null;
    payment_id: string;
    order_id: string;
    order_number: string;
    /** The payment's. */
    method: string;
    created_at: Timestamp;
}

export interface ListedRefundPage {
    data: ListedRefund[];
    page: PageInfo;
}

/**
 * @example {
 *       "reference": "SEPA-2026-11-25-0042"
 *     }
 */
export interface RefundConfirm {
    /** What the bank calls the transfer. */
    reference?: string;
}

/**
 * @example {
 *       "reason": "The buyer takes a voucher instead."
 *     }
 */
export interface RefundReject {
    /** Why it will not be sent; shown as `failure`. */
    reason: string;
}

export interface Capture {
    /** The ledger's `reference`. */
    id: string;
    amount: Money;
    /** The member of staff who recorded it. */
    actor: string | null;
    created_at: Timestamp;
}

export interface PaymentCapture {
    amount?: Money;
}

export interface PaymentRefund {
    amount?: Money;
    reason?: string;
}

export type GetLedgerInclude = "balances";

/** What kind of money move an entry records. */
export type LedgerEntrySource = "capture" | "refund";

/** Half of a transfer. A positive amount is a debit, a negative one a credit. */
export interface LedgerEntry {
    id: string;
    /** Entries of one transfer sum to zero in each currency. */
    transfer_id: string;
    source: LedgerEntrySource;
    /** The payment captured, the capture of manual money, or the refund. */
    reference: string;
    payment_id: string;
    /** @example provider:test:receivable */
    account: string;
    amount: Money;
    created_at: Timestamp;
}

export interface LedgerBalance {
    account: string;
    amount: Money;
}

export interface LedgerPage {
    data: LedgerEntry[];
    balances?: LedgerBalance[];
    page: PageInfo;
}

/** pending = outcome not known yet; requires_action = the buyer must act; authorised = money is reserved; captured = money was taken, manual money perhaps only in part; awaiting = manual money (bank transfer, cash) that has not arrived yet; failed = declined; cancelled = voided, or refunded after capture; refunded = all of it was refunded. */
export type PaymentStatus = "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";

export type PaymentMethodKind = "test" | "manual";

export interface EnabledMethod {
    /** What startPayment takes as `method`: test, bank_transfer, cash_on_delivery. */
    id: string;
    kind: PaymentMethodKind;
    /** For people. */
    title: string;
    /** What choosing it means, in a sentence for people. */
    description: string;
    /** How to pay once the order is placed, as the operator has written it, bank details say, with line ends; null where nothing has to be done, or nothing was written. */
    instructions: string | null;
    icon: PaymentIcon;
}

/** Names a picture to choose for it; later versions may add others. */
export type PaymentIcon = "card" | "bank" | "cash";

export interface AuthoriseRequest {
    payment_id: string;
    checkout_id: string;
    order_id: string;
    order_number: string;
    /** Who may see the payment: a user id, or a guest cart id. */
    owner: string;
    method: string;
    amount: Money;
    details?: PaymentDetails;
}

export interface PaymentState {
    payment_id: string;
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
    action: PaymentAction;
    /** Why it was declined, as text for the buyer. */
    failure: string | null;
    /** Of the event `payment.changed` that tells the same. Earlier builds do not say it. */
    version?: number;
    /** The requested refund, in the response of refundOrder. */
    refund?: {
        id: string;
        status: RefundStatus;
    };
    /** All of its refunds. */
    refunds?: RefundState[];
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

export type PaymentActionType = "redirect" | "confirm";

/** What the buyer must do, when the status is requires_action. */
export type PaymentAction = {
    type: PaymentActionType;
    url?: string;
} | null;

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

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

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

/**
 * Format: date-time
 * RFC 3339, UTC.
 * @example 2026-11-23T14:00:00.000Z
 */
export type Timestamp = string;

export interface PageInfo {
    /** Send it as `cursor` for the next page. */
    next_cursor: string | null;
    /** Send it as `cursor` for the page before. */
    prev_cursor: string | null;
    /** Whether another page follows. */
    has_more: boolean;
    /** How many there are in all; only with `include=total`. */
    total?: number;
}

export interface Problem {
    /**
     * Format: uri
     * Names the kind of problem, in the same way in every shop. It leads nowhere; the shop explains each `code` at /docs/problems.
     * @example urn:stoa:problem:out_of_stock
     */
    type: string;
    title: string;
    status: number;
    /** What happened this time, in a sentence. */
    detail?: string;
    instance?: string;
    code: ProblemCode;
    /** Quote it when you report a problem. */
    request_id?: string;
    errors?: FieldError[];
    /** The cart lines concerned, for `cart_changed` and `out_of_stock`. */
    lines?: ProblemLine[];
    /** The sums of the cart that are others now, for `cart_changed`. */
    totals?: ProblemTotal[];
}

/** Closed list; new codes come only with a new API version. The generator fills it from `x-problems`. */
export type ProblemCode = "malformed_body" | "validation_failed" | "idempotency_key_missing" | "unauthenticated" | "invalid_credentials" | "token_expired" | "refresh_token_invalid" | "payment_declined" | "forbidden" | "account_required" | "challenge_required" | "not_found" | "method_not_allowed" | "already_exists" | "invalid_state" | "idempotency_in_progress" | "cart_changed" | "cart_completed" | "cart_incomplete" | "checkout_in_progress" | "unpaid_limit_reached" | "out_of_stock" | "events_expired" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "unprocessable" | "password_reset_invalid" | "email_verification_invalid" | "precondition_required" | "rate_limited" | "headers_too_large" | "internal_error" | "not_implemented" | "service_unavailable" | "timeout";

export interface FieldError {
    /** JSON Pointer into the body (RFC 6901). */
    pointer?: string;
    /** Name of the path, query or header parameter. */
    parameter?: string;
    code: FieldErrorCode;
    /** What is wrong with the field, in a few words. */
    detail: string;
}

export interface ProblemLine {
    item_id?: string;
    variant_id: string;
    reason: ProblemLineReason;
    /** How many can be had now, when that is known; of stock no more than getAvailability tells. */
    available?: number;
    /** What one unit cost; for `price_changed`. */
    before?: Money;
    /** What one unit costs now; for `price_changed`. */
    after?: Money;
}

/**
 * @example {
 *       "total": "shipping_total",
 *       "before": {
 *         "amount": 490,
 *         "currency": "EUR"
 *       },
 *       "after": {
 *         "amount": 590,
 *         "currency": "EUR"
 *       }
 *     }
 */
export interface ProblemTotal {
    total: ProblemTotalName;
    /** What the cart showed. */
    before: Money;
    /** What it is now. */
    after: Money;
}

/** What a form translates. Those up to `unknown_field` say that the field does not fit its schema, the others that more is wrong than a schema can tell. Later versions may add codes: show `detail` for one that you do not know. */
export type FieldErrorCode = "required" | "type" | "format" | "pattern" | "enum" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few" | "too_many" | "multiple_of" | "duplicate" | "unknown_field" | "invalid" | "already_exists" | "blank" | "characters" | "common" | "country" | "currency" | "cursor" | "duplicate_option" | "duplicate_variant" | "image" | "like_an_id" | "name" | "no_variants" | "option_unknown" | "option_value_missing" | "option_value_unknown" | "past" | "postal_code" | "publishable" | "range" | "rate" | "region" | "ring" | "svg_active" | "taken" | "token" | "too_deep" | "too_many_option_values" | "too_many_options" | "too_many_variants" | "too_slow" | "unavailable" | "unknown" | "url" | "wrong";

/** limit_reached = more than may be held unpaid. */
export type ProblemLineReason = "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced" | "limit_reached";

/** As in the cart's `totals`. */
export type ProblemTotalName = "subtotal" | "shipping_total" | "tax_total" | "total";

/** What went wrong, as RFC 9457 problem details. `code` is from a closed list. */
export interface ProblemResponse {
    headers: {
        [name: string]: unknown;
    };
    content: {
        "application/problem+json": Problem;
    };
}

export interface operations {
    /** Lists the payment methods */
    listPaymentMethods: {
        parameters: {
            query?: {
                /** ISO 4217 code of the currency prices are shown in. */
                currency?: Currency;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The methods a buyer may choose from; with `currency` only those that take it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentMethodList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Gets a payment
     * Money that was taken reads as `pending`, with nothing captured, until its order is placed or the money has gone back.
     */
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Payment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Continues a payment after the buyer's action
     * For a payment in status `requires_action`: the provider confirms the charge, the payment changes its status, and the order is placed before the response where that is possible. Any number of times, in any order with the provider's webhook: one outcome. A decline is a response (status `failed`), not a problem. Until it is decided whether the order stands, after the deadline of its checkout say, the response is `pending`; getPayment tells what came of it.
     */
    confirmPayment: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": PaymentConfirm;
            };
        };
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Payment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Receives a webhook of the test provider
     * Signed as Standard Webhooks: `webhook-signature` is `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. A timestamp more than 5 minutes off is refused. The webhook is stored, acknowledged, and then processed: the provider is queried, and the webhook's content is not trusted, so webhooks may come twice and in any order. One without a signature is refused before its body is read.
     */
    receiveProviderWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** The provider's id of the webhook; the same over its retries. */
                "webhook-id"?: string;
                /** When it was sent, seconds since 1970. */
                "webhook-timestamp"?: string;
                /** Signatures, separated by spaces; one of them must be good. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TestProviderWebhook;
            };
        };
        responses: {
            /** It is stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookReceipt;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists payments, newest first */
    listPayments: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only these statuses, separated by commas. */
                status?: PaymentStatus[];
                /** Only this method. */
                method?: string;
                /** Only payments of this order. */
                order_id?: string;
                /** Only payments of the order with this number. */
                order_number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of payments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminPaymentPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Gets a payment with its refunds */
    getPaymentForStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The payment; its `ETag` is its version. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminPayment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Captures authorised money, or marks manual money as received
     * Authorised money: less than the whole may be captured, once; the rest is voided. Manual money may come in several parts: each call records one that has arrived, of `amount` or of all that is still owed, and more than that is 422 `unprocessable`. Where items of the order were cancelled before they were paid, the whole may come all the same: what is beyond the rest waits among the refunds for staff to send it back. What was sent back, or waits to be, is owed again. An `amount` of manual money needs an Idempotency-Key, as the same amount may come twice. Money that comes after a cancellation is recorded too, and waits among the refunds for staff to send it back. Repeating the request returns the payment as it stands.
     */
    capturePayment: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": PaymentCapture;
            };
        };
        responses: {
            /** The payment as it stands; still `authorised` when the provider has not responded yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminPayment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Voids a payment that was not captured
     * Captured money is refunded instead (409 `invalid_state`). Repeating it returns the payment as it stands.
     */
    voidPayment: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminPayment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Refunds some or all of what was captured
     * Without an amount, all that is left. For more than what is left the response is 422 `unprocessable`. A refund of manual money stays `pending` until confirmRefund says that it was sent. It is listed on the order like every refund, and the buyer is told when it has succeeded.
     */
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path: {
                /** The payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PaymentRefund;
            };
        };
        responses: {
            /** The payment as it stands; the refund is `pending` while the provider has not responded, or staff have not sent it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminPayment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists refunds of all payments, newest first
     * With `needs_staff=true`: those that no system moves any more. Manual money that staff have to send waits for confirmRefund or rejectRefund; what a provider refused while the shop still holds the money, money captured after a cancellation too, waits for retryRefund. The metric `stoa_refunds_needing_staff` counts them.
     */
    listRefunds: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only refunds in this status. */
                status?: RefundStatus;
                /** Only refunds of this kind. */
                kind?: RefundKind;
                /** Only refunds that wait for staff, or only the others. */
                needs_staff?: boolean;
                /** Only refunds of this order. */
                order_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of refunds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListedRefundPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says that a refund of manual money was sent
     * The refund becomes `succeeded`, the ledger records it, and the buyer is told. Repeating it changes nothing. 409 `invalid_state` for a refund that was rejected, and for one that its provider carries out.
     */
    confirmRefund: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The refund. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": RefundConfirm;
            };
        };
        responses: {
            /** The refund after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListedRefund;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says that a refund of manual money, or one that its provider refused, will not be made
     * The refund becomes `failed`, and its amount can be refunded anew. Repeating it changes nothing. One that its provider refused is taken off the list of those that need staff. 409 `invalid_state` for a refund that was sent, for one that its provider carries out, and for one without which the shop would keep more than is due.
     */
    rejectRefund: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The refund. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": RefundReject;
            };
        };
        responses: {
            /** The refund after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListedRefund;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Has a provider try a refund again that it refused
     * Nothing else tries it again. It stays the same refund, of its amount or of what is left by now. The response shows how it stands: `succeeded`, `failed` again, or `pending` while the provider does not respond. Repeating it while it is pending changes nothing. 409 `invalid_state` for one that has succeeded, and for manual money; 422 `unprocessable` when nothing is left.
     */
    retryRefund: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The refund. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The refund after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListedRefund;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists entries of the double-entry ledger, newest first
     * Entries are never changed or deleted, and those of one transfer sum to zero in each currency. Accounts: `provider:<name>:receivable` is the money a provider holds for the shop, `orders:payable` what buyers have paid and not got back.
     */
    getLedger: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only entries of this account. */
                account?: string;
                /** Only entries of this payment. */
                payment_id?: string;
                /** `balances` adds the balance of every account, over all entries. */
                include?: GetLedgerInclude[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": LedgerPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists the payment methods that may be used for an amount */
    listEnabledMethods: {
        parameters: {
            query?: {
                /** ISO 4217 code of the currency prices are shown in. */
                currency?: Currency;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: EnabledMethod[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Authorises, and by default captures, the money for a checkout
     * Idempotent by `payment_id`, which the caller mints and saves before the call: repeating it returns the payment as it stands and never charges again. A decline is a response (status `failed`), not a problem.
     */
    authorisePayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": AuthoriseRequest;
            };
        };
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentState;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a payment, querying the provider first when its outcome is not known */
    readPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentState;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Cancels a payment in any state; voids what was authorised, refunds what was captured
     * Idempotent; an unknown payment is saved as cancelled, so that a late authorisePayment cannot charge. When it responds with 200, what was captured is refunded, or waits for staff: manual money to be sent, and what the provider refused to be tried again. While the provider does not respond the response is 503; the service keeps the request and reconciles the payment by itself, and repeating the call is harmless.
     */
    cancelPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentState;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Cancels a payment of which no money has come, or refuses
     * Of an end and money that arrives at the same moment, one comes first: 409 `invalid_state` when the payment holds money, and then nothing changes. Idempotent; a payment that has ended is returned as it stands. Money that comes later waits for staff to be sent back.
     */
    endUnpaidPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentState;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says how much of a payment need not be paid, as items of its order were cancelled
     * `amount` is all of that so far: it only grows, and repeating it changes nothing. A payment that was paid in full, or is over, stays as it is; so does one that is being captured at this moment, of which the response tells neither: then call again.
     */
    waiveAmount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: Money;
                };
            };
        };
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentState;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Refunds some or all of what was captured
     * Idempotent by `refund_id`. For more than what is left the response is 422 `unprocessable`. A refund of manual money stays `pending` until staff have sent it; the event payment.changed tells of that.
     */
    refundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The payment. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refund_id: string;
                    amount: Money;
                    reason: string | null;
                    /** Who among staff gave it. */
                    actor?: string | null;
                };
            };
        };
        responses: {
            /** The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PaymentState;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads the payments of a person's orders */
    readPaymentData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Of orders, and of checkouts that came to nothing. */
                    order_ids: string[];
                };
            };
        };
        responses: {
            /** The payments, each with its `order_id`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
}
