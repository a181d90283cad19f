// Generated from openapi/ by `npm run gen`. Do not edit.

/**
 * Format: idn-email
 * Of any script (RFC 6531). Upper and lower case are the same, and so are the domain and its A-labels, which are what is kept.
 * @example ada@example.com
 */
export type EmailAddress = string;

/** 8 to 128 characters of any kind; for staff at least 15, as long as it is the only factor (NIST SP 800-63B-4). Passwords that are known from breaches are refused. */
export type NewPassword = string;

/** E.164. */
export type PhoneNumber = string;

export interface PhoneCodeRequest {
    phone: PhoneNumber;
}

export interface PhoneCodeRequested {
    /** E.164: where the code went. */
    phone: string;
    /**
     * Format: date-time
     * When the code is not good any more.
     */
    expires_at: string;
    /**
     * Format: date-time
     * Earliest time at which another code can be sent to the number.
     */
    next_at: string;
}

export interface PhoneCode {
    /**
     * As the SMS has it.
     * @example 482913
     */
    code: string;
}

/**
 * BCP 47 language tag.
 * @example en-GB
 */
export type LanguageTag = string;

/** Format: visible-text */
export type PersonName = string;

/**
 * `<thing>.read`, `<thing>.write`, or `*` for everything. There are `catalogue.read`, `catalogue.write`, `customers.read`, `events.read`, `events.write`, `notifications.read`, `notifications.write`, `orders.read`, `orders.write`, `payments.read`, `payments.write`, `privacy.read`, `privacy.write`, `shipping.read`, `shipping.write`, `shop.read`, `shop.write`, `staff.read`, `staff.write`, `stock.read`, `stock.write`, `taxes.read`, `taxes.write`, `templates.read`, `templates.write`, `webhooks.read`, `webhooks.write`.
 * @example orders.read
 */
export type Permission = string;

export type PermissionList = Permission[];

export interface Registration {
    email: EmailAddress;
    password: NewPassword;
    name?: PersonName;
    phone?: PhoneNumber;
    locale?: LanguageTag;
}

export interface Credentials {
    email: EmailAddress;
    password: string;
}

export interface RefreshRequest {
    refresh_token: string;
}

export interface PasswordChange {
    current_password: string;
    new_password: NewPassword;
    /** @default keep */
    api_keys: KeysAtPasswordChange;
}

/** What becomes of the secret API keys that the account made: all go on (keep), those made in the sessions that end are revoked (revoke_recent), or all are (revoke_all). The mail to the account names those revoked and those that go on. */
export type KeysAtPasswordChange = "keep" | "revoke_recent" | "revoke_all";

export interface PasswordForgotten {
    email: EmailAddress;
}

export interface PasswordReset {
    /**
     * From the mailed link.
     * @example prt_q3Z0qXo5cE0aLx
     */
    token: string;
    new_password: NewPassword;
    /** @default revoke_recent */
    api_keys: KeysAtPasswordChange;
}

export interface EmailVerification {
    /**
     * From the mailed link.
     * @example vet_q3Z0qXo5cE0aLx
     */
    token: string;
}

export interface EmailVerified {
    /**
     * Format: date-time
     * When a link that was mailed to the address was first used.
     */
    email_verified_at: string;
}

export interface EmailVerificationRequested {
    /** Where the link goes. */
    email: string;
    /**
     * Format: date-time
     * Where the address is verified, and nothing was sent: since when.
     */
    email_verified_at: string | null;
    /**
     * Format: date-time
     * Until when the link is good.
     */
    expires_at: string | null;
    /**
     * Format: date-time
     * When another one may be sent.
     */
    next_at: string | null;
}

export interface SignedIn {
    /** A JWT, for the Authorization header. Its content is not part of the API. */
    access_token: string;
    /** @constant */
    token_type: "Bearer";
    /** Seconds the access token is good for. */
    expires_in: number;
    /** For refreshToken, once. Good for 14 days, and for 60 since signing in. */
    refresh_token: string;
    user: User;
}

