// Generated from openapi/ by `npm run gen`. Do not edit.

/**
 * Format: date-time
 * RFC 3339, UTC.
 * @example 2026-11-23T14:00:00.000Z
 */
export type Timestamp = string;

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

/** As in the cart's `totals`. */
export type ProblemTotalName = "subtotal" | "shipping_total" | "tax_total" | "total";

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

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
    /** Reads where a user can be reached */
    readContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The contact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id: string;
                        email: string;
                        /** E.164; null unless the account has shown that the number is theirs. */
                        verified_phone: string | null;
                        name: string | null;
                        locale: string;
                        /** The network that the account was registered from, for caps on what strangers can have mailed. Null where it is not known, or is not trusted any more after a change of the password. */
                        registered_by: string | null;
                        /** Whether the owner of the mailbox has used a mailed link, of verifyEmail or resetPassword. Says nothing of whoever knows the password. */
                        is_address_verified: boolean;
                        /** Whether the password was set by a mailed link, or by whoever runs the shop. Until then a stranger may have registered the address, and what the account has mailed is capped. */
                        is_owner_proven: boolean;
                        /** The network that the account was signed in from last. Null where it is not known. */
                        signed_in_from: string | null;
                        /** For readEmailVerification: the link of the mail that welcomes. Null where the address is verified, or the link has expired. */
                        email_verification_id: string | null;
                        /** Secret API keys that the user made and that are valid, or were revoked in the last 24 hours. */
                        api_keys: {
                            name: string;
                            hint: string;
                            is_revoked: boolean;
                        }[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads whom a sign-in is told to, and from where it was
     * 404 when there is no such session any more, or the account may not sign in.
     */
    readSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The session that an event named. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Recipient and sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id: string;
                        email: string;
                        name: string | null;
                        locale: string;
                        /** As in readContact. */
                        is_owner_proven: boolean;
                        /** Format: date-time */
                        signed_in_at: string;
                        /** What the client said of itself. */
                        user_agent: string | null;
                        /** The network of the client. Null where it is not known, or is not trusted any more after a change of the password. */
                        network: string | null;
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads whom a link to reset a password goes to, and its token
     * 404 when it is not good any more, or when the address has no account. The token is stored nowhere: it is computed anew for the moment the mail is sent.
     */
    readPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The reset that an event named. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Recipient and token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id: string;
                        email: string;
                        name: string | null;
                        locale: string;
                        /** Who requested it, for caps on what strangers can have mailed. Null where that is not known. */
                        client: string | null;
                        /** Never to be stored. */
                        token: string;
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads whom a link to verify an e-mail address goes to, and its token
     * 404 when it has expired, or the account may not sign in. The token is stored nowhere: it is computed anew for the moment the mail is sent.
     */
    readEmailVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The verification that an event or a contact named. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Recipient and token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id: string;
                        email: string;
                        name: string | null;
                        locale: string;
                        /** Who requested it, for caps on what strangers can have mailed. Null where that is not known. */
                        client: string | null;
                        /** Never to be stored. */
                        token: string;
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads which number a code goes to, and the code
     * 404 when it is not good any more. The code is stored nowhere: it is computed anew for the moment the SMS is sent.
     */
    readPhoneVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The verification that an event named. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Number and code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_id: string;
                        /** E.164. */
                        phone: string;
                        locale: string;
                        /** Never to be stored. */
                        code: string;
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads who is to be erased
     * 404 once every service is done; nobody knows it then.
     */
    readErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The erasure that an event named. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The account that is gone; null for somebody without one. */
                        customer_id: string | null;
                        /** What came under it until `requested_at` without an account is theirs. Null where the account has not shown that the address is its own. */
                        email: string | null;
                        /** E.164; null unless the account had shown that the number is theirs. */
                        phone: string | null;
                        requested_at: Timestamp;
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says that the calling service has done a round of an erasure
     * After the last round of every service the record forgets who it was about. A report that comes again changes nothing.
     */
    reportErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The erasure. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Of the event. */
                    round: number;
                };
            };
        };
        responses: {
            /** Noted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: ProblemResponse;
        };
    };
}
