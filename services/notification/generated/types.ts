// Generated from openapi/ by `npm run gen`. Do not edit.

/** `waiting` for its first or next try, `sending` now, `sent` when the mail server, or the provider of its channel, took it, `failed` for good. `unknown` is an SMS that may have gone out or not: the provider's response was lost, and it is not sent again unless staff do. */
export type NotificationStatus = "waiting" | "sending" | "sent" | "failed" | "unknown";

/** How a recipient is reached: by e-mail, text message to a phone, or push to a device. */
export type NotificationChannel = "email" | "sms" | "push";

export type NotificationTemplate = "order-confirmation" | "payment-received" | "shipping" | "order-cancelled" | "order-items-cancelled" | "order-refunded" | "withdrawal-received" | "welcome" | "email-verification" | "password-reset" | "password-changed" | "new-sign-in" | "back-in-stock" | "abandoned-cart" | "webhook-disabled" | "staff-new-order" | "staff-low-stock" | "phone-code";

export interface Notification {
    id: string;
    channel: NotificationChannel;
    template: NotificationTemplate;
    /** The event it is about; no event makes two messages for one recipient. */
    event_id: string;
    event_type: string;
    /** Id of the order or user it is about. */
    reference: string;
    /** E-mail address of the recipient, phone number (E.164) of an SMS, or id of the push subscription. */
    to: string;
    /** BCP 47 tag that amounts and dates were written in. */
    locale: string;
    /** Of a mail; the title of a push; empty for an SMS. */
    subject: string;
    status: NotificationStatus;
    /** How often sending was tried since it was last asked for. */
    attempts: number;
    /** Why the last try failed: a code of the mail server or provider, never its text. */
    last_error: string | null;
    /**
     * Format: date-time
     * Earliest time of the next try; null when there is none.
     */
    next_attempt_at: string | null;
    created_at: Timestamp;
    /**
     * Format: date-time
     * When the mail server or provider took it.
     */
    sent_at: string | null;
    /** What the provider told of it afterwards, where it does: of SMS by Twilio. Null until then. */
    receipt: NotificationReceipt | null;
    /** The Message-ID header of a mail, by which the logs of mail servers know it; null for the other channels. */
    message_id: string | null;
}

/** `delivered`: the carrier says that the phone has it. `undelivered`: it will not have it. */
export type ReceiptStatus = "delivered" | "undelivered";

/** What became of a message after the provider had taken it. */
export interface NotificationReceipt {
    status: ReceiptStatus;
    /** Why it was not delivered: a code of ours and the provider's, as in `last_error`. */
    reason: string | null;
    received_at: Timestamp;
}

/** A status callback of Twilio's Messages API; it holds more than is read. */
export type TwilioReceipt = {
    /** Twilio's id of the SMS. */
    MessageSid: string;
    /** Of the SMS: `delivered`, `undelivered` and `failed` are its ends. */
    MessageStatus: string;
    /** Why it was not delivered. */
    ErrorCode?: string;
} & {
    [key: string]: unknown;
};

export interface NotificationDetail {
    id: string;
    channel: NotificationChannel;
    template: NotificationTemplate;
    /** The event it is about; no event makes two messages for one recipient. */
    event_id: string;
    event_type: string;
    /** Id of the order or user it is about. */
    reference: string;
    /** E-mail address of the recipient, phone number (E.164) of an SMS, or id of the push subscription. */
    to: string;
    /** BCP 47 tag that amounts and dates were written in. */
    locale: string;
    /** Of a mail; the title of a push; empty for an SMS. */
    subject: string;
    status: NotificationStatus;
    /** How often sending was tried since it was last asked for. */
    attempts: number;
    /** Why the last try failed: a code of the mail server or provider, never its text. */
    last_error: string | null;
    /**
     * Format: date-time
     * Earliest time of the next try; null when there is none.
     */
    next_attempt_at: string | null;
    created_at: Timestamp;
    /**
     * Format: date-time
     * When the mail server or provider took it.
     */
    sent_at: string | null;
    /** What the provider told of it afterwards, where it does: of SMS by Twilio. Null until then. */
    receipt: NotificationReceipt | null;
    /** The Message-ID header of a mail, by which the logs of mail servers know it; null for the other channels. */
    message_id: string | null;
    /** The message as plain text, as it was sent. */
    text: string;
}

/** Parts: `email` has subject, html and text, `sms` has text, `push` has title and body. */
export type TemplateChannel = "email" | "sms" | "push";

/** The parts of the channel, in Liquid where they are a source. The `text` of an e-mail may be left out or empty: then it is made of its HTML. */
export interface TemplateParts {
    subject?: string;
    html?: string;
    text?: string;
    title?: string;
    body?: string;
}

export interface TemplateDraftInput {
    parts: TemplateParts;
}

