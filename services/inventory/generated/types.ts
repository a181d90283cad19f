// Generated from openapi/ by `npm run gen`. Do not edit.

/** Id of a variant; the catalogue says which there are. */
export type VariantReference = string;

/** As the variant has it, letter by letter. */
export type SkuReference = string;

export interface VariantReferences {
    variant_ids: VariantReference[];
}

export interface BackInStockSignUp {
    variant_id: VariantReference;
    /** Format: idn-email */
    email: string;
    /** The language of the mail (BCP 47); English where it is left out. */
    locale?: Locale;
}

export interface BackInStockRemoval {
    /** Of the link. */
    token: string;
}

export interface BackInStockRequest {
    variant_id: string;
    email: string;
    locale: string;
    /** The network that asked, for caps on what strangers can have mailed. */
    client: string | null;
    token: string;
}

export interface StockBackInStock {
    /** For readBackInStockRequest. */
    request_id: string;
    variant_id: string;
}

export type StockUse = "sold" | "held" | "counted";

export interface UsedStock {
    variant_id: string;
    reason: StockUse;
}

export type LocationId = string;

export type Quantity = number;

export interface Availability {
    variant_id: string;
    /** Whether at least one can be bought. */
    in_stock: boolean;
    /** How many can be bought now, up to the number that the shop tells (10 unless it is set otherwise): at that number there may be more. Null when it is not counted or may be backordered. */
    available: number | null;
}

export interface ToldAvailability {
    variant_id: string;
    in_stock: boolean;
    /** How many can be bought now; null for as many as shoppers are told or more, and where stock is not counted. */
    available: number | null;
}

export interface AvailabilityList {
    data: Availability[];
}

export interface Location {
    id: LocationId;
    name: string;
    /** Where imports and sales go unless said otherwise. */
    is_default: boolean;
    created_at: Timestamp;
}

export interface LocationCreate {
    /** Format: visible-text */
    name: string;
}

export interface LocationList {
    data: Location[];
}

export interface StockCount {
    variant_id: string;
    /** Units at all locations. */
    on_hand: number;
}

export interface StockLevel {
    variant_id: string;
    /** Where levels are listed by SKU. */
    sku?: string;
    location_id: string;
    /** Units at the location that are not sold yet, reserved or not. A sale leaves it when the order is placed, not when it is sent. */
    on_hand: number;
    /** Units held for checkouts that are not finished. */
    reserved: number;
    /** on_hand - reserved. */
    available: number;
    /** At or below it the variant counts as low. */
    low_mark: number | null;
    /** Whether stock is counted at all. */
    tracked: boolean;
    policy: InventoryPolicy;
    updated_at: Timestamp;
}

export interface StockLevelPage {
    data: StockLevel[];
    page: PageInfo;
}

export type StockAdjustReason = "received" | "damaged" | "lost" | "found" | "returned" | "correction";

export interface StockAdjust {
    variant_id: VariantReference;
    location_id?: LocationId;
    /** Units to add, or, when negative, to take. */
    delta: number;
    expected_on_hand?: ExpectedOnHand;
    reason: StockAdjustReason;
    note?: string;
}

export interface StockSet {
    variant_id: VariantReference;
    location_id?: LocationId;
    /** Units counted, less those that are sold and not sent yet: they have left it. */
    on_hand: number;
    expected_on_hand?: ExpectedOnHand;
    /** At or below it the variant counts as low. This, `tracked` and `policy` stay as they are when left out. */
    low_mark?: number | null;
    /** Whether stock is counted at all. */
    tracked?: boolean;
    policy?: InventoryPolicy;
    note?: string;
}

/** What was on hand when you read it; 0 where there was no level. Nothing is changed if it is another number now. */
export type ExpectedOnHand = number;

export interface StockChanges {
    items: StockChange[];
}

/** One of `variant_id` and `sku`, and one of `on_hand` and `delta`. */
export interface StockChange {
    variant_id?: VariantReference;
    sku?: SkuReference;
    location_id?: LocationId;
    /** Units counted, less those that are sold and not sent yet: they have left it. */
    on_hand?: number;
    /** Units to add, or, when negative, to take. */
    delta?: number;
    expected_on_hand?: ExpectedOnHand;
    reason?: StockAdjustReason;
    note?: string;
}

export interface StockChangeOutcomes {
    data: StockChangeOutcome[];
}

export interface StockChangeOutcome {
    /** Null where no variant was found. */
    variant_id: string | null;
    /** Null where variant or location were not found, as the numbers. */
    location_id: string | null;
    /** After this item. */
    on_hand: number | null;
    /** Units of it that are held for checkouts. */
    reserved: number | null;
    /** Null where it was carried out. */
    problem: Problem | null;
}

