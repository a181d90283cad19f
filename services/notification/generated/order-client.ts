// Generated from openapi/ by `npm run gen`. Do not edit.

export interface ShopSettings {
    name: string | null;
    url: string | null;
    support_email: string | null;
    address: Address | null;
    default_locale: string | null;
    locales: Locale[] | null;
    default_currency: string | null;
    currencies: Currency[] | null;
    country: string | null;
    time_zone: string | null;
    withdrawal_days: number | null;
    logo: string | null;
    colors: ShopColors;
    social: ShopLink[];
    policies: ShopPolicy[];
    checkout: ShopCheckout;
    /** Of these settings; also the ETag. */
    version: number;
    /** Only in responses of getShopSettings and updateShop; what the settings promise and the shop cannot keep. Empty where all is well. */
    warnings?: ShopWarning[];
}

/** For templates; formatted by the notification service in the order's locale. */
export interface OrderForMessages {
    id: string;
    number: string;
    /** Null once its buyer was erased and nothing is open; nobody is told anything then. */
    email: string | null;
    locale: string;
    customer_id: string | null;
    /**
     * Format: date-time
     * By when the buyer has to pay, or it is cancelled. Null when it is paid, shipped or cancelled, may wait for ever, or is paid on delivery.
     */
    pay_by: string | null;
    withdrawals: {
        id: string;
        name: string;
        email: string;
        text: string | null;
        received_at: Timestamp;
        /** Format: date */
        declared_on?: string | null;
        lines: {
            title: string;
            variant_title: string | null;
            quantity: number;
        }[];
    }[];
    /** Of the total, what items that were cancelled cost. */
    cancelled?: Money;
    /** What its buyer has still to pay, without what is held of a card. */
    outstanding?: Money;
    cancellations?: {
        id: string;
        reason: string | null;
        amount: Money;
        /** Whether what was paid for them goes back by itself. */
        is_refunded: boolean;
        lines: {
            title: string;
            variant_title: string | null;
            quantity: number;
        }[];
    }[];
    /** Whether it was cancelled because the buyer did not pay in time. */
    is_cancelled_unpaid: boolean;
    /** Who placed it, for caps on what strangers can have mailed: the network it was ordered from, else the customer. Null where neither is known. */
    client: string | null;
    is_cancelled: boolean;
    /** Whether its buyer cancelled it, who has any money of it back and may have placed it to have mails sent. Not so where staff did or its deadline. */
    is_cancelled_by_buyer: boolean;
    /** Whether no money has come for it and none is held: placing it cost nothing, so what it has mailed is capped. */
    is_unpaid: boolean;
    currency: Currency;
    lines: {
        title: string;
        variant_title: string | null;
        quantity: number;
        unit_price: Money;
        total: Money;
        image: string | null;
    }[];
    subtotal: Money;
    shipping_total: Money;
    tax_total: Money;
    total: Money;
    shipping_address: NullableAddress;
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
    placed_at: Timestamp;
}

/** For templates; formatted by the notification service in the cart's locale. */
export interface CartForMessages {
    id: string;
    version: number;
    customer_id: string;
    locale: string;
    /** Whether it is open, has lines and is the latest of its customer. */
    is_abandoned: boolean;
    /** Of an abandoned cart those that can be bought now, at today's prices; else none. */
    lines: {
        title: string;
        variant_title: string | null;
        quantity: number;
        total: Money;
        /** Its address. */
        picture: string | null;
    }[];
    subtotal: Money;
}

/**
 * A postal address. Which lines a country needs is told by listCountries; only the name, the first line and the country are always asked for. Blanks at the ends of a line are removed, and a line that shows nothing is left out.
 * @example {
 *       "name": "Ada Lovelace",
 *       "line1": "12 St James's Square",
 *       "city": "London",
 *       "postal_code": "SW1Y 4JH",
 *       "country": "GB"
 *     }
 */
export interface Address {
    name: string;
    company?: string;
    line1: string;
    line2?: string;
    city?: string;
    /** Code (ISO 3166-2, with or without its country) or name of a part of the country; kept as the code without the country, NY say, and as it was written where the country has no such part. */
    region?: string;
    /** Must fit the pattern of the country, where it has one; case, blanks and hyphens do not matter. */
    postal_code?: string;
    /** ISO 3166-1 alpha-2; 422 `unprocessable` for a code that no country has. */
    country: string;
    /** E.164. */
    phone?: string;
}

/**
 * A language, as a BCP 47 tag.
 * @example de-AT
 */
export type Locale = string;

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

export interface ShopColors {
    /**
     * Of links and buttons, as #rrggbb. Mails use it where it is dark enough to read on white (4.5:1).
     * @example #1f4f46
     */
    accent: string | null;
}

export interface ShopLink {
    /** @example Mastodon */
    name: string;
    url: string;
}

export interface ShopPolicy {
    /**
     * Names the page of the storefront that has its text.
     * @example returns
     */
    slug: string;
    /** @example Returns */
    title: string;
    /** Where its text is when the storefront has no page for it. */
    url: string | null;
}

export interface ShopCheckout {
    /** Whether somebody without an account may order; else placeOrder of a guest is 403 `account_required`. */
    guest: boolean;
    /** Whether placeOrder needs a phone number in the address that is sent to, or in the billing address where nothing is sent. */
    phone_required: boolean;
    /** For pages of the checkout to show. */
    note: string | null;
}

export interface ShopWarning {
    code: ShopWarningCode;
    /** ISO 4217: of `no_shipping_price`. */
    currency: string | null;
    /** ISO 3166-1 alpha-2: of `no_tax_region` alone. */
    countries?: string[];
    /** The shipping zone. */
    zone_id: string;
    /** What is wrong, in a sentence. */
    detail: string;
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

/**
 * Format: date-time
 * RFC 3339, UTC.
 * @example 2026-11-23T14:00:00.000Z
 */
export type Timestamp = string;

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

export type NullableAddress = Address | null;

/** no_shipping_price: no option of the shipping zone has a price in a currency that the shop takes, so whoever chooses it cannot order there. no_tax_region: countries of the zone have no tax region, while others have, so what is sold there is not taxed. Later versions may add others. */
export type ShopWarningCode = "no_shipping_price" | "no_tax_region";

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
    /** What staff have set of the shop; what is not set follows the environment of each service */
    readShopSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShopSettings;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads an order with what a message to its buyer needs */
    readOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": OrderForMessages;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads many orders with what messages to their buyers need
     * One database query, however many orders. An order that is not there is not in the response.
     */
    readOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order_ids: string[];
                    /** The declarations of withdrawal that are read, of which an order may have 200 kB; absent for all. */
                    withdrawal_ids?: string[];
                };
            };
        };
        responses: {
            /** The orders, in no particular order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: OrderForMessages[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads a customer's cart with what a reminder of it needs
     * 404 for a guest's. 503 while prices or stock of an abandoned one cannot be read.
     */
    readAbandonedCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The cart. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CartForMessages;
                };
            };
            default: ProblemResponse;
        };
    };
}