export interface TemplateSource {
    parts?: TemplateParts;
    /** A published version; not together with `parts`. */
    number?: number;
}

export interface TemplateRollback {
    /** The version to publish again; null for the default. */
    number: number | null;
}

export interface TemplatePreview {
    /** BCP 47 tag that amounts and times are written in. */
    locale: string;
    parts: RenderedParts;
}

/** The parts of the channel as they are sent. */
export interface RenderedParts {
    subject?: string;
    html?: string;
    text?: string;
    title?: string;
    body?: string;
}

/** A message that the published version could not be rendered for. It was made of the default instead, as are all that it fails for. */
export interface TemplateFailure {
    /** The version. */
    number: number;
    reason: string;
    at: Timestamp;
}

export interface TemplateDraft {
    parts: TemplateParts;
    saved_at: Timestamp;
    /** Id of the user or API key. */
    saved_by: string;
}

export interface PublishedTemplateEntry {
    /** 1 for the first that was published of this template, channel and locale. */
    number: number;
    /** The earlier version that it is the same as, where it was published by rollBackTemplate. */
    restored_from: number | null;
    published_at: Timestamp;
    /** Id of the user or API key. */
    published_by: string;
}

export interface PublishedTemplate {
    /** 1 for the first that was published of this template, channel and locale. */
    number: number;
    /** The earlier version that it is the same as, where it was published by rollBackTemplate. */
    restored_from: number | null;
    published_at: Timestamp;
    /** Id of the user or API key. */
    published_by: string;
    parts: TemplateParts;
}

export interface PublishedTemplatePage {
    data: PublishedTemplateEntry[];
    page: PageInfo;
}

export interface TemplateVariable {
    /**
     * As it is written in a template; `[]` stands for each entry of a list.
     * @example order.lines[].title
     */
    name: string;
    description: string;
    /**
     * What previewTemplate has for it, as JSON.
     * @example "S1001"
     */
    sample: string;
}

export interface TemplateDefault {
    /** The locale that it is written in, which may be one that the template falls back to. */
    locale: string;
    parts: TemplateParts;
}

export interface Template {
    template: NotificationTemplate;
    channel: TemplateChannel;
    locale: string;
    /** Of this entry, which grows with each change; also the ETag. */
    version: number;
    published: PublishedTemplate | null;
    draft: TemplateDraft | null;
    default: TemplateDefault;
    variables: TemplateVariable[];
    failure: TemplateFailure | null;
}

export interface TemplateEntry {
    template: NotificationTemplate;
    channel: TemplateChannel;
    locale: string;
    version: number;
    /** Whether Stoa brings a text in this locale. */
    has_default: boolean;
    has_draft: boolean;
    /** The published version; null where messages are made of the default. */
    published_number: number | null;
    failure: TemplateFailure | null;
    /** Format: date-time */
    updated_at: string | null;
    /** Id of the user or API key. */
    updated_by: string | null;
}

export interface TemplatePage {
    data: TemplateEntry[];
    page: PageInfo;
}

export interface NotificationPage {
    data: Notification[];
    page: PageInfo;
}

/** What happened. New types may be added. */
export type EventType = "cart.abandoned" | "category.changed" | "collection.changed" | "order.cancelled" | "order.contact_erased" | "order.fulfilled" | "order.items_cancelled" | "order.payment_received" | "order.placed" | "order.refunded" | "order.withdrawal_received" | "payment.changed" | "product.changed" | "shop.changed" | "stock.availability_changed" | "user.erased" | "user.password_changed" | "user.registered";

/** The same wherever the event is told of; by it you know one that comes again. */
export type StoaEventId = string;

/** Id of what it happened to: the order, payment, variant, product, category, collection or customer; `shop` for the shop. */
export type StoaEventAggregate = string;

/** Counts the events of this aggregate from 1, without a gap. Null for products, categories and collections, which have a `version` that grows, for what happened before Stoa numbered events, and for tests. */
export type StoaEventSequence = number | null;

/** Something that happened, as the list of events and webhooks tell it; `timestamp` says when. `data` holds ids, versions and amounts and no personal data. It and the event may get further members, and never lose one within `/v1`; there may be further types. A program that can decode no type but those it knows asks for these alone (`type`, `event_types`). */
export interface StoaEvent {
    id: StoaEventId;
    type: EventType;
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: {
        [key: string]: unknown;
    };
}

/** What testWebhookEndpoint has sent to an endpoint. */
export interface WebhookTestEvent {
    id: StoaEventId;
    /** @constant */
    type: "webhook.test";
    timestamp: Timestamp;
    /** The endpoint. */
    aggregate: string;
    sequence: StoaEventSequence;
    data: {
        endpoint_id: string;
    };
}

export interface StoaEventPage {
    data: StoaEvent[];
    page: PageInfo;
    /** Where this page ends, also when nothing more has happened yet: send it for what comes after. */
    cursor: string;
}