/** `sold` when an order is placed, `cancelled` when it, or a part of it, is cancelled, `initial` with a new variant or an import, `withdrawn` when an import is taken back, `counted` by setStock and changeStock, `repaired` by a check of the books; the others are those of adjustStock. */
export type MovementReason = "initial" | "counted" | "received" | "damaged" | "lost" | "found" | "returned" | "correction" | "sold" | "cancelled" | "repaired" | "withdrawn";

export interface Movement {
    id: string;
    variant_id: string;
    location_id: string;
    delta: number;
    reason: MovementReason;
    /** The order or reservation behind it. */
    reference: string | null;
    note: string | null;
    /** Who did it; null for the system. */
    actor: string | null;
    created_at: Timestamp;
}

export interface MovementPage {
    data: Movement[];
    page: PageInfo;
}

export type StockCounter = "on_hand" | "reserved" | "real_time";

export interface DriftReport {
    checked: number;
    repaired: boolean;
    /** Reservations that checkouts have held for more than an hour. The order service compares them with its checkouts every five minutes and ends those that belong to none, so what is counted here are buyers who have that long to pay, or an order service that is not running. */
    stale_holds: number;
    drifts: Drift[];
}

/** A counter that is not what reservations and movements add up to. */
export interface Drift {
    variant_id: string;
    location_id: string;
    counter: StockCounter;
    found: number;
    expected: number;
}

export interface HoldRequest {
    /** The checkout's id. */
    reservation_id: string;
    pinned: boolean;
    /** Seconds; required unless pinned. */
    expires_in?: number;
    lines: {
        variant_id: VariantReference;
        quantity: Quantity;
    }[];
}

export type ReservationStatus = "held" | "committed" | "released";

export interface Reservation {
    reservation_id: string;
    status: ReservationStatus;
    /** Format: date-time */
    expires_at: string | null;
}

export interface InitialStock {
    variant_id: VariantReference;
    /** At the default location, unless `locations` says more. */
    quantity: number;
    tracked: boolean;
    policy: InventoryPolicy;
    /** Instead of `quantity`, what each location has. */
    locations?: {
        /** Format: visible-text */
        name: string;
        quantity: number;
    }[];
    replace_uncounted?: boolean;
}

export interface KeptStock {
    variant_id: string;
    /** At all locations. */
    on_hand: number;
}

export interface StockAvailabilityChanged {
    variant_id: string;
    in_stock: boolean;
    low: boolean;
    /** Grows with every change of this variant's availability. What is not above the last one's is older. */
    version: number;
}

/**
 * A language, as a BCP 47 tag.
 * @example de-AT
 */
export type Locale = string;

/**
 * Format: date-time
 * RFC 3339, UTC.
 * @example 2026-11-23T14:00:00.000Z
 */
export type Timestamp = string;

/** Whether it may be sold beyond what is in stock. */
export type InventoryPolicy = "deny" | "continue";

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

/** Closed list; new codes come only with a new API version. The generator fills it from `x-problems`. */
export type ProblemCode = "malformed_body" | "validation_failed" | "idempotency_key_missing" | "unauthenticated" | "invalid_credentials" | "token_expired" | "refresh_token_invalid" | "payment_declined" | "forbidden" | "account_required" | "challenge_required" | "not_found" | "method_not_allowed" | "already_exists" | "invalid_state" | "idempotency_in_progress" | "cart_changed" | "cart_completed" | "cart_incomplete" | "checkout_in_progress" | "unpaid_limit_reached" | "out_of_stock" | "events_expired" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "unprocessable" | "password_reset_invalid" | "email_verification_invalid" | "precondition_required" | "rate_limited" | "headers_too_large" | "internal_error" | "not_implemented" | "service_unavailable" | "timeout";

/** What a form translates. Those up to `unknown_field` say that the field does not fit its schema, the others that more is wrong than a schema can tell. Later versions may add codes: show `detail` for one that you do not know. */
export type FieldErrorCode = "required" | "type" | "format" | "pattern" | "enum" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few" | "too_many" | "multiple_of" | "duplicate" | "unknown_field" | "invalid" | "already_exists" | "blank" | "characters" | "common" | "country" | "currency" | "cursor" | "duplicate_option" | "duplicate_variant" | "image" | "like_an_id" | "name" | "no_variants" | "option_unknown" | "option_value_missing" | "option_value_unknown" | "past" | "postal_code" | "publishable" | "range" | "rate" | "region" | "ring" | "svg_active" | "taken" | "token" | "too_deep" | "too_many_option_values" | "too_many_options" | "too_many_variants" | "too_slow" | "unavailable" | "unknown" | "url" | "wrong";

export interface FieldError {
    /** JSON Pointer into the body (RFC 6901). */
    pointer?: string;
    /** Name of the path, query or header parameter. */
    parameter?: string;
    code: FieldErrorCode;
    /** What is wrong with the field, in a few words. */
    detail: string;
}

