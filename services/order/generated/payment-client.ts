// Generated from openapi/ by `npm run gen`. Do not edit.

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
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

export type PaymentMethodKind = "test" | "manual";

/** Names a picture to choose for it; later versions may add others. */
export type PaymentIcon = "card" | "bank" | "cash";

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

/**
 * What the provider needs from the browser, a token of the card say; never card data. The `test` provider reads `token`: `tok_approve` (also when there is none), `tok_decline`, `tok_action` (asks the buyer to confirm; then `outcome: fail` declines), `tok_slow` (responds after 2 seconds), `tok_lost_reply` (charges, but the response is lost: `pending` until the provider is queried), `tok_webhook_only` (`pending` until the provider's webhook comes, a second later).
 * @example {
 *       "token": "tok_approve"
 *     }
 */
export interface PaymentDetails {
    [key: string]: string;
}

/** pending = outcome not known yet; requires_action = the buyer must act; authorised = money is reserved; captured = money was taken, manual money perhaps only in part; awaiting = manual money (bank transfer, cash) that has not arrived yet; failed = declined; cancelled = voided, or refunded after capture; refunded = all of it was refunded. */
export type PaymentStatus = "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";

/** What the buyer must do, when the status is requires_action. */
export type PaymentAction = {
    type: PaymentActionType;
    url?: string;
} | null;

export type RefundStatus = "pending" | "succeeded" | "failed";

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

export type PaymentActionType = "redirect" | "confirm";

/** provider = requested, or made at the provider, which moves the money; manual = staff send the money and confirm that; reversal = given back by the provider because the payment was declined or cancelled. */
export type RefundKind = "provider" | "manual" | "reversal";

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
}