/** A service that works on events; `notification-email`, `notification-sms` and `notification-push` are queues of messages that are due, `notification-webhook` that of webhooks. */
export type EventConsumer = "order" | "product" | "payment" | "inventory" | "notification" | "notification-email" | "notification-sms" | "notification-push" | "notification-webhook";

export interface FailedEvent {
    service: EventConsumer;
    /** The event. Several services may have failed to work on the same one. */
    id: string;
    /** @example order.placed */
    type: string;
    /** Id of what it happened to, an order say. */
    aggregate: string;
    occurred_at: Timestamp;
    /** Tries that counted. */
    attempts: number;
    /** What the last try failed with, for whoever runs the shop. */
    reason: string;
    failed_at: Timestamp;
}

export interface FailedEventPage {
    data: FailedEvent[];
    page: PageInfo;
}

export interface FailedEventReplay {
    service: EventConsumer;
    /** One event; all of the service without it. */
    id?: string;
}

export interface FailedEventReplayed {
    /** Events that are tried again. */
    replayed: number;
    /** Failed events of this service that are left. */
    remaining: number;
}

/**
 * @example {
 *       "public_key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"
 *     }
 */
export interface PushKey {
    /** A point of P-256, uncompressed, in base64url. */
    public_key: string;
}

/** `web` for a browser (RFC 8030), `fcm` for an app by Firebase Cloud Messaging. Later versions may add others. */
export type PushKind = "web" | "fcm";

/** What messages to the browser are encrypted for. */
export interface PushSubscriptionKeys {
    /** Its public key: a point of P-256, uncompressed, in base64url. */
    p256dh: string;
    /** 16 bytes in base64url. */
    auth: string;
}

/**
 * One of these, told apart by `kind`.
 * @example {
 *       "kind": "web",
 *       "endpoint": "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
 *       "keys": {
 *         "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
 *         "auth": "BTBZMqHH6r4Tts7J_aSIgg"
 *       }
 *     }
 */
export type PushSubscriptionCreate = WebPushSubscriptionCreate | FcmPushSubscriptionCreate;

export interface WebPushSubscriptionCreate {
    kind: "web";
    /** Where its push service takes messages. */
    endpoint: string;
    keys: PushSubscriptionKeys;
    /** The key it was subscribed with; without it the one of getPushKey. */
    public_key?: string;
}

export interface FcmPushSubscriptionCreate {
    kind: "fcm";
    /** The registration token of the app on this device. */
    token: string;
}

export interface PushSubscription {
    id: string;
    kind: PushKind;
    /** SHA-256 of `endpoint` or `token` in base64url, by which a device finds itself in the list; the address itself is not shown. */
    fingerprint: string;
    /** What the browser or app said of itself. */
    user_agent: string | null;
    /** Whether it was registered in the session that asks; a storefront ends it when that one signs out. */
    is_this_session: boolean;
    /**
     * Format: date-time
     * When it was registered last.
     */
    created_at: string;
}

export interface PushSubscriptionPage {
    data: PushSubscription[];
    page: PageInfo;
}

/** What mails are about that are a choice: `back_in_stock`, that something can be bought again, is sent to who asked unless it is ended; `abandoned_cart`, that a cart still has something in it, to who has chosen it alone. */
export type NotificationTopic = "back_in_stock" | "abandoned_cart";

/** What becomes of an order: sent, cancelled, refunded. The mails about it are always sent. */
export interface OrderChoices {
    /** To the verified phone number. */
    sms: boolean;
    /** To registered devices. */
    push: boolean;
}

/** That something which was asked for is back in stock. */
export interface StockChoices {
    email: boolean;
}

/** That a cart was left with something in it, once in seven days at most. Advertising, so nothing is sent before it is chosen. */
export interface CartChoices {
    email: boolean;
}

export interface NotificationChoices {
    orders: OrderChoices;
    back_in_stock: StockChoices;
    abandoned_cart: CartChoices;
}

export interface NotificationChoicesChange {
    orders?: {
        sms?: boolean;
        push?: boolean;
    };
    back_in_stock?: {
        email?: boolean;
    };
    abandoned_cart?: {
        email?: boolean;
    };
}

/**
 * When SMS, pushes and mails about carts wait, every day.
 * @example {
 *       "starts_at": "22:00",
 *       "ends_at": "07:30",
 *       "time_zone": "Europe/Berlin"
 *     }
 */
export interface QuietHours {
    /** By the clock of the time zone, `22:00` say. */
    starts_at: string;
    /** On the next day where it is before `starts_at`. */
    ends_at: string;
    /** IANA name, Europe/Berlin say. */
    time_zone: string;
}

