// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/v1/admin/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists messages sent, waiting and failed, newest first */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        /** Shows one message with its text as it was sent */
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/notifications/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message once more, to the same recipient and unchanged
         * @description A message that is still waiting or being sent stays as it is. Repeating the request with the same Idempotency-Key sends nothing more, even after the message has gone out again.
         */
        post: operations["resendNotification"];
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
        /**
         * @description `waiting` for its first or next try, `sending` now, `sent` when the mail server took it, `failed` for good.
         * @enum {string}
         */
        NotificationStatus: "waiting" | "sending" | "sent" | "failed";
        /** @enum {string} */
        NotificationTemplate: "order-confirmation" | "shipping" | "order-cancelled" | "order-refunded" | "welcome";
        Notification: {
            id: string;
            /** @enum {string} */
            channel: "email";
            template: components["schemas"]["NotificationTemplate"];
            /** @description The event it answers; no event makes two messages for one recipient. */
            event_id: string;
            event_type: string;
            /** @description Id of the order or user it is about. */
            reference: string;
            /** @description E-mail address of the recipient. */
            to: string;
            /** @description BCP 47 tag that amounts and dates were written in. */
            locale: string;
            subject: string;
            status: components["schemas"]["NotificationStatus"];
            /** @description How often sending was tried since it was last asked for. */
            attempts: number;
            /** @description Why the last try failed: a code of the mail server, never its words. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description Earliest time of the next try; null when there is none.
             */
            next_attempt_at: string | null;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When the mail server took it.
             */
            sent_at: string | null;
            /** @description Its Message-ID header, by which the logs of mail servers know it. */
            message_id: string;
        };
        NotificationDetail: {
            id: string;
            /** @enum {string} */
            channel: "email";
            template: components["schemas"]["NotificationTemplate"];
            /** @description The event it answers; no event makes two messages for one recipient. */
            event_id: string;
            event_type: string;
            /** @description Id of the order or user it is about. */
            reference: string;
            /** @description E-mail address of the recipient. */
            to: string;
            /** @description BCP 47 tag that amounts and dates were written in. */
            locale: string;
            subject: string;
            status: components["schemas"]["NotificationStatus"];
            /** @description How often sending was tried since it was last asked for. */
            attempts: number;
            /** @description Why the last try failed: a code of the mail server, never its words. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description Earliest time of the next try; null when there is none.
             */
            next_attempt_at: string | null;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When the mail server took it.
             */
            sent_at: string | null;
            /** @description Its Message-ID header, by which the logs of mail servers know it. */
            message_id: string;
            /** @description The message as plain text, as it was sent. */
            text: string;
        };
        NotificationPage: {
            data: components["schemas"]["Notification"][];
            page: components["schemas"]["PageInfo"];
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
        /** @description The message. */
        NotificationId: string;
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
    listNotifications: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only messages in this state. */
                status?: components["schemas"]["NotificationStatus"];
                /** @description Only messages made from this template. */
                template?: components["schemas"]["NotificationTemplate"];
                /** @description Only messages about this order or user, by its id. */
                reference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resendNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, waiting to go out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