/** limit_reached = more than may be held unpaid. */
export type ProblemLineReason = "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced" | "limit_reached";

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

/** As in the cart's `totals`. */
export type ProblemTotalName = "subtotal" | "shipping_total" | "tax_total" | "total";

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
    /** Says how many of some variants can be bought now */
    getAvailability: {
        parameters: {
            query: {
                /** Up to 100 variant ids, separated by commas. */
                variant_id: VariantReference[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** One entry for each requested variant; an unknown variant has none available. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AvailabilityList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Tells how many of some variants can be bought now, and every change of it
     * Server-Sent Events, as a browser's `EventSource` reads them. Each is named `availability`, and its `data` is JSON of the schema `AvailabilityList`: the first event has all requested variants, each later one those that have changed since. What it says of a variant is what getAvailability says of it.
     *     The `id` of an event stands for the whole state after it. Sent back as `Last-Event-ID`, it brings nothing while that state still holds, and otherwise the whole state, so nothing is missed in a pause, however long and whichever server responds. Changes that somebody has not read yet are joined: a slow reader gets the newest state, and one that reads nothing is cut off.
     *     A comment comes at least every 20 seconds; a client that has heard nothing for 45 should connect again. The server ends a stream after about five minutes, and when it stops; `retry` says, in milliseconds, when to connect again. A network may have 100 streams open (429 beyond that), and a server has a number for all of them (503). With `Retry-After` both say when to try again.
     */
    streamAvailability: {
        parameters: {
            query: {
                /** Up to 100 variant ids, separated by commas. */
                variant_id: VariantReference[];
            };
            header?: {
                /** The `id` of the last event that was received, sent by `EventSource` itself. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The events, until either side ends the stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 3000
                     *     event: availability
                     *     id: m2R0Q1nq5bWZJ0aP
                     *     data: {"data":[{"variant_id":"var_01kav0000000000000000000000","in_stock":true,"available":3}]}
                     *     event: availability
                     *     id: T7ePz0sVv1mKfB3y
                     *     data: {"data":[{"variant_id":"var_01kav0000000000000000000000","in_stock":true,"available":2}]}
                     */
                    "text/event-stream": string;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Asks for one mail when a sold-out variant can be bought again
     * Anybody may ask, signed in or not, and nothing is mailed before the variant is back. Then every address that asked is mailed once, the first first, with a link that removes all its sign-ups; whoever wants another mail asks again. An address has one sign-up for a variant, and at most 20 in all: another one takes the place of the oldest from the network that has asked for most of them. The response is the same whether it has them already. A network may ask 100 times in a day (429). A variant that can be bought gets 409 `invalid_state`, one that nobody sells 422. A sign-up is deleted 7 days after its mail was handed over, or after 180 days.
     */
    subscribeBackInStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": BackInStockSignUp;
            };
        };
        responses: {
            /** A mail goes out when it is back. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: ProblemResponse;
        };
    };
    /**
     * Removes all sign-ups of an address, with the token of a mailed link
     * The link of a mail leads to the storefront's page `/back-in-stock?token=…`. Nobody signs in for it. Responds the same where nothing is left to remove. A token is good as long as the address has sign-ups.
     */
    unsubscribeBackInStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": BackInStockRemoval;
            };
        };
        responses: {
            /** None is left. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: ProblemResponse;
        };
    };
    /** Lists the locations where stock is kept */
    listLocations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** All locations, the default one first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": LocationList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a location where stock is kept
     * It is not the default one, and holds nothing until setStock or adjustStock names it.
     */
    createLocation: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": LocationCreate;
            };
        };
        responses: {
            /** The new location. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Location;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists stock levels */
    listStock: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only this location. */
                location_id?: LocationId;
                /** Only these variants, separated by commas. */
                variant_id?: VariantReference[];
                /** Only variants that have one of these SKUs, up to 100, letter by letter. Then each level says its `sku`. */
                sku?: SkuReference[];
                /** Only levels at or below their low mark. */
                low?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of levels, ordered by variant and location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StockLevelPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds to or takes from what is on hand
     * Without `location_id` at the default location. With `expected_on_hand` only if so many are on hand, else 412 `precondition_failed`. A variant that no product has, or an unknown location, is 422 with `errors`; 422 without `errors` says that fewer would be on hand than checkouts hold, which passes as they end: send it again some minutes later.
     */
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": StockAdjust;
            };
        };
        responses: {
            /** The level after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StockLevel;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sets what is on hand to a counted number
     * A sale leaves what is on hand when its order is placed: take units that are sold and still on the shelf off a count, or they are sold twice. With `expected_on_hand` nothing is set unless so many are on hand: a sale since you read it makes that 412 `precondition_failed`. Without `location_id` at the default location. A variant that no product has, or an unknown location, is 422 with `errors`; 422 without `errors` says that fewer would be on hand than checkouts hold, which passes as they end: send it again some minutes later.
     */
    setStock: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": StockSet;
            };
        };
        responses: {
            /** The level after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StockLevel;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sets or adjusts stock of up to 100 variants, each by itself
     * An item names its variant by `variant_id` or `sku`, and either sets what is on hand (`on_hand`) or adds to it (`delta`, with a `reason`). With `expected_on_hand` it is carried out only if so many are on hand, so that no sale is written over.
     *     Items are carried out in their order, at one moment. One that is refused keeps no other from it: its `problem` says why, with the `status` and `code` that setStock and adjustStock respond with, and `on_hand` what is there. So the response is 200 also where some or all are refused. The same Idempotency-Key gets the same response for 30 days; send what was refused in another request, with another key.
     */
    changeStock: {
        parameters: {
            query?: never;
            header: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": StockChanges;
            };
        };
        responses: {
            /** What became of each item, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StockChangeOutcomes;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists what has changed a variant's stock, newest first */
    listMovements: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The variant. */
                variantId: VariantReference;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of movements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": MovementPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Compares stock with its movements and reservations
     * With `repair` the counters are set to what movements and reservations say, under lock.
     */
    checkInvariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    repair?: boolean;
                };
            };
        };
        responses: {
            /** What does not add up; empty when all is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DriftReport;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Holds all lines for a checkout, or none
     * Idempotent by `reservation_id`: repeating it returns the reservation. A pinned hold does not expire; only releaseStock or the event order.placed ends it. Without enough stock for a line the response is 409 `out_of_stock` with `lines`: those that are short by what getAvailability shows; when there are none, all of more units than it shows.
     */
    holdStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": HoldRequest;
            };
        };
        responses: {
            /** Everything is held. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Reservation;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Releases held stock
     * Idempotent; an unknown reservation becomes a released one, so that a late hold finds its id taken. For a committed one the response is 409 `invalid_state`.
     */
    releaseStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** Reservation id, the checkout's. */
                reservationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Nothing is held any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Reservation;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Turns held stock into a sale, as order.placed does
     * For an order whose event has not arrived. Idempotent: a reservation that was sold already stays as it is. For a released or unknown one the response is 409 `invalid_state`.
     */
    sellReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** Reservation id, the checkout's. */
                reservationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** The order that was placed. */
                    order_id: string;
                };
            };
        };
        responses: {
            /** The stock is sold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Reservation;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists reservations that have been pinned for more than five minutes, ordered by id
     * Nothing but their checkout ends them, so the order service compares them with its checkouts. Up to 100; the next ones come after the last id.
     */
    listPinnedReservations: {
        parameters: {
            query?: {
                /** Only reservations after this id. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Their ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_ids: string[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sets stock for variants that have none yet
     * A variant that was counted keeps its levels, whatever is sent, so that importing again never brings sold stock back. One that has levels and was never counted (it is not tracked, or sold beyond its stock, and nobody has booked a number) takes what is sent where `replace_uncounted` says so; what was sold meanwhile is taken from it. Locations that do not exist are added.
     */
    initialiseStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: InitialStock[];
                    /** Changes nothing and says what would be kept. */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** How many variants had no stock yet, and whether each can be bought. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        initialised: number;
                        /** Variants that keep the stock they had. */
                        kept: KeptStock[];
                        availability: Availability[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says which variants were sold, are held, or were counted by staff
     * Everything but the initial stock of an import counts. A variant that is not in the response was never touched.
     */
    findUsedStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": VariantReferences;
            };
        };
        responses: {
            /** The variants that were used, each with the weightiest reason. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        used: UsedStock[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Takes the initial stock of variants back whose products are gone
     * Their levels become zero and cannot be sold. Variants that findUsedStock would name keep theirs. Repeating it changes nothing.
     */
    withdrawStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": VariantReferences;
            };
        };
        responses: {
            /** It is taken back. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says how many units of some variants are on hand
     * At all locations together, reserved or not. A variant that has no level is not in the response.
     */
    countStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": VariantReferences;
            };
        };
        responses: {
            /** One count for each variant that has a level. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: StockCount[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says what may be told of the stock of some variants
     * One entry for each requested variant; an unknown variant has none available.
     */
    readAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": VariantReferences;
            };
        };
        responses: {
            /** One entry for each variant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: ToldAvailability[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads whom to mail that a variant is back, and the token of the link in the mail
     * 404 when it was removed, or deleted by its age. The token is stored nowhere.
     */
    readBackInStockRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** A sign-up. */
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The sign-up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": BackInStockRequest;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads which variants an address has signed up for */
    readSignUpData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** The sign-ups, those of the last half year. */
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