/** `ready` to be used, `unverified` while the account has no verified phone number, or nobody has used a link that was mailed to its address (verifyEmail, resetPassword), `no_device` while it has no registered one, `off` where the shop does not have the channel. */
export type ChannelState = "ready" | "unverified" | "no_device" | "off";

export interface NotificationPreferences {
    choices: NotificationChoices;
    channels: {
        email: ChannelState;
        sms: ChannelState;
        push: ChannelState;
    };
    quiet_hours: QuietHours | null;
    /**
     * Format: date-time
     * When something was chosen last; null while nothing was.
     */
    changed_at: string | null;
}

/**
 * @example {
 *       "choices": {
 *         "orders": {
 *           "sms": true
 *         }
 *       },
 *       "quiet_hours": {
 *         "starts_at": "22:00",
 *         "ends_at": "07:30",
 *         "time_zone": "Europe/Berlin"
 *       },
 *       "source": "account page"
 *     }
 */
export interface NotificationPreferencesChange {
    choices?: NotificationChoicesChange;
    /** Null for none. */
    quiet_hours?: QuietHours | null;
    source?: ChosenIn;
}

/**
 * Format: visible-text
 * Where it was chosen, kept with it: the name of a page or an app. `api` when nobody says.
 */
export type ChosenIn = string;

/** A channel whose addresses can be suppressed. A device that is gone is removed instead. */
export type SuppressibleChannel = "email" | "sms";

/** An address that nothing is sent to. */
export interface Suppression {
    id: string;
    channel: SuppressibleChannel;
    /** An e-mail address or a phone number. */
    address: string;
    /** What the message was refused with, as its `last_error` has it: `EENVELOPE 550 5.1.1 RCPT TO`, `ENUMBER 21614`. */
    reason: string;
    /** The message that was refused; it may have been deleted since. */
    notification_id: string;
    /** Format: date-time */
    created_at: string;
}

export interface SuppressionPage {
    data: Suppression[];
    page: PageInfo;
}

export interface Unsubscription {
    topic: NotificationTopic;
    /** Whether the address gets no mails about it. */
    unsubscribed: boolean;
    /**
     * Format: date-time
     * Since when; null while nobody has chosen.
     */
    changed_at: string | null;
}

/**
 * @example {
 *       "unsubscribed": true,
 *       "source": "one-click"
 *     }
 */
export interface UnsubscriptionChange {
    unsubscribed: boolean;
    source?: ChosenIn;
}

/** What was chosen, at one time. */
export interface Consent {
    id: string;
    /** Null where it was chosen by a mailed link. */
    customer_id: string | null;
    choices: NotificationChoicesChange;
    quiet_hours: QuietHours | null;
    /** Where it was chosen. */
    source: string;
    /** Format: date-time */
    at: string;
}

export interface ConsentPage {
    data: Consent[];
    page: PageInfo;
}

/**
 * An https address, on port 443 or above 1023, without a user name, that leads to the public internet.
 * @example https://example.com/hooks/stoa
 */
export type WebhookUrl = string;

/**
 * Types of events: `order.placed`, all that begin alike (`order.*`), or all (`*`).
 * @example [
 *       "order.*",
 *       "stock.availability_changed"
 *     ]
 */
export type WebhookEventFilter = string[];

/** `v1`: HMAC-SHA256 with a secret that both sides know. `v1a`: ed25519, verified with a public key; the private one is never shown. */
export type WebhookSigning = "v1" | "v1a";

/** `staff` did it; `gone`, as it responded 410; `failing`, as nothing was delivered for 75 hours and 35 minutes of attempts. */
export type WebhookDisabledReason = "staff" | "gone" | "failing";

export interface WebhookEndpointCreate {
    url: WebhookUrl;
    event_types: WebhookEventFilter;
    /** @default */
    description: string;
    signing?: WebhookSigning;
    /** @default true */
    is_enabled: boolean;
}

export interface WebhookEndpointPatch {
    url?: WebhookUrl;
    event_types?: WebhookEventFilter;
    description?: string;
    is_enabled?: boolean;
}

export interface WebhookSecretInfo {
    created_at: Timestamp;
    /**
     * Format: date-time
     * When it signs no more; null for the newest.
     */
    expires_at: string | null;
    /** `whpk_…` of ed25519, to verify with; null for HMAC. */
    public_key: string | null;
}