export interface User {
    id: string;
    email: string;
    /**
     * Format: date-time
     * When a link that was mailed to the address was first used; null while nobody has shown whose it is.
     */
    email_verified_at: string | null;
    name: string | null;
    /** E.164. */
    phone: string | null;
    /**
     * Format: date-time
     * When a code that was sent to the number was confirmed; null while nobody has shown whose it is.
     */
    phone_verified_at: string | null;
    /** BCP 47. */
    locale: string;
    /** Empty unless the account is staff. */
    permissions: string[];
    created_at: Timestamp;
}

export interface UserPatch {
    /** Format: visible-text */
    name?: string | null;
    /** E.164. */
    phone?: string | null;
    locale?: LanguageTag;
}

export interface UserSession {
    id: string;
    /** Whether this request came through it. */
    current: boolean;
    /** Network address it was opened from. */
    address: string | null;
    user_agent: string | null;
    created_at: Timestamp;
    last_used_at: Timestamp;
    /**
     * Format: date-time
     * When it ends unless it is used before then.
     */
    expires_at: string;
}

export interface UserSessionPage {
    data: UserSession[];
    page: PageInfo;
}

export interface Jwks {
    keys: {
        /** @constant */
        kty: "EC";
        /** @constant */
        crv: "P-256";
        x: string;
        y: string;
        kid: string;
        /** @constant */
        alg: "ES256";
        /** @constant */
        use: "sig";
    }[];
}

export interface AddressCreate {
    address: Address;
    is_default?: boolean;
}

export interface SavedAddressPatch {
    address?: AddressPatch;
    /**
     * Makes it the default in place of the other.
     * @constant
     */
    is_default?: true;
}

export interface AddressPatch {
    /** Format: visible-text */
    name?: string;
    company?: string | null;
    line1?: string;
    line2?: string | null;
    city?: string | null;
    /** Code or name of a part of the country. */
    region?: string | null;
    postal_code?: string | null;
    /** ISO 3166-1 alpha-2. */
    country?: string;
    phone?: string | null;
}

