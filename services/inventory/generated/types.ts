// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/v1/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says how many of some variants can be bought now */
        get: operations["getAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the places that hold stock */
        get: operations["listLocations"];
        put?: never;
        /** Adds a place that holds stock */
        post: operations["createLocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists stock levels */
        get: operations["listStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds to or takes from what is on hand */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets what is on hand to a counted number */
        post: operations["setStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/{variantId}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The variant. */
                variantId: components["schemas"]["VariantId"];
            };
            cookie?: never;
        };
        /** Lists what has changed a variant's stock, newest first */
        get: operations["listMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compares stock with its movements and reservations
         * @description With `repair` the counters are set to what movements and reservations say, under lock.
         */
        post: operations["checkInvariants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Holds all lines for a checkout, or none
         * @description Idempotent by `reservation_id`: repeating it answers what is held. A pinned hold does not expire; only releaseStock or commitStock ends it. Not enough of anything answers 409 `out_of_stock` with `lines`.
         */
        post: operations["holdStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/reservations/{reservationId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Reservation id, the checkout's. */
                reservationId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives held stock back
         * @description Idempotent; an unknown reservation becomes a released one, so that a late hold cannot come after it. A committed one answers 409 `invalid_state`.
         */
        post: operations["releaseStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/stock/initialise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets stock for variants that have none yet
         * @description A variant that has a level already keeps it, whatever is sent, so that importing again never brings sold stock back. Tracking and policy follow what is sent.
         */
        post: operations["initialiseStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "stock.crossed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A variant came into stock, ran out, or fell to its low mark */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["StockCrossed"];
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
        VariantId: string;
        LocationId: string;
        Quantity: number;
        Availability: {
            variant_id: string;
            /** @description Whether at least one can be bought. */
            in_stock: boolean;
            /** @description How many can be bought now; null when it is not counted or may be backordered. */
            available: number | null;
        };
        AvailabilityList: {
            data: components["schemas"]["Availability"][];
        };
        Location: {
            id: components["schemas"]["LocationId"];
            name: string;
            /** @description Where imports and sales go unless said otherwise. */
            is_default: boolean;
            created_at: components["schemas"]["Timestamp"];
        };
        LocationCreate: {
            name: string;
        };
        LocationList: {
            data: components["schemas"]["Location"][];
        };
        StockLevel: {
            variant_id: string;
            location_id: string;
            /** @description What lies there, held or not. */
            on_hand: number;
            /** @description Held for checkouts that are not done yet. */
            reserved: number;
            /** @description on_hand - reserved. */
            available: number;
            /** @description At or below it the variant counts as low. */
            low_mark: number | null;
            /** @description Whether stock is counted at all. */
            tracked: boolean;
            /**
             * @description Whether it may be sold beyond what is there.
             * @enum {string}
             */
            policy: "deny" | "continue";
            updated_at: components["schemas"]["Timestamp"];
        };
        StockLevelPage: {
            data: components["schemas"]["StockLevel"][];
            page: components["schemas"]["PageInfo"];
        };
        StockAdjust: {
            variant_id: components["schemas"]["VariantId"];
            location_id?: components["schemas"]["LocationId"];
            /** @description Units to add, or, when negative, to take. */
            delta: number;
            /** @enum {string} */
            reason: "received" | "damaged" | "lost" | "found" | "returned" | "correction";
            note?: string;
        };
        StockSet: {
            variant_id: components["schemas"]["VariantId"];
            location_id?: components["schemas"]["LocationId"];
            on_hand: number;
            low_mark?: number | null;
            tracked?: boolean;
            /** @enum {string} */
            policy?: "deny" | "continue";
            note?: string;
        };
        Movement: {
            id: string;
            variant_id: string;
            location_id: string;
            delta: number;
            /** @enum {string} */
            reason: "initial" | "counted" | "received" | "damaged" | "lost" | "found" | "returned" | "correction" | "sold" | "cancelled" | "repaired";
            /** @description The order or reservation behind it. */
            reference: string | null;
            note: string | null;
            /** @description Who did it; null for the system. */
            actor: string | null;
            created_at: components["schemas"]["Timestamp"];
        };
        MovementPage: {
            data: components["schemas"]["Movement"][];
            page: components["schemas"]["PageInfo"];
        };
        DriftReport: {
            checked: number;
            repaired: boolean;
            drifts: {
                variant_id: string;
                location_id: string;
                /** @enum {string} */
                counter: "on_hand" | "reserved" | "real_time";
                found: number;
                expected: number;
            }[];
        };
        HoldRequest: {
            /** @description The checkout's id. */
            reservation_id: string;
            pinned: boolean;
            /** @description Seconds; asked for unless pinned. */
            expires_in?: number;
            lines: {
                variant_id: components["schemas"]["VariantId"];
                quantity: components["schemas"]["Quantity"];
            }[];
        };
        Reservation: {
            reservation_id: string;
            /** @enum {string} */
            status: "held" | "committed" | "released";
            /** Format: date-time */
            expires_at: string | null;
        };
        InitialStock: {
            variant_id: components["schemas"]["VariantId"];
            quantity: number;
            tracked: boolean;
            /** @enum {string} */
            policy: "deny" | "continue";
        };
        StockCrossed: {
            variant_id: string;
            in_stock: boolean;
            low: boolean;
            /** @description Grows with every crossing of this variant; older ones are ignored. */
            version: number;
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
    getAvailability: {
        parameters: {
            query: {
                /** @description Up to 100 variant ids, separated by commas. */
                variant_id: components["schemas"]["VariantId"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each variant asked for; an unknown variant has none available. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listLocations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All locations, the default one first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationCreate"];
            };
        };
        responses: {
            /** @description The new location. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listStock: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only this location. */
                location_id?: components["schemas"]["LocationId"];
                /** @description Only these variants, separated by commas. */
                variant_id?: components["schemas"]["VariantId"][];
                /** @description Only levels at or below their low mark. */
                low?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of levels, ordered by variant and location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLevelPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockAdjust"];
            };
        };
        responses: {
            /** @description The level after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLevel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockSet"];
            };
        };
        responses: {
            /** @description The level after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLevel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMovements: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The variant. */
                variantId: components["schemas"]["VariantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of movements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
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
            /** @description What does not add up; empty when all is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    holdStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description Everything is held. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    releaseStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Reservation id, the checkout's. */
                reservationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is held any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
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
                    items: components["schemas"]["InitialStock"][];
                };
            };
        };
        responses: {
            /** @description How many variants had no stock yet, and whether each can be bought. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        initialised: number;
                        availability: components["schemas"]["Availability"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
