// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account and signs in
         * @description An e-mail address that has an account answers 409 `already_exists`: hiding that would leave honest shoppers without an answer, and few requests per address and minute keep others from asking for lists.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in with e-mail and password
         * @description Customers and staff alike. Answers 401 `invalid_credentials` for a wrong password and for an unknown address, after the same time; 429 after too many wrong ones.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trades a refresh token for new tokens
         * @description A refresh token is good once. Sent again within 20 seconds it answers with the same successor, for replies that were lost and tabs that refresh at once; sent again later it ends the session, because then two hold it.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of the access token */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the password and ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where you are signed in, newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of your sessions */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that access tokens are signed with
         * @description A JSON Web Key Set (RFC 7517). The next key is published long before it signs.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads your account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes your name, phone or language
         * @description A JSON Merge Patch (RFC 7396); null takes a value away.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists your address book, newest first */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Adds an address to your address book
         * @description The first one becomes the default. An address book holds 50.
         */
        post: operations["createAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an address out of your address book */
        delete: operations["deleteAddress"];
        options?: never;
        head?: never;
        /**
         * Changes an address
         * @description A JSON Merge Patch (RFC 7396); null takes a line away.
         */
        patch: operations["updateAddress"];
        trace?: never;
    };
    "/v1/admin/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists accounts, newest first */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's user id. */
                id: string;
            };
            cookie?: never;
        };
        /** Reads a customer with the address book */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists accounts that hold permissions, newest first */
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Says what an account may do
         * @description Only what you hold yourself can be given or taken, and somebody keeps `*`. An account whose password is shorter than 15 characters answers 409 `invalid_state`. Takes effect at once, also in sessions that are open.
         */
        put: operations["setStaffPermissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists API keys, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Makes an API key
         * @description The answer is the only place that ever shows the key. A publishable key names a storefront and opens nothing; a secret key does what its scopes say, which you hold yourself. To rotate, make a second one before revoking the first.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends an API key at once */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what staff did, newest first */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/principals/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says who stands behind a session or an API key, and what they may do
         * @description A session that was revoked or an unknown key answers 401 `unauthenticated`.
         */
        post: operations["resolvePrincipal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/users/{userId}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user. */
                userId: string;
            };
            cookie?: never;
        };
        /** Reads where a user can be reached */
        get: operations["readContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "user.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody made an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["UserRegistered"];
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
    "principal.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sessions, permissions or keys of a principal changed; whoever caches it drops it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PrincipalChanged"];
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
        /**
         * Format: email
         * @description Upper and lower case are the same.
         * @example ada@example.com
         */
        UserEmail: string;
        /** @description 8 to 128 characters of any kind; for staff at least 15, as long as it is the only factor (NIST SP 800-63B-4). Passwords that everybody tries first are refused. */
        NewPassword: string;
        /** @description E.164. */
        UserPhone: string;
        /**
         * @description BCP 47 language tag.
         * @example en-GB
         */
        UserLocale: string;
        PersonName: string;
        /**
         * @description `<thing>.read`, `<thing>.write`, or `*` for everything.
         * @example orders.read
         */
        Permission: string;
        PermissionList: components["schemas"]["Permission"][];
        Registration: {
            email: components["schemas"]["UserEmail"];
            password: components["schemas"]["NewPassword"];
            name?: components["schemas"]["PersonName"];
            phone?: components["schemas"]["UserPhone"];
            locale?: components["schemas"]["UserLocale"];
        };
        Credentials: {
            email: components["schemas"]["UserEmail"];
            password: string;
        };
        RefreshRequest: {
            refresh_token: string;
        };
        PasswordChange: {
            current_password: string;
            new_password: components["schemas"]["NewPassword"];
        };
        SignedIn: {
            /** @description A JWT, for the Authorization header. Its content is not part of the API. */
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds the access token is good for. */
            expires_in: number;
            /** @description For refreshToken, once. Good for 14 days, and for 60 since signing in. */
            refresh_token: string;
            user: components["schemas"]["User"];
        };
        User: {
            id: string;
            email: string;
            name: string | null;
            /** @description E.164. */
            phone: string | null;
            /** @description BCP 47. */
            locale: string;
            /** @description Empty unless the account is staff. */
            permissions: string[];
            created_at: components["schemas"]["Timestamp"];
        };
        UserPatch: {
            name?: string | null;
            /** @description E.164. */
            phone?: string | null;
            locale?: components["schemas"]["UserLocale"];
        };
        UserSession: {
            id: string;
            /** @description Whether this request came through it. */
            current: boolean;
            /** @description Network address it was opened from. */
            address: string | null;
            user_agent: string | null;
            created_at: components["schemas"]["Timestamp"];
            last_used_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When it ends unless it is used before then.
             */
            expires_at: string;
        };
        UserSessionPage: {
            data: components["schemas"]["UserSession"][];
            page: components["schemas"]["PageInfo"];
        };
        Jwks: {
            keys: {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                x: string;
                y: string;
                kid: string;
                /** @enum {string} */
                alg: "ES256";
                /** @enum {string} */
                use: "sig";
            }[];
        };
        AddressCreate: {
            address: components["schemas"]["Address"];
            is_default?: boolean;
        };
        SavedAddressPatch: {
            address?: components["schemas"]["AddressPatch"];
            /**
             * @description Makes it the default in place of the other.
             * @enum {boolean}
             */
            is_default?: true;
        };
        AddressPatch: {
            name?: string;
            company?: string | null;
            line1?: string;
            line2?: string | null;
            city?: string | null;
            region?: string | null;
            postal_code?: string | null;
            country?: string;
            phone?: string | null;
        };
        SavedAddress: {
            id: string;
            address: components["schemas"]["Address"];
            /** @description The one to offer first. */
            is_default: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        SavedAddressPage: {
            data: components["schemas"]["SavedAddress"][];
            page: components["schemas"]["PageInfo"];
        };
        Customer: {
            id: string;
            email: string;
            name: string | null;
            /** @description E.164. */
            phone: string | null;
            /** @description BCP 47. */
            locale: string;
            created_at: components["schemas"]["Timestamp"];
        };
        CustomerPage: {
            data: components["schemas"]["Customer"][];
            page: components["schemas"]["PageInfo"];
        };
        CustomerDetail: {
            id: string;
            email: string;
            name: string | null;
            /** @description E.164. */
            phone: string | null;
            /** @description BCP 47. */
            locale: string;
            created_at: components["schemas"]["Timestamp"];
            /** @description The whole address book, 50 at most. */
            addresses: components["schemas"]["SavedAddress"][];
        };
        StaffMember: {
            id: string;
            email: string;
            name: string | null;
            permissions: string[];
            created_at: components["schemas"]["Timestamp"];
        };
        StaffPage: {
            data: components["schemas"]["StaffMember"][];
            page: components["schemas"]["PageInfo"];
        };
        PermissionsSet: {
            permissions: components["schemas"]["PermissionList"];
        };
        /** @enum {string} */
        ApiKeyKind: "publishable" | "secret";
        ApiKeyCreate: {
            /** @description What it is for. */
            name: string;
            kind: components["schemas"]["ApiKeyKind"];
            scopes?: components["schemas"]["PermissionList"];
            expires_at?: components["schemas"]["Timestamp"];
        };
        ApiKey: {
            id: string;
            name: string;
            kind: components["schemas"]["ApiKeyKind"];
            /** @description How the key begins. */
            hint: string;
            scopes: string[];
            /** @description User or key; null for the installation itself. */
            created_by: string | null;
            created_at: components["schemas"]["Timestamp"];
            /** Format: date-time */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description To about five minutes.
             */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        NewApiKey: {
            /** @description The key itself, `pk_…` or `sk_…`. It is not shown again. */
            key: string;
            api_key: components["schemas"]["ApiKey"];
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            page: components["schemas"]["PageInfo"];
        };
        AuditEntry: {
            id: string;
            /** @enum {string} */
            action: "staff.signed_in" | "staff.permissions_set" | "staff.password_changed" | "session.reuse_detected" | "api_key.created" | "api_key.revoked";
            /** @enum {string} */
            actor_kind: "user" | "key" | "system";
            /** @description User or API key; null for the system. */
            actor_id: string | null;
            /** @description The user, session or API key it was done to. */
            target_id: string;
            /** @description Network address of the request. */
            address: string | null;
            detail: {
                /** @description Permissions before. */
                before?: string[];
                /** @description Permissions after. */
                after?: string[];
                user_id?: string;
                name?: string;
            };
            created_at: components["schemas"]["Timestamp"];
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            page: components["schemas"]["PageInfo"];
        };
        ResolvedPrincipal: {
            /** @enum {string} */
            kind: "user" | "key";
            /** @description User id or API key id. */
            id: string;
            /** @description What a staff member or secret key may do, `orders.read` say; `*` is everything. */
            permissions: string[];
            /** @description A publishable key identifies a storefront and opens nothing. */
            publishable?: boolean;
        };
        UserRegistered: {
            user_id: string;
        };
        PrincipalChanged: {
            /** @description User id or API key id. */
            principal_id: string;
            /** @description Sessions that ended; empty when permissions changed. */
            session_ids: string[];
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
        /**
         * @description A postal address. Which parts a country needs differs; only the name, the first line and the country are always asked for.
         * @example {
         *       "name": "Ada Lovelace",
         *       "line1": "12 St James's Square",
         *       "city": "London",
         *       "postal_code": "SW1Y 4JH",
         *       "country": "GB"
         *     }
         */
        Address: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city?: string;
            /** @description ISO 3166-2 code or free text. */
            region?: string;
            postal_code?: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description E.164. */
            phone?: string;
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
        /** @description Kept with the session, so that its owner recognises it in the list. */
        UserAgent: string;
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
    register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept with the session, so that its owner recognises it in the list. */
                "user-agent"?: components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The account, signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept with the session, so that its owner recognises it in the list. */
                "user-agent"?: components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description New tokens; the one that was sent is used up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out; its tokens are worth nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed; this session goes on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions that are live. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserSessionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateMe: {
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
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAddresses: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddressPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createAddress: {
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
                "application/json": components["schemas"]["AddressCreate"];
            };
        };
        responses: {
            /** @description The new entry. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. Orders keep their own copy. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedAddressPatch"];
            };
        };
        responses: {
            /** @description The entry after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only the account with this e-mail address. */
                email?: components["schemas"]["UserEmail"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's user id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of staff. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setStaffPermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionsSet"];
            };
        };
        responses: {
            /** @description The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys, revoked ones too; none shows its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only what this user or key did. */
                actor_id?: string;
                /** @description Only what was done to this user or key. */
                target_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resolvePrincipal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    session_id?: string;
                    api_key?: string;
                };
            };
        };
        responses: {
            /** @description The principal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedPrincipal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
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
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