export interface SavedAddress {
    id: string;
    address: Address;
    /** The one to offer first. */
    is_default: boolean;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface SavedAddressPage {
    data: SavedAddress[];
    page: PageInfo;
}

export interface Customer {
    id: string;
    email: string;
    /**
     * Format: date-time
     * When a link that was mailed to the address was first used; null while nobody has shown whose it is.
     */
    email_verified_at: string | null;
    name: string | null;
    /** E.164. */
    phone: string | null;
    /**
     * Format: date-time
     * When a code that was sent to the number was confirmed; null while nobody has shown whose it is.
     */
    phone_verified_at: string | null;
    /** BCP 47. */
    locale: string;
    created_at: Timestamp;
}

export interface CustomerPage {
    data: Customer[];
    page: PageInfo;
}

export interface CustomerDetail {
    id: string;
    email: string;
    /**
     * Format: date-time
     * When a link that was mailed to the address was first used; null while nobody has shown whose it is.
     */
    email_verified_at: string | null;
    name: string | null;
    /** E.164. */
    phone: string | null;
    /**
     * Format: date-time
     * When a code that was sent to the number was confirmed; null while nobody has shown whose it is.
     */
    phone_verified_at: string | null;
    /** BCP 47. */
    locale: string;
    created_at: Timestamp;
    /** The whole address book, 50 at most. */
    addresses: SavedAddress[];
}

export interface StaffMember {
    id: string;
    email: string;
    name: string | null;
    /** What they may do while they are not disabled. */
    permissions: string[];
    /**
     * Format: date-time
     * Null while they may sign in.
     */
    disabled_at: string | null;
    created_at: Timestamp;
}

export interface StaffPage {
    data: StaffMember[];
    page: PageInfo;
}

export interface PermissionsSet {
    permissions: PermissionList;
}

export type ApiKeyKind = "publishable" | "secret";

export interface ApiKeyCreate {
    /**
     * Format: visible-text
     * What it is for.
     */
    name: string;
    kind: ApiKeyKind;
    scopes?: PermissionList;
    expires_at?: Timestamp;
}

export interface ApiKey {
    id: string;
    name: string;
    kind: ApiKeyKind;
    /** How the key begins. */
    hint: string;
    /** What it may do, as far as whoever made it still holds that. */
    scopes: string[];
    /** User; null for the installation itself. */
    created_by: string | null;
    created_at: Timestamp;
    /** Format: date-time */
    expires_at: string | null;
    /**
     * Format: date-time
     * To about five minutes.
     */
    last_used_at: string | null;
    /** Format: date-time */
    revoked_at: string | null;
}

export interface NewApiKey {
    /** The key itself, `pk_…` or `sk_…`. It is not shown again. */
    key: string;
    api_key: ApiKey;
}

export interface ApiKeyPage {
    data: ApiKey[];
    page: PageInfo;
}

export type AuditAction = "staff.signed_in" | "staff.permissions_set" | "staff.disabled" | "staff.enabled" | "staff.password_changed" | "staff.password_reset" | "session.reuse_detected" | "api_key.created" | "api_key.revoked" | "customer.erased";

export type ActorKind = "user" | "key" | "system";

export interface AuditEntry {
    id: string;
    action: AuditAction;
    actor_kind: ActorKind;
    /** User or API key; null for the system. */
    actor_id: string | null;
    /** The user, session, API key or erasure it was done to. */
    target_id: string;
    /** Network address of the request. */
    address: string | null;
    detail: {
        /** Permissions before. */
        before?: string[];
        /** Permissions after. */
        after?: string[];
        user_id?: string;
        name?: string;
    };
    created_at: Timestamp;
}

export interface AuditPage {
    data: AuditEntry[];
    page: PageInfo;
}

export type PrincipalKind = "user" | "key";

export interface ResolvedPrincipal {
    kind: PrincipalKind;
    /** User id or API key id. */
    id: string;
    /** What a staff member or secret key may do, `orders.read` say; `*` is everything. */
    permissions: string[];
    /** The user who made a key: when that one changes, so does the key. */
    creator_id?: string;
    /** Until a key that expires does. */
    seconds_left?: number;
    /** A publishable key identifies a storefront and opens nothing. */
    publishable?: boolean;
}

export interface UserErased {
    user_id: string;
}

export interface ErasureRequested {
    /** For readErasure. */
    erasure_id: string;
    /** At once, and when nothing that had begun before can be under way any more. */
    round: number;
}

/** One of the two. */
export interface PersonRequest {
    /** The customer's user id. */
    customer_id?: string;
    email?: EmailAddress;
}

export type ErasureServiceName = "order" | "inventory" | "notification";

export interface Erasure {
    id: string;
    /** The account that was closed; null for somebody without one. */
    customer_id: string | null;
    /** User or API key of staff; null for the customer. */
    requested_by: string | null;
    requested_at: Timestamp;
    /** Services that have not done their last round. */
    waits_for: ErasureServiceName[];
    /**
     * Format: date-time
     * When the last of them had, about a quarter of an hour after the request or once a checkout under way is over. Orders that are open lose what is left later.
     */
    completed_at: string | null;
}

export interface ErasurePage {
    data: Erasure[];
    page: PageInfo;
}

/** Something held about the person, with its time and its ids. Members may be added. */
export interface PersonalDataEntry {
    [key: string]: unknown;
}

export interface PersonalData {
    /** @constant */
    format: "stoa-personal-data-1";
    generated_at: Timestamp;
    customer_id: string | null;
    /** The address under which data without an account was looked for. */
    email: string | null;
    account: PersonalDataEntry | null;
    /** The address book. */
    addresses: PersonalDataEntry[];
    /** Sign-ins: when, from where and with what. */
    sessions: PersonalDataEntry[];
    /** Links and codes that were sent: to verify address or number, or to reset the password. */
    verifications: PersonalDataEntry[];
    /** Each with its payments, and the messages about it that went elsewhere than to the address. */
    orders: PersonalDataEntry[];
    /** Tries to order that came to nothing. */
    checkouts: PersonalDataEntry[];
    carts: PersonalDataEntry[];
    /** What was sent to the address or number. */
    messages: PersonalDataEntry[];
    /** What was chosen, each change with its time and source. */
    consents: PersonalDataEntry[];
    /** Browsers and apps that get pushes. */
    devices: PersonalDataEntry[];
    /** Addresses that nothing is sent to, as they were said to be nobody's. */
    suppressions: PersonalDataEntry[];
    /** Sold-out variants that a mail is wanted about. */
    back_in_stock: PersonalDataEntry[];
}

export interface UserRegistered {
    user_id: string;
}

export interface PasswordResetRequested {
    /** For readPasswordReset. */
    reset_id: string;
}

export interface SignedInElsewhere {
    user_id: string;
    /** For readSignIn. */
    session_id: string;
}

export interface EmailVerificationEvent {
    /** For readEmailVerification. */
    verification_id: string;
}

export interface PhoneCodeEvent {
    /** For readPhoneVerification. */
    verification_id: string;
}

export interface PasswordChanged {
    user_id: string;
    /** Whether by this the owner of the e-mail address has shown for the first time that the account is theirs: what it held of addresses and contacts may be of a stranger who registered it. Else absent. */
    owner_proven?: boolean;
}

export interface PrincipalChanged {
    /** User id or API key id. */
    principal_id: string;
    /** Sessions that ended; empty when permissions changed. */
    session_ids: string[];
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
    /**
     * Makes an account and signs in
     * An e-mail address that has an account gets 409 `already_exists`: hiding that would leave honest shoppers without an explanation, and few requests per address and minute keep others from asking for lists. The mail that welcomes has a link to the storefront's page `/verify-email?token=…`, whose token is for `verifyEmail`; signing in and buying do not wait for it.
     */
    register: {
        parameters: {
            query?: never;
            header?: {
                /** Kept with the session, so that its owner recognises it in the list. */
                "user-agent"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Registration;
            };
        };
        responses: {
            /** The account, signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SignedIn;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Signs in with e-mail and password
     * Customers and staff alike. Responds 401 `invalid_credentials` for a wrong password and for an unknown address, after the same time; 429 after too many wrong ones. The first sign-in from a network that the account was not used from in 60 days is told by mail, five times in 24 hours at most.
     */
    login: {
        parameters: {
            query?: never;
            header?: {
                /** Kept with the session, so that its owner recognises it in the list. */
                "user-agent"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Credentials;
            };
        };
        responses: {
            /** Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SignedIn;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Trades a refresh token for new tokens
     * A refresh token is good once. Sent again within 20 seconds it gives the same successor, for replies that were lost and tabs that refresh at once; sent again later it ends the session, because then two hold it.
     */
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": RefreshRequest;
            };
        };
        responses: {
            /** New tokens; the one that was sent is used up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SignedIn;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Ends the session of the access token
     * Its tokens are refused from then on, and messages to a device that it registered end.
     */
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Signed out; its tokens are worth nothing any more. */
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
     * Changes the password and ends all other sessions
     * API keys that the account made go on, unless `api_keys` says otherwise.
     */
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PasswordChange;
            };
        };
        responses: {
            /** Changed; this session goes on. */
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
     * Mails a link to set a new password
     * Responds 202 for every address, after the same time, whether it has an account or not. The link leads to the storefront's page `/reset-password?token=…` and is good for 60 minutes; links mailed before stay good, and all end when one is used or the password is changed. An address is mailed six in 30 minutes, three of them requested by one client, and one in a minute. Whoever requests more has been mailed one that is good for half an hour yet.
     */
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PasswordForgotten;
            };
        };
        responses: {
            /** A mail goes out, if the address has an account. */
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
     * Sets a new password with the token of a mailed link
     * Ends all sessions and all links, revokes the secret API keys that were made in these sessions unless `api_keys` says otherwise, and mails the account that its password was changed; then sign in. A token that was used, has expired or is older than the password gets 422 `password_reset_invalid`. A password that is refused leaves the token as it is. The address is verified then. After the first such link that an account uses none of its addresses is the default, because until then a stranger may have registered it.
     */
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PasswordReset;
            };
        };
        responses: {
            /** Changed; sign in with the new password. */
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
     * Shows with the token of a mailed link that the e-mail address is yours
     * The link is in the mail that welcomes and in those of `requestEmailVerification`. It is good for 72 hours, as often as it is used: the second time changes nothing. Nobody has to be signed in, and nobody is by it. A token that is none, or has expired before the address was verified, gets 422 `email_verification_invalid`. Send it when somebody presses a button, and not when the page is opened: programs open the links of mails, too.
     */
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": EmailVerification;
            };
        };
        responses: {
            /** The address is verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": EmailVerified;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists where you are signed in, newest first */
    listSessions: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of sessions that are live. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": UserSessionPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Ends one of your sessions
     * Its tokens are refused from then on, and messages to a device that it registered end. 404: there is none, or it has ended.
     */
    revokeSession: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Ended. */
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
     * The public keys that access tokens are signed with
     * A JSON Web Key Set (RFC 7517). The next key is published long before it signs.
     */
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The key set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Jwks;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads your account */
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": User;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Changes your name, phone or language
     * A JSON Merge Patch (RFC 7396); null takes a value away. Another phone number is not verified: it gets no messages until `verifyPhone` has shown that it is yours.
     */
    updateMe: {
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
                "application/json": UserPatch;
            };
        };
        responses: {
            /** The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": User;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads everything that the shop holds about you, as one document
     * JSON, for the rights of access and of data portability (GDPR, articles 15 and 20): account, addresses, sign-ins, carts, orders with their payments and messages, consents, devices and sign-ups. What came under the account's e-mail address without signing in is in it once its password was set by a mailed link: until then anybody may have registered it. Notes of staff about orders are not; ask the shop. The document is made while it is sent: one that breaks off is no JSON, and can be read again.
     */
    exportMyData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The document. */
            200: {
                headers: {
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.stoa.personal-data+json": PersonalData;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Closes your account and has what is held about you erased
     * For good (GDPR, article 17), with the account's password. You are signed out everywhere at once; addresses, carts, devices, choices and messages follow within minutes. Orders stay as long as the law wants invoices kept, with name and address alone: they lose the e-mail address and phone number once nothing of them is open. Until then an order is found with `lookupOrder`. What came under the e-mail address without signing in is erased, too, once its password was set by a mailed link. 409 `invalid_state` for staff, who first give up their permissions.
     */
    eraseMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current_password: string;
                };
            };
        };
        responses: {
            /** The account is gone, and the rest is under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Erasure;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Mails a link again, to show that the e-mail address is yours
     * To the account's own address, in its language: a link to the storefront's page `/verify-email?token=…`, good for 72 hours; links mailed before stay good. Where the address is verified nothing is sent, and `email_verified_at` says so. Within a minute of a link nothing more is sent, and the response is that of the first request. An account gets 5 in 24 hours, that of the mail that welcomes among them, and one client causes 60: beyond that 429, with the seconds until the next.
     */
    requestEmailVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A link is on its way, unless the address is verified. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": EmailVerificationRequested;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sends a code to a phone number, to show that it is yours
     * By SMS, in the account's language: six digits, good for 10 minutes and 5 tries; each code takes the place of the one before it. The number becomes the account's when the code is confirmed with `verifyPhone`; until then the account keeps the one it has. Within a minute of a code nothing more is sent to the same number, and the response is that of the first request. An account gets 5 codes in 24 hours, a number 5, one client causes 20, and a shop sends no more than it has set (`PHONE_CODES_PER_DAY`): beyond that 429, with the seconds until the next. 422 `unprocessable` for a number that does not exist, takes no SMS (a landline, a premium number), or is of a country that the shop sends no SMS to.
     */
    requestPhoneCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PhoneCodeRequest;
            };
        };
        responses: {
            /** A code is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PhoneCodeRequested;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Shows with the code that a phone number is yours
     * From then on it is the account's number, and may get messages that the account chooses. A code that is wrong, has expired, was followed by a newer one or was tried 5 times gets 422 `unprocessable`; too many wrong ones 429. Repeating the request while the code is good changes nothing.
     */
    verifyPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PhoneCode;
            };
        };
        responses: {
            /** The account, with the number and the time it was verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": User;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists your address book, newest first */
    listAddresses: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SavedAddressPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds an address to your address book
     * The first one becomes the default. An address book holds 50. A repetition of what was deleted meanwhile is 404.
     */
    createAddress: {
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
                "application/json": AddressCreate;
            };
        };
        responses: {
            /** The new entry. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SavedAddress;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Takes an address out of your address book
     * Carts and orders keep what they have of it.
     */
    deleteAddress: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Gone. Orders keep their own copy. */
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
     * Changes an address
     * A JSON Merge Patch (RFC 7396); null takes a line away.
     */
    updateAddress: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": SavedAddressPatch;
            };
        };
        responses: {
            /** The entry after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SavedAddress;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists accounts, newest first */
    listCustomers: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only the account with this e-mail address. */
                email?: EmailAddress;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a customer with the address book */
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The customer's user id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerDetail;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads everything that the shop holds about a person, as one document
     * As `exportMyData`, for a customer or, by `email`, for whoever orders without an account, too. By address it is what came under it, and the account that has it; find out first whether the person who asks is the one. Notes of staff about orders are in it: read it before you hand it over.
     */
    exportPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PersonRequest;
            };
        };
        responses: {
            /** The document. */
            200: {
                headers: {
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.stoa.personal-data+json": PersonalData;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists erasures, newest first
     * The record that they were done. It names nobody.
     */
    listErasures: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of erasures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErasurePage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Has what is held about a person erased
     * As `eraseMe`, without the password: by `customer_id` for a customer, by `email` for whoever orders without an account. By address it is what came under it until now, and the account that has it, with all of its data; find out first whether the person who asks is the one. There is no way back. 409 `invalid_state` for an account of staff, 404 for a customer who is not there. For an address that the shop has never seen an erasure is recorded all the same.
     */
    createErasure: {
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
                "application/json": PersonRequest;
            };
        };
        responses: {
            /** It is under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Erasure;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Says how far an erasure is */
    getErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The erasure. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The erasure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Erasure;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists accounts that hold permissions or are disabled, newest first */
    listStaff: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of staff. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says what an account may do
     * Only what you hold yourself can be given or taken, and somebody keeps `*`. Anybody may have registered an e-mail address, so its owner shows first that the account is theirs, password included: they request a link with `forgotPassword` and set a password of at least 15 characters with it, once. Until then, and while the account is disabled or has a shorter password, giving permissions gets 409 `invalid_state`. Takes effect at once, also in sessions that are open and for the API keys the account made. An API key cannot do this. 422 `unprocessable` for a permission that does not exist, unless the account has it already; `errors` names it and says which there are.
     */
    setStaffPermissions: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PermissionsSet;
            };
        };
        responses: {
            /** The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffMember;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Shuts somebody out at once
     * Ends their sessions, revokes the secret keys they made and keeps them from signing in and from resetting the password, until they are enabled again. You need to hold what they hold. The last account that is enabled and holds `*` gets 409 `invalid_state`, and so does an account that holds nothing. An API key cannot do this.
     */
    disableStaff: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffMember;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lets somebody sign in again
     * With the permissions they had, which you need to hold. Sessions and keys that ended stay ended. An API key cannot do this.
     */
    enableStaff: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffMember;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists API keys, newest first */
    listApiKeys: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of keys, revoked ones too; none shows its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ApiKeyPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Makes an API key
     * Only this response ever shows the key. A publishable key names a storefront and opens nothing; a secret key does what its scopes say, as far as you hold that yourself, now and later: when you lose a permission your keys lose it, and when you are disabled they are revoked. To rotate, make a second one before revoking the first. An API key cannot make another one. 422 `unprocessable` for a scope that does not exist; `errors` names it and says which there are.
     */
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ApiKeyCreate;
            };
        };
        responses: {
            /** The key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NewApiKey;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Ends an API key at once
     * Requests with it are refused from then on. It stays in the list. Only who has all of its permissions may: 403 otherwise.
     */
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The key's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: ProblemResponse;
        };
    };
    /** Lists what staff did, newest first */
    listAuditLog: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only what this user or key did. */
                actor_id?: string;
                /** Only what was done to this user or key. */
                target_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of the log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AuditPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says who stands behind a session or an API key, and what they may do
     * A session that was revoked or an unknown key gets 401 `unauthenticated`.
     */
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
            /** The principal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ResolvedPrincipal;
                };
            };
            default: ProblemResponse;
        };
    };
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