export interface WebhookEndpoint {
    id: string;
    url: WebhookUrl;
    event_types: WebhookEventFilter;
    description: string;
    signing: WebhookSigning;
    is_enabled: boolean;
    disabled_reason: WebhookDisabledReason | null;
    /** Format: date-time */
    disabled_at: string | null;
    /** What requests are signed with, the newest first; several during a rotation. */
    secrets: WebhookSecretInfo[];
    /** Attempts that failed since one succeeded. After 5 the endpoint is left alone, and probed with one delivery on the schedule of attempts. */
    consecutive_failures: number;
    /**
     * Format: date-time
     * Nothing is sent before, because of failures or as it asked for that (Retry-After).
     */
    paused_until: string | null;
    /**
     * Format: date-time
     * When it last responded 2xx, to the minute.
     */
    last_delivered_at: string | null;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface WebhookEndpointList {
    data: WebhookEndpoint[];
}

export interface NewWebhookSecret {
    endpoint: WebhookEndpoint;
    /** `whsec_…`, shown this once; null for ed25519, whose public key stands in the endpoint. */
    secret: string | null;
}

export interface WebhookSecretRotation {
    /**
     * Hours in which the old secret signs too.
     * @default 24
     */
    overlap_hours: number;
}

/** `waiting` for its first or next attempt, `sending` now, `delivered` when the response was 2xx, `failed` for good. */
export type WebhookDeliveryStatus = "waiting" | "sending" | "delivered" | "failed";

export interface WebhookDelivery {
    id: string;
    /** The event, and the `webhook-id` of every attempt. */
    event_id: string;
    /** @example order.placed */
    event_type: string;
    /** Id of what it happened to, an order say. */
    aggregate: string;
    status: WebhookDeliveryStatus;
    /** Attempts since it was last asked for; there are ten. */
    attempts: number;
    /** Why the last attempt failed: `responded 500`, `timeout`, `address_forbidden`. */
    last_error: string | null;
    /** HTTP status of the last response. */
    response_status: number | null;
    /**
     * Format: date-time
     * Earliest time of the next attempt; null when there is none.
     */
    next_attempt_at: string | null;
    created_at: Timestamp;
    /** Format: date-time */
    delivered_at: string | null;
}

export interface WebhookAttempt {
    at: Timestamp;
    /** Milliseconds. */
    duration_ms: number;
    response_status: number | null;
    error: string | null;
    /** Those of note. */
    response_headers: {
        name: string;
        value: string;
    }[];
    /** The first kilobyte of it as UTF-8. */
    response_body: string;
}

export interface WebhookDeliveryDetail {
    id: string;
    /** The event, and the `webhook-id` of every attempt. */
    event_id: string;
    /** @example order.placed */
    event_type: string;
    /** Id of what it happened to, an order say. */
    aggregate: string;
    status: WebhookDeliveryStatus;
    /** Attempts since it was last asked for; there are ten. */
    attempts: number;
    /** Why the last attempt failed: `responded 500`, `timeout`, `address_forbidden`. */
    last_error: string | null;
    /** HTTP status of the last response. */
    response_status: number | null;
    /**
     * Format: date-time
     * Earliest time of the next attempt; null when there is none.
     */
    next_attempt_at: string | null;
    created_at: Timestamp;
    /** Format: date-time */
    delivered_at: string | null;
    /** What is sent, byte by byte. */
    request_body: string;
    /** The last 20 attempts, oldest first. */
    log: WebhookAttempt[];
}

export interface WebhookDeliveryPage {
    data: WebhookDelivery[];
    page: PageInfo;
}

export interface WebhookReplay {
    /**
     * Format: date-time
     * Events that came into the list of events at this time or later.
     */
    from: string;
    /**
     * Format: date-time
     * Events that came into the list of events before this time.
     */
    to: string;
    /**
     * Events that it has taken are sent again too.
     * @default false
     */
    include_delivered: boolean;
    /** `next_cursor` of the last response. */
    cursor?: string;
}

export type MessageDataKind = "messages" | "of_orders" | "consents" | "devices" | "suppressions";

export interface WebhookReplayed {
    /** Events that are sent. */
    queued: number;
    /** Events that are open, or were delivered. */
    skipped: number;
    /** Null when the time is through. */
    next_cursor: string | null;
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
 * A language, as a BCP 47 tag.
 * @example de-AT
 */
export type Locale = string;

export interface PersonalDataPage {
    data: {
        [key: string]: unknown;
    }[];
    /** Where to go on; null at the end. */
    next: string | null;
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

/** Taken, if it comes within 15 seconds: it is not sent again. The body is kept for staff to see, a kilobyte of it. */
export interface WebhookTakenResponse {
    headers: {
        [name: string]: unknown;
    };
    content?: never;
}

/** Nothing more is wanted: the endpoint is disabled, and nothing is sent until staff enable it. */
export interface WebhookGoneResponse {
    headers: {
        [name: string]: unknown;
    };
    content?: never;
}

/** Not taken, and too much at present: the endpoint is left alone for as long as `Retry-After` says, a minute without it and an hour at most. Then as any other. */
export interface WebhookTooMuchResponse {
    headers: {
        /** Seconds, or a date (RFC 9110 §10.2.3). */
        "Retry-After"?: string;
        [name: string]: unknown;
    };
    content?: never;
}

/** Not taken, as is every other status, redirects too, and no response at all. It is sent again 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h after one another, and events of the same aggregate wait for it meanwhile; then it has failed. An endpoint that has taken nothing for all that time is disabled. */
export interface WebhookNotTakenResponse {
    headers: {
        [name: string]: unknown;
    };
    content?: never;
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
    /** Lists messages sent, waiting and failed, newest first */
    listNotifications: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only messages in this state. */
                status?: NotificationStatus;
                /** Only messages of this channel. */
                channel?: NotificationChannel;
                /** Only messages made from this template. */
                template?: NotificationTemplate;
                /** Only messages about this order or user, by its id. */
                reference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NotificationPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Shows one message with its text as it was sent */
    getNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The message. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NotificationDetail;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sends a message once more, to the same recipient and unchanged
     * A message that is still waiting or being sent stays as it is. Repeating the request with the same Idempotency-Key sends nothing more, even after the message has gone out again.
     */
    resendNotification: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The message. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The message, waiting to go out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Notification;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists what happened in the shop, in its order
     * Oldest first: every event once, those of one aggregate in the order they happened, as webhooks tell them. To follow the shop, keep `cursor` of each page once its events are worked on, and send it for the next: nothing is missed, however long you were away, as long as events are kept (`EVENT_DAYS`, 90 days unless the shop says otherwise). Whoever begins with what happens from now on sends the present time as `from`. 410 `events_expired` says that events after your cursor have been deleted: read again what you keep a copy of, and begin anew.
     */
    listEvents: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; `cursor` of the last response, or `page.next_cursor` or `page.prev_cursor`. */
                cursor?: string;
                /** Only events of these types, separated by commas. */
                type?: EventType[];
                /** Only what happened to this, an order say, by its id. */
                aggregate?: string;
                /** Only events that came into the list at this time or later: usually less than a second after their `timestamp`, more after an outage. */
                from?: Timestamp;
                /** Only events that came into the list before this time. */
                to?: Timestamp;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StoaEventPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the templates of messages, by template, channel and locale
     * One entry for each default and for each that staff have edited. A message is made of the published version of its recipient's locale (`de-AT`), of that language (`de`), else of English; where nothing is published, of the default.
     */
    listTemplates: {
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
            /** A page of templates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TemplatePage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Shows a template with its draft, its published version, its default and the variables it may use
     * Also for a locale that nobody has written yet: then there is neither draft nor published version, `version` is 0, and `default` is of the locale that messages fall back to. 404 where the template has no such channel.
     */
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The template, with its version as `ETag`. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Template;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Saves the draft of a template
     * Needs `If-Match`. What is sent replaces the draft that is there; nothing is sent to customers until it is published. A template that could not be rendered, uses a variable, tag or filter that it does not have, or has markup that a mail may not have, is 422 `unprocessable`: `errors` names the part and says line and column. So is one that lacks the link that its message is for.
     */
    saveTemplateDraft: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TemplateDraftInput;
            };
        };
        responses: {
            /** The template with the new draft. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Template;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Publishes the draft of a template
     * Needs `If-Match`. Messages are made of it within five seconds; those that exist already stay as they are. 409 `invalid_state` where there is no draft. The last 50 published versions are kept.
     */
    publishTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The template with its new version. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Template;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Publishes an earlier version of a template again, or the default
     * Needs `If-Match`. An earlier version is published as a new one, which says which it was made of. `number` null publishes nothing: messages are made of the default again, or of the locale that this one falls back to. The draft stays.
     */
    rollBackTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TemplateRollback;
            };
        };
        responses: {
            /** The template after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Template;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the published versions of a template, newest first
     * At most 50; older ones are deleted when one is published.
     */
    listTemplateVersions: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of versions, without their sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PublishedTemplatePage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Shows a published version of a template with its source */
    getTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
                /** The version. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PublishedTemplate;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Shows the message that a template makes of sample data
     * Of the source that is sent, of a published version, or else of the draft, the published version or the default, whichever there is first. It is rendered as messages are. Nothing is sent, and nothing is saved. Show the HTML in a frame with `sandbox`. Problems are those of saveTemplateDraft.
     */
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TemplateSource;
            };
        };
        responses: {
            /** The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TemplatePreview;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sends you the message that a template makes of sample data
     * To the e-mail address, the verified phone number or the device (the one registered last) of your own account, and to nobody else; 422 `unprocessable` where it has none, or the shop lacks the channel. The source is chosen as by previewTemplate, and its problems are the same. The subject, the title or the text of an SMS begins with `[Test]`; what would be a token or a code opens nothing. It is sent as every message is, and listNotifications shows it with the `event_type` `template.test`. You can send 50 in 24 hours; then 429. Repeating the request with the same Idempotency-Key sends nothing more. An API key has no account, and gets 403.
     */
    testSendTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The template. */
                template: NotificationTemplate;
                /** The channel that it is for. */
                channel: TemplateChannel;
                /** The locale that it is written in, `de` or `de-AT` say. */
                locale: Locale;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TemplateSource;
            };
        };
        responses: {
            /** The message, waiting to go out. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Notification;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists events that failed for good, newest first
     * An event that a service could not work on in twelve tries is kept, and so is one that ended its process four times. Tries do not count while a database or another service is unavailable, for about a day. The data of the event is not shown. The metric `stoa_events_failed` counts them.
     */
    listFailedEvents: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only events that this service could not work on. */
                service?: EventConsumer;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of failed events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FailedEventPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Has failed events tried again, one of them or all of a service
     * To be called when the cause is gone. Tries begin at the first again. Whatever an event had done already is not done twice, so replaying one too many is harmless. Without an `id` the 1,000 that failed first are replayed; `remaining` says whether there are more. An event that has not failed, or not any more, stays as it is.
     */
    replayFailedEvents: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": FailedEventReplay;
            };
        };
        responses: {
            /** How many are tried again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FailedEventReplayed;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads the key that browsers subscribe to messages with
     * The `applicationServerKey` of `PushManager.subscribe` (RFC 8292). Another one follows when the shop's root secret is replaced; what was subscribed with the one before goes on until that secret is dropped.
     */
    getPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PushKey;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists your devices that are sent messages, newest first */
    listPushSubscriptions: {
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
            /** A page of devices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PushSubscriptionPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Has messages about your orders sent to a device
     * A browser's subscription (`kind` `web`, with `endpoint` and `keys` as `PushSubscription.toJSON()` gives them), or an app for Android or iOS (`kind` `fcm`, with the registration token that Firebase gives it). It belongs to whoever sent it last: what somebody else had registered moves over, and sending it again changes it. An account has 20; another one takes the place of the oldest. It ends when it is deleted, when its session ends, when the password is changed or reset, and when its push service says that it is gone. 422 `unprocessable`: `endpoint` is no `https` address on the public internet, `public_key` is no key that the shop still signs with, or the shop has no account with Firebase (`/kind`, `unknown`).
     */
    createPushSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** Kept with the device, so that its owner recognises it in the list. */
                "user-agent"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PushSubscriptionCreate;
            };
        };
        responses: {
            /** The device. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PushSubscription;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Ends messages to one of your devices
     * A message that is on its way may still come.
     */
    deletePushSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The device. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Nothing is sent to it any more. */
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
     * Reads what you are told of, and how
     * Mails about orders and the account, and codes that you ask for, are always sent, so they are no choice. As long as nothing was chosen, SMS are not sent, a device that you have registered is told of orders, and you are mailed when what you asked for is back in stock. You are not reminded of a cart that you left.
     */
    getNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** What is chosen, and whether each channel can be used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NotificationPreferences;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Chooses what you are told of, and how
     * What is left out stays as it is. Each change is kept with its time and `source`, and none is overwritten, so that a consent can be shown. SMS and pushes that would come during quiet hours are sent when these end, and so are mails about carts; other mails and codes are not held back. SMS may be chosen before the phone number is verified: they are sent from then on. An account changes what it chose 50 times in 24 hours at most (429). 409 `invalid_state` where `back_in_stock` or `abandoned_cart` is chosen and `channels.email` is `unverified`: anybody can register an address, and its owner alone chooses for it.
     */
    setNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": NotificationPreferencesChange;
            };
        };
        responses: {
            /** What is chosen now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NotificationPreferences;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads what the link of a mail unsubscribes from
     * Nobody signs in for it, and reading changes nothing. 404 for what is no such token.
     */
    getUnsubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** Of the link in a mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** What mails are about, and whether the address is unsubscribed from them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Unsubscription;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Unsubscribes the address that a mail went to, or takes that back
     * Nobody signs in for it. A mail leads to the storefront's page `/unsubscribe?token=…`, and its header to `/unsubscribe/one-click?token=…`, which mail programs send a request to (RFC 8058). From then on nothing about `topic` is mailed to the address, whoever asks for it, and what is waiting is not sent; an account of that address reads the same in its preferences. Taking it back more than 50 times in 24 hours is 429.
     */
    setUnsubscription: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** Of the link in a mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UnsubscriptionChange;
            };
        };
        responses: {
            /** What holds now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Unsubscription;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists what a customer or an address has chosen to be told of, newest first
     * Every change since the first, with its time and source. SMS and pushes are chosen by a customer; mails by an address, which may have no account.
     */
    listConsents: {
        parameters: {
            query: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** A customer's id, or an e-mail address. */
                reference: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ConsentPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists addresses that nothing is sent to, newest first
     * A mail server or a provider of SMS has said of each that it is nobody's: the enhanced codes 5.1.1, 5.1.3, 5.1.6, 5.1.10 and 5.2.1 (RFC 3463), or Twilio's 21211, 21217, 21614 and 21635. Messages to it are kept as `failed` with `ESUPPRESSED`. A forgotten password and a code for a phone number are sent all the same, and so is what staff send again.
     */
    listSuppressedAddresses: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only of this channel. */
                channel?: SuppressibleChannel;
                /** Only this e-mail address or phone number (E.164). */
                address?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of suppressions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SuppressionPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Has messages sent to an address again
     * What was not sent meanwhile stays as it is; staff may send it again. Another refusal suppresses the address again.
     */
    liftSuppression: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It is lifted. */
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
     * Receives what became of an SMS from Twilio
     * Twilio is told this address with each SMS, and calls it whenever the state of one changes. `X-Twilio-Signature` is the base64 HMAC-SHA1, by the auth token of the account, of the address and the sorted pairs of the form; a request without it is refused before its body is read. A receipt may come twice and in any order: `delivered` is final, and what is about no SMS of the shop changes nothing.
     */
    receiveTwilioReceipt: {
        parameters: {
            query: {
                /** The request by which the SMS was sent, as the address has it. */
                attempt: string;
            };
            header?: {
                /** Of the address and the form. */
                "x-twilio-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": TwilioReceipt;
            };
        };
        responses: {
            /** It is recorded. */
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
     * Lists all webhook endpoints, newest first
     * There are 32 at most, so this is no page. None shows its secrets.
     */
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Registers an address that events are sent to
     * Events that happen from now on are sent as Standard Webhooks, in the order in which they happened to each aggregate, until the response is 2xx: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h. Only this response shows the secret. The address is https, on port 443 or above 1023, and its name leads to public addresses only. A shop has 32 endpoints at most.
     */
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookEndpointCreate;
            };
        };
        responses: {
            /** The endpoint and its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NewWebhookSecret;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Shows a webhook endpoint and how it is doing */
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpoint;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Deletes a webhook endpoint with its secrets
     * Deliveries that are open end as failed.
     */
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It is gone. */
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
     * Changes a webhook endpoint, disables it or enables it again
     * JSON Merge Patch (RFC 7396). Disabling ends every delivery that is open, as failed. Enabling sends what happens from then on; what was missed is sent by `replayWebhooks`.
     */
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookEndpointPatch;
            };
        };
        responses: {
            /** The endpoint after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpoint;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Makes a new secret for an endpoint
     * Only this response shows it. For the hours of the overlap every request is signed with the old secret and with the new one, so a receiver may change over at any moment of them. An overlap of 0 is for a secret that somebody else has seen.
     */
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookSecretRotation;
            };
        };
        responses: {
            /** The endpoint and its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NewWebhookSecret;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sends a test event to an endpoint
     * An event of the type `webhook.test`, whatever the filter says, at once and even while failures keep the endpoint paused. How it went stands in the delivery. A disabled endpoint gets none (409 `invalid_state`).
     */
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The delivery, waiting to go out. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDelivery;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sends the events of a time to an endpoint again
     * Events that its filter lets through: those that it never got and those that failed, and with `include_delivered` those that it has taken too. A receiver knows what it has by `webhook-id`. What is open stays as it is. 500 events are looked through by one request; `next_cursor` says that there are more. Repeating a request with the same Idempotency-Key sends nothing more. A disabled endpoint gets nothing (409 `invalid_state`).
     */
    replayWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookReplay;
            };
        };
        responses: {
            /** How many are sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookReplayed;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists what was sent to an endpoint, newest first
     * Deliveries are kept for `WEBHOOK_DAYS`, 30 unless the shop says another number.
     */
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
                /** Only deliveries in this state. */
                status?: WebhookDeliveryStatus;
                /** Only deliveries of events of this type. */
                event_type?: string;
            };
            header?: never;
            path: {
                /** The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDeliveryPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Shows a delivery with its body and every attempt */
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The endpoint. */
                id: string;
                /** The delivery. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDeliveryDetail;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sends a delivery once more, with the same webhook-id and body
     * A delivery that is still open stays as it is. Repeating the request with the same Idempotency-Key sends nothing more. A disabled endpoint gets nothing (409 `invalid_state`).
     */
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The endpoint. */
                id: string;
                /** The delivery. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The delivery, waiting to go out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDelivery;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a page of what is held about a person */
    readMessageData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: MessageDataKind;
                    customer_id: string | null;
                    email: string | null;
                    phone: string | null;
                    /** Of the kind `of_orders`: messages about these that went to neither address nor number. */
                    order_ids?: string[];
                    /** `next` of the page before. */
                    after?: string;
                };
            };
        };
        responses: {
            /** A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": PersonalDataPage;
                };
            };
            default: ProblemResponse;
        };
    };
}
