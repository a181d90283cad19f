// Generated from openapi/ by `npm run gen`. Do not edit.

import type { UploadBody } from '../types.ts'

export type ProductSort = "relevance" | "price" | "-price" | "newest" | "title";

export type ListProductsInclude = "total" | "media";

export interface ProductCardPage {
    data: ProductCard[];
    page: PageInfo;
    /** In the order they were asked for. */
    facets?: Facet[];
    query?: SearchedText;
}

export type VariantsListed = "none" | "selected" | "all";

export interface Product {
    id: ProductId;
    slug: string;
    /** Where the address had another slug of it: the one to redirect to. */
    canonical_slug: string | null;
    title: string;
    /** Language of the title; null where it is as staff first wrote it. */
    locale: string | null;
    /** Sanitised HTML. */
    description: string;
    vendor: string;
    type: string;
    tags: string[];
    categories: CategoryLink[];
    /** The way to its first category, from the root down; empty where it is in none. */
    breadcrumb: CategoryLink[];
    attributes: Attributes;
    options: ProductOptionChoices[];
    media: Media[];
    variants: Variant[];
    /** That of the choice. Where options are left open, the first that fits and can be bought, else the first that fits; null where none fits. */
    selected_variant: Variant | null;
    currency: Currency;
    price: MaybeMoney;
    compare_at: MaybeMoney;
    lowest_30d: MaybeLowestPrice;
    unit_price: MaybeUnitPrice;
    price_range: MaybePriceRange;
    available: boolean;
    seo: Seo;
    published_at: Timestamp;
    updated_at: Timestamp;
}

export interface Suggestions {
    texts: string[];
    products: ProductCard[];
    /** Those with a word in their name that begins with each word of what was typed, in the `locale`. */
    categories: CategoryLink[];
    /** The same, by their titles. */
    collections: SuggestedCollection[];
    ranges: SuggestionRanges;
}

export interface CategoryTree {
    data: CategoryNode[];
}

export interface CategoryPage {
    id: CategoryId;
    slug: string;
    name: string;
    /** Language of the name; null where it is as staff first wrote it. */
    locale: string | null;
    description: string;
    /** Sanitised HTML; empty where only `description` was given. */
    description_html: string;
    image: Image | null;
    seo: Seo;
    /** Products that shoppers see in it and in those below it; up to a minute old. */
    product_count: number;
    /** From the root down, without itself. */
    path: CategoryLink[];
    children: CategoryLink[];
    updated_at: Timestamp;
}

export interface CollectionLinkPage {
    data: CollectionLink[];
    page: PageInfo;
}

export interface CollectionPage {
    id: CollectionId;
    slug: string;
    /** Where the address had another slug of it: the one to redirect to. */
    canonical_slug: string | null;
    title: string;
    /** Language of the title; null where it is as staff first wrote it. */
    locale: string | null;
    description: string;
    /** Sanitised HTML; empty where only `description` was given. */
    description_html: string;
    image: Image | null;
    seo: Seo;
    sort: CollectionSort;
    /** Products in it that shoppers see; up to a minute old. */
    product_count: number;
    updated_at: Timestamp;
}

export interface SitemapPage {
    data: SitemapEntry[];
    page: PageInfo;
}

export type PictureWidth = 160 | 320 | 480 | 640 | 800 | 960 | 1280 | 1600 | 1920;

export type PictureFormat = "avif" | "webp" | "jpeg";

/** Id of a variant; the catalogue says which there are. */
export type VariantReference = string;

export interface AvailabilityList {
    data: Availability[];
}

export interface Availability {
    variant_id: string;
    /** Whether at least one can be bought. */
    in_stock: boolean;
    /** How many can be bought now, up to the number that the shop tells (10 unless it is set otherwise): at that number there may be more. Null when it is not counted or may be backordered. */
    available: number | null;
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

export interface CartCreate {
    currency?: Currency;
    locale?: Locale;
    /** Format: idn-email */
    email?: string;
    note?: Note;
}

export interface Cart {
    id: string;
    status: CartStatus;
    currency: Currency;
    /** The language of the buyer (BCP 47): of titles, options, shipping and tax in this cart and in its order, and of mails. What is not translated into it is as staff first wrote it. */
    locale: Locale;
    email: string | null;
    shipping_address: NullableAddress;
    billing_address: NullableAddress;
    note: string | null;
    items: CartItem[];
    /** Units of all lines. */
    item_count: number;
    /** Whether anything has to be sent. */
    requires_shipping: boolean;
    shipping_option: ChosenShippingOption | null;
    /** What startPayment recorded; any edit of the cart sets it to null. */
    payment: ChosenPayment | null;
    totals: Totals;
    /** What placeOrder would refuse the cart for want of, as the `errors` of `cart_incomplete`: a JSON Pointer to a field of the cart, such as `/email`, `/shipping_option` or `/shipping_address/region`, with a code and a sentence. Empty for a cart that is not open. */
    missing: FieldError[];
    /** The order it became. */
    order_id: string | null;
    /**
     * Format: date-time
     * RFC 3339, UTC. When it is deleted unless it is changed before; null while it is being paid for.
     */
    expires_at: string | null;
    /** Only in the first response of createCart to a guest. Keep it; it cannot be read again. */
    token?: string;
    /** Only in the response of mergeCart; lines that were not taken over as they were. */
    changes?: ProblemLine[];
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface CartUpdate {
    currency?: Currency;
    locale?: Locale;
    /** Format: idn-email */
    email?: string | null;
    shipping_address?: NullableAddress;
    billing_address?: NullableAddress;
    note?: string | null;
}

export interface CartItemAdd {
    variant_id: string;
    /**
     * Units to add; the shop limits how many a line may have.
     * @default 1
     */
    quantity?: number;
}

export interface CartItemUpdate {
    /** Units the line has from now on; 0 takes it out. */
    quantity: number;
}

export interface CartMerge {
    /** The token of the guest's cart. */
    cart_token: string;
}

export interface OfferedShippingOptionList {
    data: ChosenShippingOption[];
    /** Why `data` is empty; null where it is not. */
    reason: NoShippingReason | null;
    /** With `no_option_in_currency`: which of the shop's currencies (ISO 4217) the cart could be sent in. updateCart changes to one, if every line has a price in it. Else empty. */
    currencies: Currency[];
}

export interface ShippingOptionChoice {
    option_id: string;
}

export interface PaymentStart {
    /** The id of one of listPaymentMethods. */
    method: string;
    /** What the provider needs from the browser, a token of the card say; never card data. */
    details?: {
        [key: string]: string;
    };
}

export interface Order {
    id: string;
    /** What buyer and shop call it. */
    number: string;
    /** The cart it was. */
    cart_id: string;
    status: OrderStatus;
    payment_status: OrderPaymentStatus;
    fulfilment_status: OrderFulfilmentStatus;
    /** Null once its buyer was erased and nothing of the order is open. */
    email: string | null;
    locale: Locale;
    currency: Currency;
    /** From the buyer to the shop. */
    note: string | null;
    items: OrderItem[];
    totals: Totals;
    shipping_option: ChosenShippingOption | null;
    shipping_address: NullableAddress;
    billing_address: NullableAddress;
    payment: OrderPayment;
    fulfilments: Fulfilment[];
    cancel_reason: string | null;
    /**
     * Format: date-time
     * RFC 3339, UTC.
     */
    cancelled_at: string | null;
    /**
     * Format: date-time
     * By when all of it has to be paid. Unless money has come it is cancelled then; paid in part, it has more time once. Null once it is paid, shipped or cancelled, and where nothing ends it.
     */
    pay_by: string | null;
    /** Whether cancelOrder would cancel it now: nothing was shipped, and it is neither cancelled nor being cancelled. */
    cancellable: boolean;
    /** Whether withdrawOrder would take a declaration now. */
    withdrawable: boolean;
    /**
     * Format: date-time
     * When the time to withdraw is over. Null while it has not begun, as long as goods have yet to come in (then it is possible), and where there is none.
     */
    withdrawable_until: string | null;
    /** What its buyer has declared, the earliest first. */
    withdrawals: Withdrawal[];
    /** What was cancelled of it while the rest stands, the earliest first. */
    cancellations?: ItemsCancellation[];
    /** What has happened to it, the earliest first. Of an order placed before this was recorded, what its payment did may be missing. */
    timeline: TimelineEntry[];
    placed_at: Timestamp;
    updated_at: Timestamp;
    /** Only in the response of lookupOrder. Opens this one order as `Stoa-Cart-Token`; it cannot be read again. */
    token?: string;
    /**
     * Format: date-time
     * Only with `token`: when it ends. RFC 3339, UTC.
     */
    token_expires_at?: string;
}

/** The order is not placed yet. */
export interface OrderPending {
    /** @constant */
    status: "requires_action";
    /**
     * Format: date-time
     * When the payment and the stock are given back and the cart is open again, unless the order was placed.
     */
    expires_at: string;
    /** Seconds to wait before placeOrder is called again to see what became of it. */
    poll_after_seconds: number;
    payment: {
        /** What confirmPayment takes. */
        id: string;
        action: PaymentAction;
    };
}

export interface CountryList {
    data: Country[];
}

export interface NamedCountryList {
    data: NamedCountry[];
}

/**
 * @example {
 *       "code": "QA",
 *       "name": "Qatar",
 *       "ships": true,
 *       "phone_prefix": "+974",
 *       "fields": [
 *         {
 *           "name": "name",
 *           "required": true,
 *           "label": "name"
 *         },
 *         {
 *           "name": "line1",
 *           "required": true,
 *           "label": "line1"
 *         }
 *       ],
 *       "postal_pattern": null,
 *       "postal_example": null,
 *       "regions": []
 *     }
 */
export interface Country {
    /** ISO 3166-1 alpha-2. */
    code: string;
    name: string;
    /** Whether a shipping zone of the shop covers it. */
    ships: boolean;
    /**
     * Of international numbers.
     * @example +44
     */
    phone_prefix: string | null;
    /** The lines of an address, in the order in which they are written there. */
    fields: AddressField[];
    /** Regular expression for the whole code in capitals; null where there is no certain one. */
    postal_pattern: string | null;
    /** @example SW1Y 4JH */
    postal_example: string | null;
    /** The parts of the country that stand in its addresses. */
    regions: CountryRegion[];
}

export interface Shop {
    /** @example Stoa */
    name: string;
    /**
     * Address of the storefront, without a slash at its end. Links in mails lead there.
     * @example https://shop.example
     */
    url: string | null;
    /** Where buyers get help; answers to mails go there. */
    support_email: string | null;
    /** Postal address of the seller, for the imprint; mails end with it. */
    address: Address | null;
    /**
     * BCP 47; of carts that do not say.
     * @example en
     */
    default_locale: string;
    /** Languages that the storefront offers, for its pages; the default is always one of them. */
    locales: Locale[];
    /**
     * ISO 4217; of carts that do not say.
     * @example EUR
     */
    default_currency: string;
    /** ISO 4217; the default is always one of them. Once staff have set them, no other one can be chosen for a cart; before that only the default is listed, and carts take any. */
    currencies: Currency[];
    /**
     * ISO 3166-1 alpha-2: whose tax and shipping carts show before an address is known.
     * @example DE
     */
    country: string | null;
    /**
     * IANA name; mails tell times in it.
     * @example Europe/Berlin
     */
    time_zone: string;
    /**
     * Days that buyers have to withdraw from orders placed from now on, after the goods have come in; 0 where the shop gives none.
     * @example 14
     */
    withdrawal_days: number;
    /** Whether prices hold the tax for a buyer in `country`, as its tax region says; false where it has none. A cart says it for its own address. */
    prices_include_tax: boolean;
    /** Of a picture, for pages: absolute, or a path to resolve against the address of the API, such as `/v1/media/…`. */
    logo: string | null;
    colors: ShopColors;
    /** Pages of the shop elsewhere, for pages. */
    social: ShopLink[];
    /** Legal and other texts that pages link to, in this order. */
    policies: ShopPolicy[];
    checkout: ShopCheckout;
}

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

export interface OrderPage {
    data: Order[];
    page: PageInfo;
}

export interface OrderLookup {
    number: string;
    /** Format: idn-email */
    email: string;
    /** Of the shipping or billing address, with or without blanks. Needed unless the order has none, as where a country has no postal codes or nothing was shipped. */
    postal_code?: string;
}

export interface OrderCancel {
    /**
     * Format: visible-text
     * Read by buyer and shop.
     */
    reason?: string;
}

export interface WithdrawalCreate {
    /**
     * Format: visible-text
     * Who withdraws.
     */
    name: string;
    /**
     * Format: idn-email
     * Where the receipt goes.
     */
    email: string;
    /** What it is about; all of the order when not given. */
    items?: WithdrawnItem[];
    /**
     * Format: visible-text
     * What the buyer wants to add. No reason is needed.
     */
    text?: string;
}

export interface Registration {
    email: EmailAddress;
    password: NewPassword;
    name?: PersonName;
    phone?: PhoneNumber;
    locale?: LanguageTag;
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
    api_keys?: KeysAtPasswordChange;
}

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
    api_keys?: KeysAtPasswordChange;
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

export interface UserSessionPage {
    data: UserSession[];
    page: PageInfo;
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

export interface SavedAddressPage {
    data: SavedAddress[];
    page: PageInfo;
}

export interface AddressCreate {
    address: Address;
    is_default?: boolean;
}

export interface SavedAddress {
    id: string;
    address: Address;
    /** The one to offer first. */
    is_default: boolean;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface SavedAddressPatch {
    address?: AddressPatch;
    /**
     * Makes it the default in place of the other.
     * @constant
     */
    is_default?: true;
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

export interface PushSubscriptionPage {
    data: PushSubscription[];
    page: PageInfo;
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

/** Shoppers see active products only, from `published_at` on. */
export type ProductStatus = "draft" | "active" | "archived";

export interface AdminProductPage {
    data: AdminProduct[];
    page: PageInfo;
}

export interface ProductCreate {
    /** Format: visible-text */
    title: string;
    slug?: Slug;
    /** HTML; what is not safe on a page is taken out. */
    description?: string;
    vendor?: string;
    type?: string;
    tags?: Tags;
    /** @default draft */
    status?: ProductStatus;
    /** Format: date-time */
    published_at?: string | null;
    category_ids?: CategoryIds;
    attributes?: Attributes;
    options?: ProductOptionInput[];
    media?: MediaInput[];
    variants?: VariantCreate[];
    seo?: SeoPatch;
    translations?: ProductTranslationsInput;
}

export interface AdminProduct {
    id: ProductId;
    slug: string;
    title: string;
    /** Sanitised HTML. */
    description: string;
    vendor: string;
    type: string;
    tags: string[];
    status: ProductStatus;
    /**
     * Format: date-time
     * From when shoppers see it, when it is active; may be in the future.
     */
    published_at: string | null;
    category_ids: CategoryId[];
    attributes: Attributes;
    options: ProductOption[];
    media: Media[];
    variants: AdminVariant[];
    seo: Seo;
    translations: ProductTranslations;
    /** The ETag. */
    version: number;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export type ProductId = string;

export interface ProductPatch {
    /** Format: visible-text */
    title?: string;
    slug?: Slug;
    description?: string;
    vendor?: string;
    type?: string;
    tags?: Tags;
    status?: ProductStatus;
    /** Format: date-time */
    published_at?: string | null;
    category_ids?: CategoryIds;
    attributes?: AttributePatch;
    options?: ProductOptionInput[];
    media?: MediaInput[];
    seo?: SeoPatch;
    translations?: ProductTranslationsInput;
}

export interface VariantCreate {
    sku?: string | null;
    barcode?: string | null;
    option_values?: OptionValuesInput;
    prices?: Prices;
    unit_price_measure?: MaybeUnitPriceMeasure;
    weight_grams?: number | null;
    /** @default true */
    requires_shipping?: boolean;
    /** @default true */
    taxable?: boolean;
    /** @default standard */
    tax_class?: string;
    /**
     * Whether it may be sold beyond what is in stock; later changed with setStock. `continue` needs the permission `stock.write`.
     * @default deny
     */
    inventory_policy?: InventoryPolicy;
    /**
     * Whether stock is counted at all; later changed with setStock. `false` needs the permission `stock.write`.
     * @default true
     */
    track_inventory?: boolean;
    /** Units to put into stock; any need the permission `stock.write`. */
    quantity?: number;
    media_id?: string | null;
    /** Instead of `media_id`: the address of one of the product's pictures. */
    media_url?: string;
}

export interface AdminVariant {
    id: string;
    sku: string | null;
    barcode: string | null;
    title: string;
    option_values: OptionValues;
    prices: Prices;
    unit_price_measure: MaybeUnitPriceMeasure;
    weight_grams: number | null;
    requires_shipping: boolean;
    taxable: boolean;
    tax_class: string;
    inventory_policy: InventoryPolicy;
    track_inventory: boolean;
    /** As inventory said last. */
    available: boolean;
    media_id: string | null;
    position: number;
    /** Of its product, for `If-Match` of the next change to it. */
    product_version: number;
}

export type CatalogueVariantId = string;

export interface VariantPatch {
    sku?: string | null;
    barcode?: string | null;
    option_values?: OptionValuesInput;
    prices?: Prices;
    unit_price_measure?: MaybeUnitPriceMeasure;
    weight_grams?: number | null;
    requires_shipping?: boolean;
    taxable?: boolean;
    tax_class?: string;
    media_id?: string | null;
    position?: number;
}

export interface PriceList {
    prices: Prices;
}

export interface MediaFile {
    url: string;
    content_type: string;
    bytes: number;
    /** Pixels. */
    width?: number;
    /** Pixels. */
    height?: number;
    /** The mean of its colours, to show until it is there. */
    color?: string;
}

export interface CategoryList {
    data: Category[];
}

export interface CategoryCreate {
    /** Format: visible-text */
    name: string;
    slug?: Slug;
    description?: string;
    translations?: CategoryTranslationsInput;
    /** HTML; what is not safe on a page is taken out. */
    description_html?: string;
    /** Null for none. */
    image?: ImageInput | null;
    seo?: SeoPatch;
    parent_id?: string | null;
    position?: number;
}

export interface Category {
    id: CategoryId;
    slug: string;
    name: string;
    description: string;
    translations: CategoryTranslations;
    /** Sanitised HTML; empty where only `description` was given. */
    description_html: string;
    image: Image | null;
    seo: Seo;
    /** Null at the root. */
    parent_id: string | null;
    /** Order among its siblings. */
    position: number;
    version: number;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export type CategoryId = string;

export interface CategoryPatch {
    /** Format: visible-text */
    name?: string;
    slug?: Slug;
    description?: string;
    translations?: CategoryTranslationsInput;
    /** HTML; what is not safe on a page is taken out. */
    description_html?: string;
    /** Null for none. */
    image?: ImageInput | null;
    seo?: SeoPatch;
    parent_id?: string | null;
    position?: number;
}

export interface CollectionSummaryPage {
    data: CollectionSummary[];
    page: PageInfo;
}

export interface CollectionCreate {
    /** Format: visible-text */
    title: string;
    slug?: Slug;
    description?: string;
    translations?: CollectionTranslationsInput;
    /** HTML; what is not safe on a page is taken out. */
    description_html?: string;
    /** Null for none. */
    image?: ImageInput | null;
    seo?: SeoPatch;
    sort?: CollectionSort;
    position?: number;
    rules?: CollectionRules;
    product_ids?: ChosenProductIds;
}

export interface Collection {
    id: CollectionId;
    slug: string;
    title: string;
    description: string;
    /** Sanitised HTML; empty where only `description` was given. */
    description_html: string;
    image: Image | null;
    seo: Seo;
    translations: CollectionTranslations;
    sort: CollectionSort;
    /** Order among the collections. */
    position: number;
    /** Null where staff choose its products. */
    rules: CollectionRules | null;
    /** The products that staff have chosen, in their order, also those that shoppers do not see; empty where it has rules. */
    product_ids: ProductId[];
    /** Products in it that shoppers see. */
    product_count: number;
    version: number;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface CollectionPreviewInput {
    rules: CollectionRules;
}

export interface CollectionPreview {
    product_count: number;
}

export type CollectionId = string;

export interface CollectionPatch {
    /** Format: visible-text */
    title?: string;
    slug?: Slug;
    description?: string;
    translations?: CollectionTranslationsInput;
    /** HTML; what is not safe on a page is taken out. */
    description_html?: string;
    /** Null for none. */
    image?: ImageInput | null;
    seo?: SeoPatch;
    sort?: CollectionSort;
    position?: number;
    rules?: CollectionRules;
}

export interface CollectionProducts {
    product_ids: ChosenProductIds;
}

export interface CollectionProductsAdded {
    product_ids: ChosenProductIds;
    /** Where the first of them is to stand, from 0; without it they come last. */
    position?: number;
}

export interface CollectionProductsRemoved {
    product_ids: ChosenProductIds;
}

export interface CollectionProductsMoved {
    product_ids: ChosenProductIds;
    /** Where the first of them is to stand, from 0. */
    position: number;
}

export interface ImportPage {
    data: Import[];
    page: PageInfo;
}

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

/** The kind of file to expect; auto looks at its columns. */
export type ImportFormat = "auto" | "shopify" | "shopify_inventory" | "woocommerce" | "own";

/** `not_counted`: for sale, and stock is not tracked. `in_stock`: for sale, and tracked: what is sold is counted below zero until stock is counted. `zero`: tracked, and sold out until stock is counted. */
export type WithoutQuantity = "not_counted" | "in_stock" | "zero";

export interface Import {
    id: ImportId;
    state: ImportState;
    dry_run: boolean;
    currency: Currency;
    source: ImportSource;
    without_quantity: WithoutQuantity;
    /** What its bytes are read as. */
    charset: string | null;
    counts: {
        /** Products. */
        created: number;
        /** Products. */
        updated: number;
        /** Products. */
        unchanged: number;
        /** Products. */
        rejected: number;
        rejected_rows: number;
        /** Variants that came without a quantity and were taken as `without_quantity` says. */
        without_quantity: number;
        /** Variants that were counted by this file. */
        stock_set: number;
        /** Variants that keep the stock they have although the file says another number. */
        stock_kept: number;
        /** Pictures that are links to where they were, and are copied in the background, also after the import is done. */
        pictures_pending: number;
        /** Pictures that are files of this shop now. */
        pictures_copied: number;
        /** Pictures that could not be copied and stay links; `warnings` says why (`picture_not_copied`). Importing the file again tries them again. */
        pictures_failed: number;
        /** All of them; `warnings` shows the first. */
        warnings: number;
    };
    /** While it is queued: 1 is next. Small files come before large ones. */
    queue_position: number | null;
    /** Rows that have been worked through; a product has one or more. */
    rows_read: number;
    /** Null until the file has been looked through. */
    rows_total: number | null;
    bytes_read: number;
    bytes_total: number;
    /** Columns that mean nothing to us. */
    ignored_columns: string[];
    /** What was imported and deserves a look, the first 100. */
    warnings: RejectedRow[];
    /** The first 100 rejected rows. */
    rejections: RejectedRow[];
    error: ImportFailure | null;
    revert: ImportRevert | null;
    created_at: Timestamp;
    /** Format: date-time */
    started_at: string | null;
    /** Format: date-time */
    finished_at: string | null;
}

export type ImportId = string;

export type ImportOutcome = "created" | "updated" | "unchanged" | "rejected";

export type RevertOutcome = "removed" | "kept";

export interface ImportProductPage {
    data: ImportProduct[];
    page: PageInfo;
}

export type LocationId = string;

/** As the variant has it, letter by letter. */
export type SkuReference = string;

export interface StockLevelPage {
    data: StockLevel[];
    page: PageInfo;
}

export interface StockAdjust {
    variant_id: VariantReference;
    location_id?: LocationId;
    /** Units to add, or, when negative, to take. */
    delta: number;
    expected_on_hand?: ExpectedOnHand;
    reason: StockAdjustReason;
    note?: string;
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

export interface StockChanges {
    items: StockChange[];
}

export interface StockChangeOutcomes {
    data: StockChangeOutcome[];
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

export interface MovementPage {
    data: Movement[];
    page: PageInfo;
}

export interface DriftReport {
    checked: number;
    repaired: boolean;
    /** Reservations that checkouts have held for more than an hour. The order service compares them with its checkouts every five minutes and ends those that belong to none, so what is counted here are buyers who have that long to pay, or an order service that is not running. */
    stale_holds: number;
    drifts: Drift[];
}

export interface LocationList {
    data: Location[];
}

export interface LocationCreate {
    /** Format: visible-text */
    name: string;
}

export interface Location {
    id: LocationId;
    name: string;
    /** Where imports and sales go unless said otherwise. */
    is_default: boolean;
    created_at: Timestamp;
}

/** placed = confirmed; cancelled = taken back before anything was shipped. */
export type OrderStatus = "placed" | "cancelled";

/** awaiting = not paid yet, by bank transfer say; authorised = the money is held; partially_paid = some of the total has come; paid = all of it, which may be nothing; partially_refunded and refunded = some or all of what had come went back; voided = nothing was or will be taken. */
export type OrderPaymentStatus = "awaiting" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";

/** How much of it was shipped; delivered = all of it has arrived. */
export type OrderFulfilmentStatus = "unfulfilled" | "partial" | "fulfilled" | "delivered";

export interface StaffOrderPage {
    data: StaffOrder[];
    page: PageInfo;
}

export interface StaffOrder {
    id: string;
    /** What buyer and shop call it. */
    number: string;
    /** The cart it was. */
    cart_id: string;
    /** Null for a guest. */
    customer_id: string | null;
    /**
     * Format: date-time
     * Since when it is paid in part only although its time is over; staff decide.
     */
    payment_overdue_since: string | null;
    status: OrderStatus;
    payment_status: OrderPaymentStatus;
    fulfilment_status: OrderFulfilmentStatus;
    /** Null once its buyer was erased and nothing of the order is open. */
    email: string | null;
    locale: Locale;
    currency: Currency;
    /** From the buyer to the shop. */
    note: string | null;
    /** Buyers never see it. */
    staff_note: string | null;
    items: OrderItem[];
    totals: Totals;
    shipping_option: ChosenShippingOption | null;
    shipping_address: NullableAddress;
    billing_address: NullableAddress;
    payment: OrderPayment;
    fulfilments: StaffFulfilment[];
    /** All of them, wherever they were begun. */
    refunds: OrderRefund[];
    cancel_reason: string | null;
    /**
     * Format: date-time
     * RFC 3339, UTC.
     */
    cancelled_at: string | null;
    /** Who cancelled it: `user:`, `key:` or, for a guest, `cart:` with the id; null for the system. */
    cancelled_by: string | null;
    /**
     * Format: date-time
     * By when all of it has to be paid. Unless money has come it is cancelled then; paid in part, it has more time once. Null once it is paid, shipped or cancelled, and where nothing ends it.
     */
    pay_by: string | null;
    /** Whether cancelOrder would cancel it now: nothing was shipped, and it is neither cancelled nor being cancelled. */
    cancellable: boolean;
    /** Whether withdrawOrder would take a declaration now. */
    withdrawable: boolean;
    /**
     * Format: date-time
     * When the time to withdraw is over. Null while it has not begun, as long as goods have yet to come in (then it is possible), and where there is none.
     */
    withdrawable_until: string | null;
    /** What its buyer has declared, the earliest first. */
    withdrawals: StaffWithdrawal[];
    /** What was cancelled of it while the rest stands, the earliest first. */
    cancellations?: StaffItemsCancellation[];
    /** What has happened to it, the earliest first. Of an order placed before this was recorded, what its payment did may be missing. */
    timeline: StaffTimelineEntry[];
    /** For `If-Match`; the ETag. It grows with what changes the order itself. */
    version: number;
    placed_at: Timestamp;
    updated_at: Timestamp;
}

export interface OrderNoteUpdate {
    /** Buyers never see it. */
    staff_note: string | null;
}

export interface OrderItemsCancel {
    /** What is cancelled; all that is left to ship when not given. */
    items?: FulfilledItem[];
    /** Whether these units go back into stock, to be sold again. false for what is not there: its sale stays booked. */
    restock: boolean;
    /**
     * Whether what was paid for them goes back by itself. false where it went back before, or another amount shall.
     * @default true
     */
    refund?: boolean;
    /**
     * Format: visible-text
     * Read by buyer and shop.
     */
    reason?: string;
}

export interface StaffWithdrawalCreate {
    /**
     * Format: visible-text
     * Who withdraws.
     */
    name: string;
    /**
     * Format: idn-email
     * Where the receipt goes; to the address of the order when not given.
     */
    email?: string;
    /** What it is about; all of the order when not given. */
    items?: WithdrawnItem[];
    /**
     * Format: visible-text
     * What the buyer has said or written, for the receipt.
     */
    text?: string;
    /**
     * Format: date
     * The day, as the shop counts days, on which the buyer declared it, or sent the letter; today when not given.
     */
    declared_on?: string;
    /**
     * Takes it when the time to withdraw is over, and where the shop gives none.
     * @default false
     */
    accept_late?: boolean;
}

export interface FulfilmentCreate {
    /** What is in it; everything that is left when not given. */
    items?: FulfilledItem[];
    /** Format: visible-text */
    carrier?: string;
    /** Format: visible-text */
    tracking_number?: string;
    /** Where the buyer can follow it; kept as URL parsers write it, without blanks and line ends. */
    tracking_url?: string;
}

export interface StaffFulfilment {
    id: string;
    status: FulfilmentStatus;
    carrier: string | null;
    tracking_number: string | null;
    tracking_url: string | null;
    items: FulfilledItem[];
    shipped_at: Timestamp;
    /**
     * Format: date-time
     * RFC 3339, UTC.
     */
    delivered_at: string | null;
    /** Who recorded it, `user:` or `key:` with the id. */
    shipped_by: string | null;
    /** Who said that it has arrived, likewise. */
    delivered_by: string | null;
}

export interface FulfilmentUpdate {
    /** Format: visible-text */
    carrier?: string | null;
    /** Format: visible-text */
    tracking_number?: string | null;
    /** Where the buyer can follow it; kept as URL parsers write it, without blanks and line ends. */
    tracking_url?: string | null;
}

export interface OrderRefundCreate {
    /** In the order's currency; all that is left when not given. */
    amount?: Money;
    /** Format: visible-text */
    reason?: string;
}

export interface OrderRefund {
    /** The same as on the payment. */
    id: string;
    status: OrderRefundStatus;
    amount: Money;
    reason: string | null;
    /** Why it was refused, or will not be sent. */
    failure: string | null;
    /** Who gave it, `user:` or `key:` with the id; null for the system, and for what was given at the payment, which says it. */
    actor: string | null;
    created_at: Timestamp;
}

/** pending = outcome not known yet; requires_action = the buyer must act; authorised = money is reserved; captured = money was taken, manual money perhaps only in part; awaiting = manual money (bank transfer, cash) that has not arrived yet; failed = declined; cancelled = voided, or refunded after capture; refunded = all of it was refunded. */
export type PaymentStatus = "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";

export interface AdminPaymentPage {
    data: AdminPayment[];
    page: PageInfo;
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

export interface PaymentCapture {
    amount?: Money;
}

export interface PaymentRefund {
    amount?: Money;
    reason?: string;
}

export type RefundStatus = "pending" | "succeeded" | "failed";

/** provider = requested, or made at the provider, which moves the money; manual = staff send the money and confirm that; reversal = given back by the provider because the payment was declined or cancelled. */
export type RefundKind = "provider" | "manual" | "reversal";

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

/**
 * @example {
 *       "reason": "The buyer takes a voucher instead."
 *     }
 */
export interface RefundReject {
    /** Why it will not be sent; shown as `failure`. */
    reason: string;
}

export type GetLedgerInclude = "balances";

export interface LedgerPage {
    data: LedgerEntry[];
    balances?: LedgerBalance[];
    page: PageInfo;
}

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

export interface ShopUpdate {
    /**
     * Format: visible-text
     * For pages and mails, on one line.
     */
    name?: string | null;
    /** Where the storefront is; mails lead there. An http(s) address without query and fragment; slashes at its end are taken off. */
    url?: string | null;
    /**
     * Format: idn-email
     * Where buyers get help; answers to mails go there.
     */
    support_email?: string | null;
    /** Postal address of the seller, as a whole, for the imprint and the end of mails. */
    address?: Address | null;
    /** BCP 47: of carts that do not say. Sent without `locales`, it is added to them. */
    default_locale?: string | null;
    /** BCP 47: languages that the storefront offers. 422 unless the default is one of them, whether it is sent, set or of the environment; null lists the default alone. */
    locales?: Locale[] | null;
    /** ISO 4217: of carts that do not say. Sent without `currencies`, it is added to them. */
    default_currency?: string | null;
    /** ISO 4217: the only ones that can be chosen for a cart. 422 unless the default is one of them, whether it is sent, set or of the environment; null lists the default alone, and carts take any. `warnings` says where nothing can be sent in one. */
    currencies?: Currency[] | null;
    /** ISO 3166-1 alpha-2: whose tax and shipping carts show before an address is known. */
    country?: string | null;
    /** The law of the European Union asks for 14, which is the default. Of orders placed from now on. */
    withdrawal_days?: number | null;
    /** A name of the IANA time zone database; mails tell times in it. */
    time_zone?: string | null;
    /** The `url` of uploadMedia, or an http(s) address. */
    logo?: string | null;
    /** Of pages and mails; what is not sent stays. */
    colors?: {
        /** Of links and buttons, as #rrggbb. */
        accent?: string | null;
    } | null;
    /** Pages of the shop elsewhere, as a whole list. */
    social?: ShopLinkInput[] | null;
    /** Legal and other texts that pages link to, as a whole list in their order. */
    policies?: ShopPolicyInput[] | null;
    /** What an order takes; what is not sent stays. */
    checkout?: {
        /** Whether somebody without an account may order; null is true. */
        guest?: boolean | null;
        /** Whether placeOrder needs a phone number; null is false. */
        phone_required?: boolean | null;
        /**
         * Format: visible-text
         * For pages of the checkout to show.
         */
        note?: string | null;
    } | null;
}

export interface ShippingZonePage {
    data: ShippingZone[];
    page: PageInfo;
}

export interface ShippingZoneCreate {
    /** Format: visible-text */
    name: string;
    countries: Countries;
    options: ShippingOptionInput[];
}

export interface ShippingZone {
    id: string;
    name: string;
    countries: Countries;
    options: ShippingOption[];
    /** For `If-Match`; the ETag. */
    version: number;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface ShippingZoneUpdate {
    /** Format: visible-text */
    name?: string;
    countries?: Countries;
    options?: ShippingOptionInput[];
}

export interface TaxRegionPage {
    data: TaxRegion[];
    page: PageInfo;
}

export interface TaxRegionCreate {
    /** Format: visible-text */
    name: string;
    translations?: NameTranslations;
    /** ISO 3166-1 alpha-2. */
    country: string;
    /** ISO 3166-2 code, with or without its country, or name. Also counts for what lies in it: a province lies in its autonomous community. */
    region?: string | null;
    prices_include_tax: boolean;
    rates: TaxRate[];
    /** Per cent, as decimal text; null taxes shipping like the goods that are sent. */
    shipping_rate?: string | null;
}

export interface TaxRegion {
    id: string;
    /** Buyers read it where shipping has a rate that no tax class has. */
    name: string;
    translations: NameTranslations;
    /** ISO 3166-1 alpha-2. */
    country: string;
    /** ISO 3166-2 code without its country, or the text as it was written where the country has no such part; null for all of the country that has no entry of its own. */
    region: string | null;
    /** Whether prices are shown with the tax in them. */
    prices_include_tax: boolean;
    rates: TaxRate[];
    /** Per cent, as decimal text; null taxes shipping like the goods that are sent, in proportion to what they cost when they have several rates. */
    shipping_rate: string | null;
    /** For `If-Match`; the ETag. */
    version: number;
    created_at: Timestamp;
    updated_at: Timestamp;
}

export interface TaxRegionUpdate {
    /** Format: visible-text */
    name?: string;
    /** They replace all there are. */
    translations?: NameTranslations;
    prices_include_tax?: boolean;
    rates?: TaxRate[];
    /** Per cent, as decimal text; null taxes shipping like the goods that are sent. */
    shipping_rate?: string | null;
}

/**
 * Format: idn-email
 * Of any script (RFC 6531). Upper and lower case are the same, and so are the domain and its A-labels, which are what is kept.
 * @example ada@example.com
 */
export type EmailAddress = string;

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

/** One of the two. */
export interface PersonRequest {
    /** The customer's user id. */
    customer_id?: string;
    email?: EmailAddress;
}

export interface ErasurePage {
    data: Erasure[];
    page: PageInfo;
}

export interface StaffPage {
    data: StaffMember[];
    page: PageInfo;
}

export interface PermissionsSet {
    permissions: PermissionList;
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

export interface ApiKeyPage {
    data: ApiKey[];
    page: PageInfo;
}

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

export interface NewApiKey {
    /** The key itself, `pk_…` or `sk_…`. It is not shown again. */
    key: string;
    api_key: ApiKey;
}

export interface AuditPage {
    data: AuditEntry[];
    page: PageInfo;
}

/** `waiting` for its first or next try, `sending` now, `sent` when the mail server, or the provider of its channel, took it, `failed` for good. `unknown` is an SMS that may have gone out or not: the provider's response was lost, and it is not sent again unless staff do. */
export type NotificationStatus = "waiting" | "sending" | "sent" | "failed" | "unknown";

/** How a recipient is reached: by e-mail, text message to a phone, or push to a device. */
export type NotificationChannel = "email" | "sms" | "push";

export type NotificationTemplate = "order-confirmation" | "payment-received" | "shipping" | "order-cancelled" | "order-items-cancelled" | "order-refunded" | "withdrawal-received" | "welcome" | "email-verification" | "password-reset" | "password-changed" | "new-sign-in" | "back-in-stock" | "abandoned-cart" | "webhook-disabled" | "staff-new-order" | "staff-low-stock" | "phone-code";

export interface NotificationPage {
    data: Notification[];
    page: PageInfo;
}

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

/** What happened. New types may be added. */
export type EventType = "cart.abandoned" | "category.changed" | "collection.changed" | "order.cancelled" | "order.contact_erased" | "order.fulfilled" | "order.items_cancelled" | "order.payment_received" | "order.placed" | "order.refunded" | "order.withdrawal_received" | "payment.changed" | "product.changed" | "shop.changed" | "stock.availability_changed" | "user.erased" | "user.password_changed" | "user.registered";

/**
 * Format: date-time
 * RFC 3339, UTC.
 * @example 2026-11-23T14:00:00.000Z
 */
export type Timestamp = string;

export interface StoaEventPage {
    data: StoaEvent[];
    page: PageInfo;
    /** Where this page ends, also when nothing more has happened yet: send it for what comes after. */
    cursor: string;
}

/** A channel whose addresses can be suppressed. A device that is gone is removed instead. */
export type SuppressibleChannel = "email" | "sms";

export interface SuppressionPage {
    data: Suppression[];
    page: PageInfo;
}

export interface ConsentPage {
    data: Consent[];
    page: PageInfo;
}

export interface WebhookEndpointList {
    data: WebhookEndpoint[];
}

export interface WebhookEndpointCreate {
    url: WebhookUrl;
    event_types: WebhookEventFilter;
    /** @default */
    description?: string;
    signing?: WebhookSigning;
    /** @default true */
    is_enabled?: boolean;
}

export interface NewWebhookSecret {
    endpoint: WebhookEndpoint;
    /** `whsec_…`, shown this once; null for ed25519, whose public key stands in the endpoint. */
    secret: string | null;
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

export interface WebhookEndpointPatch {
    url?: WebhookUrl;
    event_types?: WebhookEventFilter;
    description?: string;
    is_enabled?: boolean;
}

export interface WebhookSecretRotation {
    /**
     * Hours in which the old secret signs too.
     * @default 24
     */
    overlap_hours?: number;
}

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
    include_delivered?: boolean;
    /** `next_cursor` of the last response. */
    cursor?: string;
}

export interface WebhookReplayed {
    /** Events that are sent. */
    queued: number;
    /** Events that are open, or were delivered. */
    skipped: number;
    /** Null when the time is through. */
    next_cursor: string | null;
}

/** `waiting` for its first or next attempt, `sending` now, `delivered` when the response was 2xx, `failed` for good. */
export type WebhookDeliveryStatus = "waiting" | "sending" | "delivered" | "failed";

export interface WebhookDeliveryPage {
    data: WebhookDelivery[];
    page: PageInfo;
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

export interface TemplatePage {
    data: TemplateEntry[];
    page: PageInfo;
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

export interface TemplateDraftInput {
    parts: TemplateParts;
}

export interface TemplateRollback {
    /** The version to publish again; null for the default. */
    number: number | null;
}

export interface PublishedTemplatePage {
    data: PublishedTemplateEntry[];
    page: PageInfo;
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

export interface TemplateSource {
    parts?: TemplateParts;
    /** A published version; not together with `parts`. */
    number?: number;
}

export interface TemplatePreview {
    /** BCP 47 tag that amounts and times are written in. */
    locale: string;
    parts: RenderedParts;
}

/** A service that works on events; `notification-email`, `notification-sms` and `notification-push` are queues of messages that are due, `notification-webhook` that of webhooks. */
export type EventConsumer = "order" | "product" | "payment" | "inventory" | "notification" | "notification-email" | "notification-sms" | "notification-push" | "notification-webhook";

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
 * A language, as a BCP 47 tag.
 * @example de-AT
 */
export type Locale = string;

export interface ProductCard {
    id: ProductId;
    slug: string;
    title: string;
    /** Language of the title; null where it is as staff first wrote it. */
    locale: string | null;
    vendor: string;
    type: string;
    image: Image | null;
    price: MaybeMoney;
    compare_at: MaybeMoney;
    lowest_30d: MaybeLowestPrice;
    unit_price: MaybeUnitPrice;
    price_range: MaybePriceRange;
    /** Whether at least one variant can be bought. */
    available: boolean;
    options: ProductCardOption[];
    /** The variant of a product that has only one. */
    default_variant_id: string | null;
    /** The first ten of its tags, to make badges of. */
    tags: string[];
    updated_at: Timestamp;
    /** The picture after the first; with `include=media`. */
    second_image?: Image | null;
    /** The first values of the option whose values have pictures of their own, empty where none has; with `include=media`. */
    swatches?: CardSwatch[];
}

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

export interface Facet {
    /** The filter these values are for. */
    field: string;
    /** What to call an option or attribute, an option in the `locale`; null for every other filter. */
    label: string | null;
    values: FacetValue[];
    range: MaybePriceRange;
}

/** How `q` was understood; absent without it. */
export interface SearchedText {
    /** What was searched for, without blanks at its ends. */
    text: string;
    /** The text with what misspelt words were taken for, in small letters; null where nothing was. */
    corrected_to: string | null;
    /** No product has all of the words: these have some of them. */
    fallback: boolean;
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

export interface CategoryLink {
    id: CategoryId;
    slug: string;
    name: string;
}

/** Free attributes of the product. */
export interface Attributes {
    [key: string]: AttributeValue;
}

export interface ProductOptionChoices {
    /** What filters and variants know it by. */
    name: string;
    /** What to call it in the `locale`. */
    label: string;
    values: string[];
    /** The values, in the same order. */
    choices: OptionChoice[];
}

export interface Media {
    id: string;
    /** A path of this shop, or an address elsewhere: pictures of an import are links until they have been copied. */
    url: string;
    alt: string;
    position: number;
    /** Pixels. */
    width?: number;
    /** Pixels. */
    height?: number;
    /** The mean of its colours, to show until it is there. */
    color?: string;
}

export interface Variant {
    id: string;
    sku: string | null;
    barcode: string | null;
    /** The labels of its option values, such as `Small / Red`. */
    title: string;
    option_values: OptionValues;
    price: MaybeMoney;
    compare_at: MaybeMoney;
    lowest_30d: MaybeLowestPrice;
    unit_price: MaybeUnitPrice;
    available: boolean;
    media_id: string | null;
    weight_grams: number | null;
    requires_shipping: boolean;
    position: number;
}

export type MaybeMoney = Money | null;

/** The lowest price of the 30 days before the present reduction (Directive 98/6/EC, article 6a), to be shown where `compare_at` is. Each lower price is a reduction of its own. Null without `compare_at`, and where it had no price before. */
export type MaybeLowestPrice = Money | null;

/** What `price` comes to for a kilogram, a litre or what staff chose of its measure (Directive 98/6/EC); null for what has none. */
export type MaybeUnitPrice = UnitPrice | null;

export type MaybePriceRange = PriceRange | null;

export interface Seo {
    title: string;
    description: string;
}

export interface SuggestedCollection {
    id: CollectionId;
    slug: string;
    title: string;
}

/** Where each text, title of a product, name of a category and title of a collection has what was typed, in their order. */
export interface SuggestionRanges {
    texts: TextRanges[];
    products: TextRanges[];
    categories: TextRanges[];
    collections: TextRanges[];
}

export interface CategoryNode {
    id: CategoryId;
    slug: string;
    name: string;
    image: Image | null;
    /** Products that shoppers see in it and in those below it; up to a minute old. */
    product_count: number;
    updated_at: Timestamp;
    children: CategoryNode[];
}

export interface Image {
    /** Absolute, or a path to resolve against the address of the API, such as `/v1/media/…`. */
    url: string;
    alt: string;
    /** Pixels. */
    width?: number;
    /** Pixels. */
    height?: number;
    /** The mean of its colours, to show until it is there. */
    color?: string;
}

export interface CollectionLink {
    id: CollectionId;
    slug: string;
    title: string;
    image: Image | null;
    /** Products in it that shoppers see; up to a minute old. */
    product_count: number;
    updated_at: Timestamp;
}

/** Order of its products where a list asks for none. `manual` is the order that staff gave them, and for collections without rules only. */
export type CollectionSort = "manual" | "newest" | "price" | "-price" | "title";

export interface SitemapEntry {
    kind: SitemapKind;
    slug: string;
    updated_at: Timestamp;
    /** Address of its first picture: absolute, or a path to resolve against the address of the API. */
    image: string | null;
}

/** From the buyer to the shop. */
export type Note = string;

/** open = may be edited; in_checkout = is being paid for; completed = became an order, or was merged into another cart. */
export type CartStatus = "open" | "in_checkout" | "completed";

export type NullableAddress = Address | null;

export interface CartItem {
    id: string;
    variant_id: string;
    product_id: string;
    quantity: number;
    /** Of one unit, as prices are shown: with the tax where `totals.prices_include_tax`. */
    unit_price: Money;
    /** The former or recommended price of one unit, to strike through; never below its price. */
    compare_at: Money | null;
    /** `quantity` times `unit_price`, with the tax or without as that. */
    total: Money;
    /** Of the whole line: in `total` where `totals.prices_include_tax`, else on top of it. */
    tax: Money;
    title: string;
    variant_title: string | null;
    sku: string | null;
    slug: string;
    /** What was chosen, in the order of the product; empty for a product without options. */
    options: CartItemOption[];
    /** The address of `picture`. */
    image: string | null;
    /** Of the variant, else of its product. */
    picture: Image | null;
    /** Whether at least one can be bought now. This and the next three are in responses of getCart and getCurrentCart alone, of a cart that is open, as far as prices and stock can be read. */
    available?: boolean;
    /** What keeps the line from being ordered as it is; null when nothing does. */
    problem?: CartItemProblem | null;
    /** What one unit costs now; null when it is not sold any more. */
    current_price?: Money | null;
    /** Units that the line may have: what is left where the shop tells it, else what a line of a cart takes. */
    max_quantity?: number;
    /** Grams of one unit. */
    weight_grams: number;
    requires_shipping: boolean;
    taxable: boolean;
    tax_class: string;
}

export interface ChosenShippingOption {
    id: string;
    name: string;
    amount: Money;
}

export interface ChosenPayment {
    method: string;
    amount: Money;
}

export interface Totals {
    /** Whether the prices shown hold the tax already. */
    prices_include_tax: boolean;
    /** The `total` of all lines: with the tax where `prices_include_tax`, without shipping. */
    subtotal: Money;
    /** As prices are shown: with the tax where `prices_include_tax`. */
    shipping_total: Money;
    /** All tax, that of shipping too: in the other sums where `prices_include_tax`, else on top of them. */
    tax_total: Money;
    /** What the buyer pays, with all tax: `subtotal` and `shipping_total`, and `tax_total` unless `prices_include_tax`. */
    total: Money;
    /** All tax by rate, the highest first: of the lines and of shipping. What has no rate here is not taxed. */
    tax_lines: TaxLine[];
    /** The tax in them that is of shipping: at each rate of the goods, in proportion, unless the tax region names one for it. */
    shipping_tax_lines: TaxLine[];
}

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

/** Why a cart is offered no way to be sent: nothing of it has to be; it has no address, and the shop names no country; the shop does not send to that country; it does, in other currencies than the cart's; or not what weighs as much, or as little. Later versions may add others. */
export type NoShippingReason = "nothing_to_send" | "no_address" | "no_zone" | "no_option_in_currency" | "no_option_for_weight";

export interface OrderItem {
    /** As in the cart. */
    id: string;
    variant_id: string;
    product_id: string;
    title: string;
    variant_title: string | null;
    sku: string | null;
    slug: string;
    /** What was chosen. */
    options: CartItemOption[];
    /** The address of `picture`. */
    image: string | null;
    /** Of the variant, else of its product. */
    picture: Image | null;
    requires_shipping: boolean;
    quantity: number;
    /** Units shipped so far. */
    fulfilled: number;
    /** Units that were cancelled and are not shipped any more; `quantity` and `total` stay as they were ordered. */
    cancelled?: number;
    /** Of one unit, as prices are shown: with the tax where `totals.prices_include_tax`. */
    unit_price: Money;
    /** `quantity` times `unit_price`, with the tax or without as that. */
    total: Money;
    /** Of the whole line: in `total` where `totals.prices_include_tax`, else on top of it. */
    tax: Money;
    /** Of the variant when it was ordered; null in orders from before this was recorded. */
    tax_class: string | null;
    /** What the line is taxed: its rate, net amount and tax; empty when it is not taxed. */
    tax_lines: TaxLine[];
}

export interface OrderPayment {
    /** What getPayment takes. */
    id: string;
    /** As listPaymentMethods names it; `none` when nothing was to be paid. */
    method: string;
    /** The method as listPaymentMethods called it when it was chosen; null when nothing was to be paid, and where it was not kept. */
    title: string | null;
    /** What has come of `totals.total`, so with the tax; what went back is in it still. */
    captured: Money;
    /** What went back, with the tax. */
    refunded: Money;
    /** What is to go back and has not gone yet. */
    refund_pending: Money;
    /** What is still to be paid, without what was cancelled; nothing once it was paid, and where nothing is taken any more. */
    outstanding?: Money;
}

export interface Fulfilment {
    id: string;
    status: FulfilmentStatus;
    carrier: string | null;
    tracking_number: string | null;
    tracking_url: string | null;
    items: FulfilledItem[];
    shipped_at: Timestamp;
    /**
     * Format: date-time
     * RFC 3339, UTC.
     */
    delivered_at: string | null;
}

export interface Withdrawal {
    id: string;
    name: string;
    /** Where its receipt went; null once the buyer was erased. */
    email: string | null;
    /** Units that this declaration added. */
    items: FulfilledItem[];
    text: string | null;
    received_at: Timestamp;
    /**
     * Format: date
     * The day on which it was declared, where the shop recorded it; else it was when it was received.
     */
    declared_on?: string | null;
}

export interface ItemsCancellation {
    id: string;
    items: CancelledItem[];
    /** What they cost, with the tax. */
    amount: Money;
    reason: string | null;
    cancelled_at: Timestamp;
}

export interface TimelineEntry {
    kind: TimelineKind;
    at: Timestamp;
    /** Id of the fulfilment, refund, withdrawal or cancellation of items it is about. */
    reference: string | null;
    /** What went back; null of all others. */
    amount: Money | null;
}

/** What the buyer must do, when the status is requires_action. */
export type PaymentAction = {
    type: PaymentActionType;
    url?: string;
} | null;

export interface NamedCountry {
    /**
     * ISO 3166-1 alpha-2.
     * @example DE
     */
    code: string;
    /** @example Germany */
    name: string;
    /** Whether a shipping zone of the shop covers it. */
    ships: boolean;
}

export interface AddressField {
    name: AddressFieldName;
    /** Whether a form should ask for it. */
    required: boolean;
    /**
     * What the country calls it, to choose a text by: `state`, `prefecture`, `zip`, `post_town`; the name of the member where nothing else is usual.
     * @example state
     */
    label: string;
}

export interface CountryRegion {
    /**
     * ISO 3166-2 without the country.
     * @example NY
     */
    code: string;
    /** @example New York */
    name: string;
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
 * What the provider needs from the browser, a token of the card say; never card data. The `test` provider reads `token`: `tok_approve` (also when there is none), `tok_decline`, `tok_action` (asks the buyer to confirm; then `outcome: fail` declines), `tok_slow` (responds after 2 seconds), `tok_lost_reply` (charges, but the response is lost: `pending` until the provider is queried), `tok_webhook_only` (`pending` until the provider's webhook comes, a second later).
 * @example {
 *       "token": "tok_approve"
 *     }
 */
export interface PaymentDetails {
    [key: string]: string;
}

export interface WithdrawnItem {
    item_id: string;
    /** Units in all, those of earlier declarations included. */
    quantity: number;
}

/** 8 to 128 characters of any kind; for staff at least 15, as long as it is the only factor (NIST SP 800-63B-4). Passwords that are known from breaches are refused. */
export type NewPassword = string;

/** Format: visible-text */
export type PersonName = string;

/** E.164. */
export type PhoneNumber = string;

/**
 * BCP 47 language tag.
 * @example en-GB
 */
export type LanguageTag = string;

/** What becomes of the secret API keys that the account made: all go on (keep), those made in the sessions that end are revoked (revoke_recent), or all are (revoke_all). The mail to the account names those revoked and those that go on. */
export type KeysAtPasswordChange = "keep" | "revoke_recent" | "revoke_all";

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

/** Something held about the person, with its time and its ids. Members may be added. */
export interface PersonalDataEntry {
    [key: string]: unknown;
}

export type ErasureServiceName = "order" | "inventory" | "notification";

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

/** `web` for a browser (RFC 8030), `fcm` for an app by Firebase Cloud Messaging. Later versions may add others. */
export type PushKind = "web" | "fcm";

export interface NotificationChoices {
    orders: OrderChoices;
    back_in_stock: StockChoices;
    abandoned_cart: CartChoices;
}

/** `ready` to be used, `unverified` while the account has no verified phone number, or nobody has used a link that was mailed to its address (verifyEmail, resetPassword), `no_device` while it has no registered one, `off` where the shop does not have the channel. */
export type ChannelState = "ready" | "unverified" | "no_device" | "off";

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
 * Format: visible-text
 * Where it was chosen, kept with it: the name of a page or an app. `api` when nobody says.
 */
export type ChosenIn = string;

/** What mails are about that are a choice: `back_in_stock`, that something can be bought again, is sent to who asked unless it is ended; `abandoned_cart`, that a cart still has something in it, to who has chosen it alone. */
export type NotificationTopic = "back_in_stock" | "abandoned_cart";

/** Part of an address: lower-case letters, digits, hyphens; not what looks like an id. */
export type Slug = string;

export type Tags = string[];

export type CategoryIds = string[];

export interface ProductOptionInput {
    /** Format: visible-text */
    name: string;
    values: string[];
}

export interface MediaInput {
    /** Of a picture the product has already. */
    id?: string;
    /** From uploadMedia, or an http(s) address. */
    url: string;
    alt?: string;
    width?: number;
    height?: number;
}

export interface SeoPatch {
    title?: string;
    description?: string;
}

/** BCP 47 tag → texts. An empty text, and null, falls back. Options and values are named as the product has them; labels of those that it does not have are kept for when it does. All translations of a product have 1,000,000 characters together at most. */
export interface ProductTranslationsInput {
    [key: string]: ProductTranslationInput;
}

export interface ProductOption {
    name: string;
    values: string[];
}

/**
 * BCP 47 tag → texts.
 * @example {
 *       "de": {
 *         "title": "Leinenhemd",
 *         "options": {
 *           "Size": {
 *             "label": "Größe",
 *             "values": {
 *               "Small": "Klein"
 *             }
 *           }
 *         }
 *       }
 *     }
 */
export interface ProductTranslations {
    [key: string]: ProductTranslation;
}

export interface AttributePatch {
    [key: string]: string | number | boolean | string[] | null;
}

/** Option name → value. */
export interface OptionValuesInput {
    [key: string]: string;
}

/** One for each currency. */
export type Prices = Price[];

export type MaybeUnitPriceMeasure = UnitPriceMeasure | null;

/** Whether it may be sold beyond what is in stock. */
export type InventoryPolicy = "deny" | "continue";

/** Option name → value. */
export interface OptionValues {
    [key: string]: string;
}

/** BCP 47 tag → texts. An empty text, and null, falls back. */
export interface CategoryTranslationsInput {
    [key: string]: CategoryTranslationInput;
}

export interface ImageInput {
    /** From uploadMedia, or an http(s) address. */
    url: string;
    alt?: string;
    width?: number;
    height?: number;
}

/** BCP 47 tag → texts. */
export interface CategoryTranslations {
    [key: string]: CategoryTranslation;
}

export interface CollectionSummary {
    id: CollectionId;
    slug: string;
    title: string;
    image: Image | null;
    sort: CollectionSort;
    /** Order among the collections. */
    position: number;
    /** False: staff choose its products. */
    has_rules: boolean;
    /** Products in it that shoppers see. */
    product_count: number;
    version: number;
    updated_at: Timestamp;
}

/** BCP 47 tag → texts. An empty text, and null, falls back. */
export interface CollectionTranslationsInput {
    [key: string]: CollectionTranslationInput;
}

export interface CollectionRules {
    match: CollectionMatch;
    conditions: CollectionCondition[];
}

/** Products in any status, each once. */
export type ChosenProductIds = ProductId[];

/** BCP 47 tag → texts. */
export interface CollectionTranslations {
    [key: string]: CollectionTranslation;
}

export type ImportState = "queued" | "running" | "done" | "failed" | "cancelled";

/** The kind of file it was found to be. */
export type ImportSource = "shopify" | "shopify_inventory" | "woocommerce" | "own";

export interface RejectedRow {
    /** Where the row begins in the file, from 1. */
    line: number;
    column: string | null;
    code: string;
    detail: string;
}

/** Why an import failed as a whole. */
export interface ImportFailure {
    code: string;
    detail: string;
}

/** How far the reverting of an import is; null when nobody requested it. */
export interface ImportRevert {
    state: RevertState;
    /** Products. */
    removed: number;
    /** Products that were changed, sold, held or counted since. */
    kept: number;
    categories_removed: number;
    requested_at: Timestamp;
    /** Format: date-time */
    finished_at: string | null;
}

export interface ImportProduct {
    /** Where the product begins in the file, from 1. */
    line: number;
    /** What the file calls it. */
    handle: string;
    /** Null where it was rejected or would be created. */
    product_id: string | null;
    outcome: ImportOutcome;
    /** Fields that were updated: `tags`; `variants` for added or removed ones, `variants.prices` for a field of known ones. Stock is not among them. */
    changes: string[];
    /** Why it was rejected; the first 20 reasons. */
    rejections: RejectedRow[];
    revert: ImportProductRevert | null;
}

/** What was on hand when you read it; 0 where there was no level. Nothing is changed if it is another number now. */
export type ExpectedOnHand = number;

export type StockAdjustReason = "received" | "damaged" | "lost" | "found" | "returned" | "correction";

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

/** A counter that is not what reservations and movements add up to. */
export interface Drift {
    variant_id: string;
    location_id: string;
    counter: StockCounter;
    found: number;
    expected: number;
}

export interface StaffWithdrawal {
    id: string;
    name: string;
    /** Where its receipt went; null once the buyer was erased. */
    email: string | null;
    /** Units that this declaration added. */
    items: FulfilledItem[];
    text: string | null;
    received_at: Timestamp;
    /**
     * Format: date
     * The day on which the buyer declared it, where staff recorded it; else it was when it was received.
     */
    declared_on?: string | null;
    /** Who among staff recorded it, `user:` or `key:` with the id; null for what its buyer declared here. */
    recorded_by?: string | null;
}

export interface StaffItemsCancellation {
    id: string;
    items: CancelledItem[];
    /** What they cost, with the tax. */
    amount: Money;
    reason: string | null;
    /** Whether they went back into stock. */
    restock: boolean;
    /** What of `amount` goes back, which is no more than was paid; null until the payment service has said that. */
    refunded: Money | null;
    /** Its refund, in `refunds`; null where nothing goes back. */
    refund_id: string | null;
    /** Who cancelled them, `user:` or `key:` with the id. */
    cancelled_by: string | null;
    cancelled_at: Timestamp;
}

export interface StaffTimelineEntry {
    kind: TimelineKind;
    at: Timestamp;
    /** Id of the fulfilment, refund, withdrawal or cancellation of items it is about. */
    reference: string | null;
    /** What went back; null of all others. */
    amount: Money | null;
    /** Who did it: `user:`, `key:` or, for a guest, `cart:` with the id; null for the system, and where it is not recorded. Buyers never see it. */
    actor: string | null;
}

export interface FulfilledItem {
    item_id: string;
    /** Units in this shipment. */
    quantity: number;
}

export type FulfilmentStatus = "shipped" | "delivered";

/** pending = the provider has not said that it succeeded, or staff have not said that they sent it. */
export type OrderRefundStatus = "pending" | "succeeded" | "failed";

export interface Capture {
    /** The ledger's `reference`. */
    id: string;
    amount: Money;
    /** The member of staff who recorded it. */
    actor: string | null;
    created_at: Timestamp;
}

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

export interface ShopLinkInput {
    /** Format: visible-text */
    name: string;
    /** An http(s) address. */
    url: string;
}

export interface ShopPolicyInput {
    /** Small letters, digits and hyphens; once in the list. */
    slug: string;
    /** Format: visible-text */
    title: string;
    /** An http(s) address. */
    url?: string | null;
}

/** ISO 3166-1 alpha-2; an empty list stands for every country that no zone names. */
export type Countries = string[];

export interface ShippingOptionInput {
    /** Of an option the zone has already; without one it is a new option. */
    id?: string;
    /** Format: visible-text */
    name: string;
    /** Those of an option with an `id` stay when they are not sent; {} removes them. */
    translations?: NameTranslations;
    /** One for each currency it is offered in. */
    prices: ShopPrice[];
    /** From this subtotal on it costs nothing, one for each currency. */
    free_above?: ShopPrice[];
    /** Grams, inclusive. */
    min_weight_grams?: number | null;
    /** Grams, inclusive. */
    max_weight_grams?: number | null;
}

export interface ShippingOption {
    id: string;
    name: string;
    translations: NameTranslations;
    prices: ShopPrice[];
    /** From this subtotal on it costs nothing, by currency. */
    free_above: ShopPrice[];
    min_weight_grams: number | null;
    max_weight_grams: number | null;
}

/**
 * BCP 47 tag → the name in that language, as buyers read it whose cart has this `locale`; a cart of `de-AT` falls back to `de`, then to `name`.
 * @example {
 *       "de": {
 *         "name": "Standardversand"
 *       }
 *     }
 */
export interface NameTranslations {
    [key: string]: NameTranslation;
}

export interface TaxRate {
    /** Of variants; `standard` counts for every class without a rate here. */
    tax_class: string;
    /**
     * Format: visible-text
     * As the buyer reads it.
     */
    name: string;
    /** Those of the rate of this class stay when they are not sent; {} removes them. Always in responses. */
    translations?: NameTranslations;
    rate: RateText;
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

export type PermissionList = Permission[];

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

export type ApiKeyKind = "publishable" | "secret";

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

/** What became of a message after the provider had taken it. */
export interface NotificationReceipt {
    status: ReceiptStatus;
    /** Why it was not delivered: a code of ours and the provider's, as in `last_error`. */
    reason: string | null;
    received_at: Timestamp;
}

/** Something that happened, as the list of events and webhooks tell it; `timestamp` says when. `data` holds ids, versions and amounts and no personal data. It and the event may get further members, and never lose one within `/v1`; there may be further types. A program that can decode no type but those it knows asks for these alone (`type`, `event_types`). */
export type StoaEvent = CartAbandonedEvent | CategoryChangedEvent | CollectionChangedEvent | OrderCancelledEvent | OrderContactErasedEvent | OrderFulfilledEvent | OrderItemsCancelledEvent | OrderPaymentReceivedEvent | OrderPlacedEvent | OrderRefundedEvent | OrderWithdrawalReceivedEvent | PaymentChangedEvent | ProductChangedEvent | ShopChangedEvent | StockAvailabilityChangedEvent | UserErasedEvent | UserPasswordChangedEvent | UserRegisteredEvent;

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

/** Parts: `email` has subject, html and text, `sms` has text, `push` has title and body. */
export type TemplateChannel = "email" | "sms" | "push";

export interface TemplateDraft {
    parts: TemplateParts;
    saved_at: Timestamp;
    /** Id of the user or API key. */
    saved_by: string;
}

export interface TemplateDefault {
    /** The locale that it is written in, which may be one that the template falls back to. */
    locale: string;
    parts: TemplateParts;
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

/** A message that the published version could not be rendered for. It was made of the default instead, as are all that it fails for. */
export interface TemplateFailure {
    /** The version. */
    number: number;
    reason: string;
    at: Timestamp;
}

/** The parts of the channel, in Liquid where they are a source. The `text` of an e-mail may be left out or empty: then it is made of its HTML. */
export interface TemplateParts {
    subject?: string;
    html?: string;
    text?: string;
    title?: string;
    body?: string;
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

/** The parts of the channel as they are sent. */
export interface RenderedParts {
    subject?: string;
    html?: string;
    text?: string;
    title?: string;
    body?: string;
}

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

export interface ProductCardOption {
    /** What filters and variants know it by. */
    name: string;
    /** What to call it in the `locale`. */
    label: string;
    values: string[];
    /** What to call the values in the `locale`, in the same order. */
    labels: string[];
    /** Whether a variant with the value can be bought, in the same order; with `include=media`. */
    available?: boolean[];
}

export interface CardSwatch {
    /** The option of the value, by the name that filters know it by. */
    option: string;
    /** What filters and variants know it by. */
    value: string;
    /** What to call it in the `locale`. */
    label: string;
    /** Address of the picture of its first variant that has one: absolute, or a path to resolve against the address of the API. */
    image: string | null;
    /** The mean of the picture's colours. */
    color: string | null;
    /** Whether a variant with the value can be bought. */
    available: boolean;
}

export interface FacetValue {
    /** What to send as the filter. */
    value: string;
    /** What to call it in the `locale`. */
    label: string;
    count: number;
}

/** Closed list; new codes come only with a new API version. The generator fills it from `x-problems`. */
export type ProblemCode = "malformed_body" | "validation_failed" | "idempotency_key_missing" | "unauthenticated" | "invalid_credentials" | "token_expired" | "refresh_token_invalid" | "payment_declined" | "forbidden" | "account_required" | "challenge_required" | "not_found" | "method_not_allowed" | "already_exists" | "invalid_state" | "idempotency_in_progress" | "cart_changed" | "cart_completed" | "cart_incomplete" | "checkout_in_progress" | "unpaid_limit_reached" | "out_of_stock" | "events_expired" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "unprocessable" | "password_reset_invalid" | "email_verification_invalid" | "precondition_required" | "rate_limited" | "headers_too_large" | "internal_error" | "not_implemented" | "service_unavailable" | "timeout";

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

/** A text, a number, yes or no, or a list of texts. */
export type AttributeValue = string | number | boolean | string[];

export interface OptionChoice {
    /** What filters and variants know it by. */
    value: string;
    /** What to call it in the `locale`. */
    label: string;
    /** Whether a variant has it together with what is chosen of the other options. */
    exists: boolean;
    /** Whether such a variant can be bought. */
    available: boolean;
}

export interface UnitPrice {
    /**
     * Format: int64
     * Minor units, halves rounded up.
     */
    amount: number;
    currency: Currency;
    per: UnitPriceReference;
}

export interface PriceRange {
    min: Money;
    max: Money;
}

/** None where it was found by another spelling or another text. */
export type TextRanges = TextRange[];

export type SitemapKind = "category" | "collection" | "product";

export interface CartItemOption {
    /**
     * What names the option in requests.
     * @example Size
     */
    name: string;
    /** @example Small */
    value: string;
    /** What to call the option. */
    label: string;
    /** What to call the value. */
    value_label: string;
}

/** Why a line cannot be ordered as it is shown: unavailable = it is not sold any more, or not in this currency; out_of_stock = none is left; not_enough_stock = fewer than its `quantity` are left, see `max_quantity`; price_changed = it costs `current_price` now, which placeOrder asks the buyer to look at. The worst, where there are several. Later versions may add others. */
export type CartItemProblem = "unavailable" | "out_of_stock" | "not_enough_stock" | "price_changed";

export interface TaxLine {
    name: string;
    /**
     * Per cent, as decimal text.
     * @example 19
     * @example 8.875
     */
    rate: string;
    /** What it is a tax of, without the tax. Where an order was placed before this was recorded, that of shipping is computed from its tax. */
    net: Money;
    /** The tax itself. */
    amount: Money;
}

/** What a form translates. Those up to `unknown_field` say that the field does not fit its schema, the others that more is wrong than a schema can tell. Later versions may add codes: show `detail` for one that you do not know. */
export type FieldErrorCode = "required" | "type" | "format" | "pattern" | "enum" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few" | "too_many" | "multiple_of" | "duplicate" | "unknown_field" | "invalid" | "already_exists" | "blank" | "characters" | "common" | "country" | "currency" | "cursor" | "duplicate_option" | "duplicate_variant" | "image" | "like_an_id" | "name" | "no_variants" | "option_unknown" | "option_value_missing" | "option_value_unknown" | "past" | "postal_code" | "publishable" | "range" | "rate" | "region" | "ring" | "svg_active" | "taken" | "token" | "too_deep" | "too_many_option_values" | "too_many_options" | "too_many_variants" | "too_slow" | "unavailable" | "unknown" | "url" | "wrong";

/** limit_reached = more than may be held unpaid. */
export type ProblemLineReason = "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced" | "limit_reached";

export interface CancelledItem {
    item_id: string;
    quantity: number;
    /** Those of them that the buyer had withdrawn from. */
    withdrawn: number;
    /** Of the total of the line, with the tax or without as that. */
    total: Money;
    /** Of the tax of the line. */
    tax: Money;
}

/** payment_authorised = the money is held, not taken yet; partially_paid, paid = money has come, of part or all of the total; payment_failed = the payment was cancelled or came to nothing; items_cancelled = units that were not shipped; refunded = money went back. Later versions may add others. */
export type TimelineKind = "placed" | "payment_authorised" | "partially_paid" | "paid" | "payment_failed" | "shipped" | "delivered" | "items_cancelled" | "cancelled" | "refunded" | "withdrawal_received";

export type PaymentActionType = "redirect" | "confirm";

/** A member of an address. */
export type AddressFieldName = "name" | "company" | "line1" | "line2" | "city" | "region" | "postal_code";

export type PaymentMethodKind = "test" | "manual";

/** Names a picture to choose for it; later versions may add others. */
export type PaymentIcon = "card" | "bank" | "cash";

/** What messages to the browser are encrypted for. */
export interface PushSubscriptionKeys {
    /** Its public key: a point of P-256, uncompressed, in base64url. */
    p256dh: string;
    /** 16 bytes in base64url. */
    auth: string;
}

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

export type ProductTranslationInput = {
    title?: string | null;
    /** HTML; what is not safe on a page is taken out. */
    description?: string | null;
    seo?: SeoTranslationInput;
    options?: OptionsLabelsInput;
} | null;

/** Texts of a product in one language; what is missing falls back. */
export interface ProductTranslation {
    title?: string;
    /** Sanitised HTML. */
    description?: string;
    seo?: SeoPatch;
    /** Option name → labels. */
    options?: {
        [key: string]: OptionLabels;
    };
}

export interface Price {
    currency: Currency;
    amount: Amount;
    /**
     * Format: int64
     * The former or recommended price, minor units; null for none.
     */
    compare_at?: number | null;
}

/** How much of a measure it is, and for how much of it `unit_price` is: 750 ml, for 1 l. Both units measure the same. */
export interface UnitPriceMeasure {
    /**
     * Format: double
     * At most three decimals.
     */
    quantity: number;
    unit: MeasureUnit;
    reference_quantity: number;
    reference_unit: MeasureUnit;
}

export type CategoryTranslationInput = {
    name?: string | null;
    description?: string | null;
} | null;

export interface CategoryTranslation {
    name?: string;
    description?: string;
}

export type CollectionTranslationInput = {
    title?: string | null;
    description?: string | null;
} | null;

/** Whether a product has to meet all conditions or any of them. */
export type CollectionMatch = "all" | "any";

/** One of these, told apart by `field`. */
export type CollectionCondition = TagCondition | CategoryCondition | VendorCondition | TypeCondition | TitleCondition | PriceCondition | AvailabilityCondition | CreatedCondition | PublishedCondition;

export interface CollectionTranslation {
    title?: string;
    description?: string;
}

export type RevertState = "running" | "done";

/** What reverting the import did to a product; null until then. */
export interface ImportProductRevert {
    outcome: RevertOutcome;
    /** Why it was kept. */
    code: ImportKeptReason | null;
    detail: string | null;
}

/** `sold` when an order is placed, `cancelled` when it, or a part of it, is cancelled, `initial` with a new variant or an import, `withdrawn` when an import is taken back, `counted` by setStock and changeStock, `repaired` by a check of the books; the others are those of adjustStock. */
export type MovementReason = "initial" | "counted" | "received" | "damaged" | "lost" | "found" | "returned" | "correction" | "sold" | "cancelled" | "repaired" | "withdrawn";

export type StockCounter = "on_hand" | "reserved" | "real_time";

/** What kind of money move an entry records. */
export type LedgerEntrySource = "capture" | "refund";

/** no_shipping_price: no option of the shipping zone has a price in a currency that the shop takes, so whoever chooses it cannot order there. no_tax_region: countries of the zone have no tax region, while others have, so what is sold there is not taxed. Later versions may add others. */
export type ShopWarningCode = "no_shipping_price" | "no_tax_region";

/** What the shop asks for something; never negative. */
export interface ShopPrice {
    /**
     * Format: int64
     * Minor units of the currency.
     */
    amount: number;
    currency: Currency;
}

export interface NameTranslation {
    /** Format: visible-text */
    name: string;
}

/**
 * Per cent, as decimal text.
 * @example 19
 * @example 8.875
 */
export type RateText = string;

/**
 * `<thing>.read`, `<thing>.write`, or `*` for everything. There are `catalogue.read`, `catalogue.write`, `customers.read`, `events.read`, `events.write`, `notifications.read`, `notifications.write`, `orders.read`, `orders.write`, `payments.read`, `payments.write`, `privacy.read`, `privacy.write`, `shipping.read`, `shipping.write`, `shop.read`, `shop.write`, `staff.read`, `staff.write`, `stock.read`, `stock.write`, `taxes.read`, `taxes.write`, `templates.read`, `templates.write`, `webhooks.read`, `webhooks.write`.
 * @example orders.read
 */
export type Permission = string;

export type AuditAction = "staff.signed_in" | "staff.permissions_set" | "staff.disabled" | "staff.enabled" | "staff.password_changed" | "staff.password_reset" | "session.reuse_detected" | "api_key.created" | "api_key.revoked" | "customer.erased";

export type ActorKind = "user" | "key" | "system";

/** `delivered`: the carrier says that the phone has it. `undelivered`: it will not have it. */
export type ReceiptStatus = "delivered" | "undelivered";

/** A customer has left a cart with items alone for hours. */
export interface CartAbandonedEvent {
    id: StoaEventId;
    type: "cart.abandoned";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: CartAbandoned;
}

/** A category was created, changed or deleted. */
export interface CategoryChangedEvent {
    id: StoaEventId;
    type: "category.changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: CategoryChanged;
}

/** A collection was created, changed or deleted. */
export interface CollectionChangedEvent {
    id: StoaEventId;
    type: "collection.changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: CollectionChanged;
}

/** An order is cancelled; stock and money go back. */
export interface OrderCancelledEvent {
    id: StoaEventId;
    type: "order.cancelled";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderCancelled;
}

/** The buyer of an order was erased, and nothing of it is open any more. */
export interface OrderContactErasedEvent {
    id: StoaEventId;
    type: "order.contact_erased";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderContactErased;
}

/** Some or all of an order was shipped. */
export interface OrderFulfilledEvent {
    id: StoaEventId;
    type: "order.fulfilled";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderFulfilled;
}

/** Units of an order that were not shipped are cancelled; the rest of it stands. */
export interface OrderItemsCancelledEvent {
    id: StoaEventId;
    type: "order.items_cancelled";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderItemsCancelled;
}

/** Money has come for an order that was placed without, the first of it or what completes it. */
export interface OrderPaymentReceivedEvent {
    id: StoaEventId;
    type: "order.payment_received";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderPaymentReceived;
}

/** An order is confirmed; stock is sold, messages go out. */
export interface OrderPlacedEvent {
    id: StoaEventId;
    type: "order.placed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderPlaced;
}

/** Money of an order went back to the buyer. */
export interface OrderRefundedEvent {
    id: StoaEventId;
    type: "order.refunded";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderRefunded;
}

/** A buyer has withdrawn from an order, or from a part of it; its receipt goes out. */
export interface OrderWithdrawalReceivedEvent {
    id: StoaEventId;
    type: "order.withdrawal_received";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: OrderWithdrawalReceived;
}

/** A payment moved to another status, money of it moved, or a refund of it began or ended. */
export interface PaymentChangedEvent {
    id: StoaEventId;
    type: "payment.changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: PaymentChanged;
}

/** A product was created, changed or deleted. */
export interface ProductChangedEvent {
    id: StoaEventId;
    type: "product.changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: ProductChanged;
}

/** What getShop shows has changed. */
export interface ShopChangedEvent {
    id: StoaEventId;
    type: "shop.changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: ShopChanged;
}

/** A variant came into stock, ran out, or fell to its low mark. */
export interface StockAvailabilityChangedEvent {
    id: StoaEventId;
    type: "stock.availability_changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: StockAvailabilityChanged;
}

/** An account was closed, and is forgotten. */
export interface UserErasedEvent {
    id: StoaEventId;
    type: "user.erased";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: UserErased;
}

/** An account has another password. */
export interface UserPasswordChangedEvent {
    id: StoaEventId;
    type: "user.password_changed";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: PasswordChanged;
}

/** Somebody made an account. */
export interface UserRegisteredEvent {
    id: StoaEventId;
    type: "user.registered";
    timestamp: Timestamp;
    aggregate: StoaEventAggregate;
    sequence: StoaEventSequence;
    data: UserRegistered;
}

/** As in the cart's `totals`. */
export type ProblemTotalName = "subtotal" | "shipping_total" | "tax_total" | "total";

export interface UnitPriceReference {
    quantity: number;
    unit: MeasureUnit;
}

/** A part of a text, in UTF-16 code units as JavaScript counts them. */
export interface TextRange {
    start: number;
    length: number;
}

export type SeoTranslationInput = {
    title?: string | null;
    description?: string | null;
} | null;

/** Option name → labels. */
export type OptionsLabelsInput = {
    [key: string]: OptionLabelsInput;
} | null;

/** What an option and its values are called. */
export interface OptionLabels {
    label?: string;
    /** Value → label. */
    values?: {
        [key: string]: string;
    };
}

/**
 * Format: int64
 * Minor units of the currency beside it.
 */
export type Amount = number;

/** fl_oz, pt, qt and gal are those of the United States. */
export type MeasureUnit = "mg" | "g" | "kg" | "oz" | "lb" | "ml" | "cl" | "l" | "m3" | "fl_oz" | "pt" | "qt" | "gal" | "mm" | "cm" | "m" | "in" | "ft" | "yd" | "m2" | "ft2" | "item";

export interface TagCondition {
    field: "tag";
    operator: ValueConditionOperator;
    /** Compared without case and accents. */
    values: string[];
}

export interface CategoryCondition {
    field: "category";
    operator: ValueConditionOperator;
    /** Ids of categories, which stand for themselves and all below them. */
    values: string[];
}

export interface VendorCondition {
    field: "vendor";
    operator: ValueConditionOperator;
    /** Compared without case and accents. */
    values: string[];
}

export interface TypeCondition {
    field: "type";
    operator: ValueConditionOperator;
    /** Compared without case and accents. */
    values: string[];
}

/** The title as staff first wrote it, compared without case and accents. */
export interface TitleCondition {
    field: "title";
    operator: TitleConditionOperator;
    text: string;
}

/** A variant has a price within the bounds, both of them inclusive; at least one of them is given. */
export interface PriceCondition {
    field: "price";
    currency: Currency;
    gte?: Amount;
    lte?: Amount;
}

/** A variant can be bought (true), or none can (false). */
export interface AvailabilityCondition {
    field: "available";
    value: boolean;
}

/** The moment when the product was made is within the bounds; at least one of them is given. */
export interface CreatedCondition {
    field: "created";
    from?: Timestamp;
    before?: Timestamp;
    /** At most so many days ago; looked at anew every ten minutes. */
    within_days?: number;
}

/** The moment when the product was published is within the bounds; at least one of them is given. */
export interface PublishedCondition {
    field: "published";
    from?: Timestamp;
    before?: Timestamp;
    /** At most so many days ago; looked at anew every ten minutes. */
    within_days?: number;
}

export type ImportKeptReason = "changed" | "sold" | "held" | "counted";

/** The same wherever the event is told of; by it you know one that comes again. */
export type StoaEventId = string;

/** Id of what it happened to: the order, payment, variant, product, category, collection or customer; `shop` for the shop. */
export type StoaEventAggregate = string;

/** Counts the events of this aggregate from 1, without a gap. Null for products, categories and collections, which have a `version` that grows, for what happened before Stoa numbered events, and for tests. */
export type StoaEventSequence = number | null;

export interface CartAbandoned {
    cart_id: string;
    /** It grows with every change of the cart, which is not abandoned as it was from then on. */
    cart_version: number;
    customer_id: string;
    total: Money;
    lines: EventLine[];
    /**
     * Format: date-time
     * When the customer changed it last.
     */
    changed_at: string;
}

export interface CategoryChanged {
    category_id: string;
    /** Grows with every change of this category. Whoever keeps a copy passes over an event whose version is not above the last one's. */
    version: number;
    deleted: boolean;
}

export interface CollectionChanged {
    collection_id: string;
    /** Grows with every change of this collection. Whoever keeps a copy passes over an event whose version is not above the last one's. */
    version: number;
    deleted: boolean;
}

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderCancelled {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    reservation_id: string;
    /** As the system or staff gave it. Null where the buyer wrote it: the order has that. */
    reason: string | null;
    /** What goes back into stock. */
    restock: EventLine[];
}

export interface OrderContactErased {
    order_id: string;
    number: string;
}

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderFulfilled {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    fulfilment_id: string;
}

/** Statuses are as this left them; `total` is what was ordered. */
export interface OrderItemsCancelled {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id: string | null;
    total: Money;
    payment_status: OrderPaymentStatus;
    fulfilment_status: OrderFulfilmentStatus;
    cancellation_id: string;
    reservation_id: string;
    reason: string | null;
    /** What these units cost, with the tax. */
    amount: Money;
    /** What is cancelled. */
    lines: EventLine[];
    /** What of it goes back into stock. */
    restock: EventLine[];
}

/** `amount` is what has come. Statuses are as this left them; absent, like the amounts and customer_id, where it happened before the shop told them. */
export interface OrderPaymentReceived {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    amount?: Money;
    /** Whether no money came now, and what was missing need not be paid, as items were cancelled; else absent. */
    rest_waived?: boolean;
}

/** Its statuses are those it was placed with; absent where that was before the shop told them. */
export interface OrderPlaced {
    order_id: string;
    number: string;
    /** The pinned hold to commit. */
    reservation_id: string;
    customer_id: string | null;
    total: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    lines: EventLine[];
}

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderRefunded {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    refund_id: string;
    amount: Money;
}

/** Statuses are as this left them; absent, like total and customer_id, where it happened before the shop told them. */
export interface OrderWithdrawalReceived {
    order_id: string;
    number: string;
    /** Null for a guest. */
    customer_id?: string | null;
    total?: Money;
    payment_status?: OrderPaymentStatus;
    fulfilment_status?: OrderFulfilmentStatus;
    withdrawal_id: string;
}

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

export interface ProductChanged {
    product_id: string;
    /** Grows with every event of this product, not always by one. Whoever keeps a copy passes over an event whose version is not above the last one's. It is not the `version` of staff's products, which `If-Match` takes and stock does not move. */
    version: number;
    deleted: boolean;
}

export interface ShopChanged {
    /** Names of the fields of getShop that changed. */
    fields: string[];
}

export interface StockAvailabilityChanged {
    variant_id: string;
    in_stock: boolean;
    low: boolean;
    /** Grows with every change of this variant's availability. What is not above the last one's is older. */
    version: number;
}

export interface UserErased {
    user_id: string;
}

export interface PasswordChanged {
    user_id: string;
    /** Whether by this the owner of the e-mail address has shown for the first time that the account is theirs: what it held of addresses and contacts may be of a stranger who registered it. Else absent. */
    owner_proven?: boolean;
}

export interface UserRegistered {
    user_id: string;
}

export type OptionLabelsInput = {
    label?: string | null;
    values?: OptionValueLabelsInput;
} | null;

/** The product has one of the values (`is`), or none of them (`is_not`). */
export type ValueConditionOperator = "is" | "is_not";

export type TitleConditionOperator = "contains" | "contains_not" | "begins_with";

export interface EventLine {
    variant_id: string;
    quantity: number;
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

/** Value → label. */
export type OptionValueLabelsInput = {
    [key: string]: string | null;
} | null;

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

/** What went wrong, as RFC 9457 problem details. `code` is from a closed list. */
export interface ProblemResponse {
    headers: {
        [name: string]: unknown;
    };
    content: {
        "application/problem+json": Problem;
    };
}

export interface ListProductsParams {
    /** Text to search for. */
    q?: string | undefined;
    /** Whether words of `q` that no product has are taken for those that they may be misspelt for; false searches for what was typed. */
    correct?: boolean | undefined;
    /** Slugs or ids of categories; each stands for itself and all below it. */
    category?: string[] | undefined;
    /** Slugs (also former ones) or ids of collections. With one of them, and neither `q` nor `sort`, the products are in the order of the collection. */
    collection?: string[] | undefined;
    /** Only these vendors. */
    vendor?: string[] | undefined;
    /** Only with one of these tags. */
    tag?: string[] | undefined;
    /** Only these product types. */
    type?: string[] | undefined;
    /** At least this price, in minor units of `currency`. */
    "price[gte]"?: number | undefined;
    /** At most this price, in minor units of `currency`. */
    "price[lte]"?: number | undefined;
    /** Only with one of these values of an option, separated by commas: `option.Size=S,M`. */
    [key: `option.${string}`]: string | undefined;
    /** Only with one of these values of an attribute, separated by commas: `attribute.material=linen`. */
    [key: `attribute.${string}`]: string | undefined;
    /** Only products that can be bought (true) or that are out of stock (false), in the variants that the other conditions leave. */
    available?: boolean | undefined;
    /** Default is relevance with `q`, else the order of the one `collection`, else newest. */
    sort?: ProductSort | undefined;
    /** Fields to count the values of, separated by commas: category, collection, vendor, type, tag, available, price, `option.<name>`, `attribute.<name>`, or `option.*` for all options (the most used ones, up to 20 facets together). */
    facets?: string[] | undefined;
    /** `total` counts all products that match; `media` adds `second_image` and `swatches` to the cards, and `available` to their options. */
    include?: ListProductsInclude[] | undefined;
    /** ISO 4217 code of the currency prices are shown in. */
    currency?: Currency | undefined;
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListProductsResult = ProductCardPage;

export interface GetProductParams {
    /** The chosen value of an option: `option.Size=M`. */
    [key: `option.${string}`]: string | undefined;
    /** Which variants to list. */
    variants?: VariantsListed | undefined;
    /** ISO 4217 code of the currency prices are shown in. */
    currency?: Currency | undefined;
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
}

export type GetProductResult = Product;

export interface SuggestParams {
    /** What has been typed so far. */
    q: string;
    /** How many texts, products, categories and collections at most, each. */
    limit?: number | undefined;
    /** ISO 4217 code of the currency prices are shown in. */
    currency?: Currency | undefined;
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
}

export type SuggestResult = Suggestions;

export interface ListCategoriesParams {
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
}

export type ListCategoriesResult = CategoryTree;

export interface GetCategoryParams {
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
}

export type GetCategoryResult = CategoryPage;

export interface ListCollectionsParams {
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListCollectionsResult = CollectionLinkPage;

export interface GetCollectionParams {
    /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
    locale?: Locale | undefined;
}

export type GetCollectionResult = CollectionPage;

export interface ListSitemapParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListSitemapResult = SitemapPage;

export interface GetMediaParams {
    /** Width in pixels; 1920 where only `f` is given. */
    w?: PictureWidth | undefined;
    /** Format; webp where only `w` is given. AVIF has the fewest bytes, WebP is read by every browser of today, JPEG by everything. */
    f?: PictureFormat | undefined;
}

export type GetMediaResult = Blob;

export interface GetAvailabilityParams {
    /** Up to 100 variant ids, separated by commas. */
    variant_id: VariantReference[];
}

export type GetAvailabilityResult = AvailabilityList;

export interface StreamAvailabilityParams {
    /** Up to 100 variant ids, separated by commas. */
    variant_id: VariantReference[];
}

export type StreamAvailabilityResult = ReadableStream<Uint8Array>;

export type SubscribeBackInStockBody = BackInStockSignUp;

export type SubscribeBackInStockResult = void;

export type UnsubscribeBackInStockBody = BackInStockRemoval;

export type UnsubscribeBackInStockResult = void;

export type CreateCartBody = CartCreate;

export type CreateCartResult = Cart;

export type GetCurrentCartResult = Cart;

export type GetCartResult = Cart;

export type UpdateCartBody = CartUpdate;

export type UpdateCartResult = Cart;

export type AddItemBody = CartItemAdd;

export type AddItemResult = Cart;

export type RemoveItemResult = Cart;

export type UpdateItemBody = CartItemUpdate;

export type UpdateItemResult = Cart;

export type MergeCartBody = CartMerge;

export type MergeCartResult = Cart;

export type ListShippingOptionsResult = OfferedShippingOptionList;

export type SetShippingOptionBody = ShippingOptionChoice;

export type SetShippingOptionResult = Cart;

export type StartPaymentBody = PaymentStart;

export type StartPaymentResult = Cart;

export type AbandonCheckoutResult = Cart;

export type PlaceOrderResult = Order | OrderPending;

export interface ListCountriesParams {
    /** The language of the names (BCP 47); English when it is not known. */
    locale?: Locale | undefined;
}

export type ListCountriesResult = CountryList;

export interface ListCountryNamesParams {
    /** The language of the names (BCP 47); English when it is not known. */
    locale?: Locale | undefined;
}

export type ListCountryNamesResult = NamedCountryList;

export interface GetCountryParams {
    /** The language of the names (BCP 47); English when it is not known. */
    locale?: Locale | undefined;
}

export type GetCountryResult = Country;

export type GetShopResult = Shop;

export interface ListPaymentMethodsParams {
    /** ISO 4217 code of the currency prices are shown in. */
    currency?: Currency | undefined;
}

export type ListPaymentMethodsResult = PaymentMethodList;

export type GetPaymentResult = Payment;

export type ConfirmPaymentBody = PaymentConfirm;

export type ConfirmPaymentResult = Payment;

export interface ListMyOrdersParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListMyOrdersResult = OrderPage;

export type LookupOrderBody = OrderLookup;

export type LookupOrderResult = Order;

export type GetOrderResult = Order;

export type CancelOrderBody = OrderCancel;

export type CancelOrderResult = Order;

export type WithdrawOrderBody = WithdrawalCreate;

export type WithdrawOrderResult = Order;

export type RegisterBody = Registration;

export type RegisterResult = SignedIn;

export type LoginBody = Credentials;

export type LoginResult = SignedIn;

export type RefreshTokenBody = RefreshRequest;

export type RefreshTokenResult = SignedIn;

export type LogoutResult = void;

export type ChangePasswordBody = PasswordChange;

export type ChangePasswordResult = void;

export type ForgotPasswordBody = PasswordForgotten;

export type ForgotPasswordResult = void;

export type ResetPasswordBody = PasswordReset;

export type ResetPasswordResult = void;

export type VerifyEmailBody = EmailVerification;

export type VerifyEmailResult = EmailVerified;

export interface ListSessionsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListSessionsResult = UserSessionPage;

export type RevokeSessionResult = void;

export type GetMeResult = User;

export type UpdateMeBody = UserPatch;

export type UpdateMeResult = User;

export type ExportMyDataResult = PersonalData;

export interface EraseMeBody {
    current_password: string;
}

export type EraseMeResult = Erasure;

export type RequestEmailVerificationResult = EmailVerificationRequested;

export type RequestPhoneCodeBody = PhoneCodeRequest;

export type RequestPhoneCodeResult = PhoneCodeRequested;

export type VerifyPhoneBody = PhoneCode;

export type VerifyPhoneResult = User;

export interface ListAddressesParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListAddressesResult = SavedAddressPage;

export type CreateAddressBody = AddressCreate;

export type CreateAddressResult = SavedAddress;

export type DeleteAddressResult = void;

export type UpdateAddressBody = SavedAddressPatch;

export type UpdateAddressResult = SavedAddress;

export type GetPushKeyResult = PushKey;

export interface ListPushSubscriptionsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListPushSubscriptionsResult = PushSubscriptionPage;

export type CreatePushSubscriptionBody = PushSubscriptionCreate;

export type CreatePushSubscriptionResult = PushSubscription;

export type DeletePushSubscriptionResult = void;

export type GetNotificationPreferencesResult = NotificationPreferences;

export type SetNotificationPreferencesBody = NotificationPreferencesChange;

export type SetNotificationPreferencesResult = NotificationPreferences;

export type GetUnsubscriptionResult = Unsubscription;

export type SetUnsubscriptionBody = UnsubscriptionChange;

export type SetUnsubscriptionResult = Unsubscription;

export type GetJwksResult = Jwks;

export interface ListProductsAsStaffParams {
    /** Beginnings of terms in title, vendor, slug or SKU; all must be there. */
    q?: string | undefined;
    /** Only products that have a variant of one of these SKUs, up to 100, letter by letter. */
    sku?: string[] | undefined;
    /** Only this status. */
    status?: ProductStatus | undefined;
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListProductsAsStaffResult = AdminProductPage;

export type CreateProductBody = ProductCreate;

export type CreateProductResult = AdminProduct;

export type GetProductAsStaffResult = AdminProduct;

export type DeleteProductResult = void;

export type UpdateProductBody = ProductPatch;

export type UpdateProductResult = AdminProduct;

export type CreateVariantBody = VariantCreate;

export type CreateVariantResult = AdminVariant;

export type DeleteVariantResult = void;

export type UpdateVariantBody = VariantPatch;

export type UpdateVariantResult = AdminVariant;

export type SetPricesBody = PriceList;

export type SetPricesResult = AdminVariant;

export type UploadMediaBody = UploadBody;

export type UploadMediaResult = MediaFile;

export type ListCategoriesAsStaffResult = CategoryList;

export type CreateCategoryBody = CategoryCreate;

export type CreateCategoryResult = Category;

export type GetCategoryAsStaffResult = Category;

export type DeleteCategoryResult = void;

export type UpdateCategoryBody = CategoryPatch;

export type UpdateCategoryResult = Category;

export interface ListCollectionsAsStaffParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListCollectionsAsStaffResult = CollectionSummaryPage;

export type CreateCollectionBody = CollectionCreate;

export type CreateCollectionResult = Collection;

export type PreviewCollectionBody = CollectionPreviewInput;

export type PreviewCollectionResult = CollectionPreview;

export type GetCollectionAsStaffResult = Collection;

export type DeleteCollectionResult = void;

export type UpdateCollectionBody = CollectionPatch;

export type UpdateCollectionResult = Collection;

export type SetCollectionProductsBody = CollectionProducts;

export type SetCollectionProductsResult = Collection;

export type AddCollectionProductsBody = CollectionProductsAdded;

export type AddCollectionProductsResult = Collection;

export type RemoveCollectionProductsBody = CollectionProductsRemoved;

export type RemoveCollectionProductsResult = Collection;

export type MoveCollectionProductsBody = CollectionProductsMoved;

export type MoveCollectionProductsResult = Collection;

export type ExportProductsResult = string;

export interface ListImportsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListImportsResult = ImportPage;

export interface CreateImportParams {
    /** Only says what would happen. */
    dry_run?: boolean | undefined;
    /** Currency of the plain price columns; default is the `default_currency` of the shop. */
    currency?: Currency | undefined;
    /** Kind of file. */
    source?: ImportFormat | undefined;
    /** What becomes of tracked variants that come without a quantity. Given, it also holds for known variants that were never counted; left out, new ones are `not_counted` and known ones stay as they are. Needs the permission `stock.write`. */
    without_quantity?: WithoutQuantity | undefined;
}

export type CreateImportBody = UploadBody;

export type CreateImportResult = Import;

export type GetImportResult = Import;

export type CancelImportResult = Import;

export type RevertImportResult = Import;

export interface ListImportProductsParams {
    /** Only these. */
    outcome?: ImportOutcome | undefined;
    /** Only those that reverting the import removed, or kept. */
    revert?: RevertOutcome | undefined;
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListImportProductsResult = ImportProductPage;

export type GetImportRejectionsResult = string;

export interface ListStockParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only this location. */
    location_id?: LocationId | undefined;
    /** Only these variants, separated by commas. */
    variant_id?: VariantReference[] | undefined;
    /** Only variants that have one of these SKUs, up to 100, letter by letter. Then each level says its `sku`. */
    sku?: SkuReference[] | undefined;
    /** Only levels at or below their low mark. */
    low?: boolean | undefined;
}

export type ListStockResult = StockLevelPage;

export type AdjustStockBody = StockAdjust;

export type AdjustStockResult = StockLevel;

export type ChangeStockBody = StockChanges;

export type ChangeStockResult = StockChangeOutcomes;

export type SetStockBody = StockSet;

export type SetStockResult = StockLevel;

export interface ListMovementsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListMovementsResult = MovementPage;

export interface CheckInvariantsBody {
    /** @default false */
    repair?: boolean;
}

export type CheckInvariantsResult = DriftReport;

export type ListLocationsResult = LocationList;

export type CreateLocationBody = LocationCreate;

export type CreateLocationResult = Location;

export interface ListOrdersParams {
    /** Only orders in this status. */
    status?: OrderStatus | undefined;
    /** Only orders whose money is in this state. */
    payment_status?: OrderPaymentStatus | undefined;
    /** Only orders of which this much was shipped. */
    fulfilment_status?: OrderFulfilmentStatus | undefined;
    /** true for those only that are paid in part and whose time for the rest is over: they keep their stock until staff record the rest, ship, or cancel. */
    payment_overdue?: boolean | undefined;
    /** true for those only whose buyers have withdrawn from them, or from a part. */
    withdrawn?: boolean | undefined;
    /** An order number or an e-mail address, in full. */
    q?: string | undefined;
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListOrdersResult = StaffOrderPage;

export type GetOrderAsStaffResult = StaffOrder;

export type UpdateOrderNoteBody = OrderNoteUpdate;

export type UpdateOrderNoteResult = StaffOrder;

export type CancelOrderAsStaffBody = OrderCancel;

export type CancelOrderAsStaffResult = StaffOrder;

export type CancelOrderItemsBody = OrderItemsCancel;

export type CancelOrderItemsResult = StaffOrder;

export type WithdrawOrderAsStaffBody = StaffWithdrawalCreate;

export type WithdrawOrderAsStaffResult = StaffOrder;

export type CreateFulfilmentBody = FulfilmentCreate;

export type CreateFulfilmentResult = StaffFulfilment;

export type UpdateFulfilmentBody = FulfilmentUpdate;

export type UpdateFulfilmentResult = StaffFulfilment;

export type MarkDeliveredResult = StaffFulfilment;

export type CreateRefundBody = OrderRefundCreate;

export type CreateRefundResult = OrderRefund;

export interface ListPaymentsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only these statuses, separated by commas. */
    status?: PaymentStatus[] | undefined;
    /** Only this method. */
    method?: string | undefined;
    /** Only payments of this order. */
    order_id?: string | undefined;
    /** Only payments of the order with this number. */
    order_number?: string | undefined;
}

export type ListPaymentsResult = AdminPaymentPage;

export type GetPaymentForStaffResult = AdminPayment;

export type CapturePaymentBody = PaymentCapture;

export type CapturePaymentResult = AdminPayment;

export type VoidPaymentResult = AdminPayment;

export type RefundPaymentBody = PaymentRefund;

export type RefundPaymentResult = AdminPayment;

export interface ListRefundsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only refunds in this status. */
    status?: RefundStatus | undefined;
    /** Only refunds of this kind. */
    kind?: RefundKind | undefined;
    /** Only refunds that wait for staff, or only the others. */
    needs_staff?: boolean | undefined;
    /** Only refunds of this order. */
    order_id?: string | undefined;
}

export type ListRefundsResult = ListedRefundPage;

export type ConfirmRefundBody = RefundConfirm;

export type ConfirmRefundResult = ListedRefund;

export type RejectRefundBody = RefundReject;

export type RejectRefundResult = ListedRefund;

export type RetryRefundResult = ListedRefund;

export interface GetLedgerParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only entries of this account. */
    account?: string | undefined;
    /** Only entries of this payment. */
    payment_id?: string | undefined;
    /** `balances` adds the balance of every account, over all entries. */
    include?: GetLedgerInclude[] | undefined;
}

export type GetLedgerResult = LedgerPage;

export type GetShopSettingsResult = ShopSettings;

export type UpdateShopBody = ShopUpdate;

export type UpdateShopResult = ShopSettings;

export interface ListShippingZonesParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListShippingZonesResult = ShippingZonePage;

export type CreateShippingZoneBody = ShippingZoneCreate;

export type CreateShippingZoneResult = ShippingZone;

export type GetShippingZoneResult = ShippingZone;

export type DeleteShippingZoneResult = void;

export type UpdateShippingZoneBody = ShippingZoneUpdate;

export type UpdateShippingZoneResult = ShippingZone;

export interface ListTaxRegionsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListTaxRegionsResult = TaxRegionPage;

export type CreateTaxRegionBody = TaxRegionCreate;

export type CreateTaxRegionResult = TaxRegion;

export type GetTaxRegionResult = TaxRegion;

export type DeleteTaxRegionResult = void;

export type UpdateTaxRegionBody = TaxRegionUpdate;

export type UpdateTaxRegionResult = TaxRegion;

export interface ListCustomersParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only the account with this e-mail address. */
    email?: EmailAddress | undefined;
}

export type ListCustomersResult = CustomerPage;

export type GetCustomerResult = CustomerDetail;

export type ExportPersonalDataBody = PersonRequest;

export type ExportPersonalDataResult = PersonalData;

export interface ListErasuresParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListErasuresResult = ErasurePage;

export type CreateErasureBody = PersonRequest;

export type CreateErasureResult = Erasure;

export type GetErasureResult = Erasure;

export interface ListStaffParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListStaffResult = StaffPage;

export type SetStaffPermissionsBody = PermissionsSet;

export type SetStaffPermissionsResult = StaffMember;

export type DisableStaffResult = StaffMember;

export type EnableStaffResult = StaffMember;

export interface ListApiKeysParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListApiKeysResult = ApiKeyPage;

export type CreateApiKeyBody = ApiKeyCreate;

export type CreateApiKeyResult = NewApiKey;

export type RevokeApiKeyResult = void;

export interface ListAuditLogParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only what this user or key did. */
    actor_id?: string | undefined;
    /** Only what was done to this user or key. */
    target_id?: string | undefined;
}

export type ListAuditLogResult = AuditPage;

export interface ListNotificationsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only messages in this state. */
    status?: NotificationStatus | undefined;
    /** Only messages of this channel. */
    channel?: NotificationChannel | undefined;
    /** Only messages made from this template. */
    template?: NotificationTemplate | undefined;
    /** Only messages about this order or user, by its id. */
    reference?: string | undefined;
}

export type ListNotificationsResult = NotificationPage;

export type GetNotificationResult = NotificationDetail;

export type ResendNotificationResult = Notification;

export interface ListEventsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; `cursor` of the last response, or `page.next_cursor` or `page.prev_cursor`. */
    cursor?: string | undefined;
    /** Only events of these types, separated by commas. */
    type?: EventType[] | undefined;
    /** Only what happened to this, an order say, by its id. */
    aggregate?: string | undefined;
    /** Only events that came into the list at this time or later: usually less than a second after their `timestamp`, more after an outage. */
    from?: Timestamp | undefined;
    /** Only events that came into the list before this time. */
    to?: Timestamp | undefined;
}

export type ListEventsResult = StoaEventPage;

export interface ListSuppressedAddressesParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only of this channel. */
    channel?: SuppressibleChannel | undefined;
    /** Only this e-mail address or phone number (E.164). */
    address?: string | undefined;
}

export type ListSuppressedAddressesResult = SuppressionPage;

export type LiftSuppressionResult = void;

export interface ListConsentsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** A customer's id, or an e-mail address. */
    reference: string;
}

export type ListConsentsResult = ConsentPage;

export type ListWebhookEndpointsResult = WebhookEndpointList;

export type CreateWebhookEndpointBody = WebhookEndpointCreate;

export type CreateWebhookEndpointResult = NewWebhookSecret;

export type GetWebhookEndpointResult = WebhookEndpoint;

export type DeleteWebhookEndpointResult = void;

export type UpdateWebhookEndpointBody = WebhookEndpointPatch;

export type UpdateWebhookEndpointResult = WebhookEndpoint;

export type RotateWebhookSecretBody = WebhookSecretRotation;

export type RotateWebhookSecretResult = NewWebhookSecret;

export type TestWebhookEndpointResult = WebhookDelivery;

export type ReplayWebhooksBody = WebhookReplay;

export type ReplayWebhooksResult = WebhookReplayed;

export interface ListWebhookDeliveriesParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only deliveries in this state. */
    status?: WebhookDeliveryStatus | undefined;
    /** Only deliveries of events of this type. */
    event_type?: string | undefined;
}

export type ListWebhookDeliveriesResult = WebhookDeliveryPage;

export type GetWebhookDeliveryResult = WebhookDeliveryDetail;

export type RedeliverWebhookResult = WebhookDelivery;

export interface ListTemplatesParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListTemplatesResult = TemplatePage;

export type GetTemplateResult = Template;

export type SaveTemplateDraftBody = TemplateDraftInput;

export type SaveTemplateDraftResult = Template;

export type PublishTemplateResult = Template;

export type RollBackTemplateBody = TemplateRollback;

export type RollBackTemplateResult = Template;

export interface ListTemplateVersionsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
}

export type ListTemplateVersionsResult = PublishedTemplatePage;

export type GetTemplateVersionResult = PublishedTemplate;

export type TestSendTemplateBody = TemplateSource;

export type TestSendTemplateResult = Notification;

export type PreviewTemplateBody = TemplateSource;

export type PreviewTemplateResult = TemplatePreview;

export interface ListFailedEventsParams {
    /** How many entries a page holds. */
    limit?: number | undefined;
    /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
    cursor?: string | undefined;
    /** Only events that this service could not work on. */
    service?: EventConsumer | undefined;
}

export type ListFailedEventsResult = FailedEventPage;

export type ReplayFailedEventsBody = FailedEventReplay;

export type ReplayFailedEventsResult = FailedEventReplayed;

export interface operations {
    /**
     * Lists and searches products
     * All conditions must hold; among the values of one condition any will do. Options, price and `available` are met by one variant: `option.Size=XL&available=true` finds products whose XL can be bought. Names of options and attributes are compared without case; at most 12 of them may have conditions (400, `too_many`). The search tolerates typing errors, and finds words of the `locale` beside those that are not translated. Filters take an option's own name and values in every locale; `sort=title` is by the own title. A cursor belongs to its `q`, `correct`, `sort`, `currency` and `locale`, and to the collection whose order it is in.
     */
    listProducts: {
        parameters: {
            query?: {
                /** Text to search for. */
                q?: string;
                /** Whether words of `q` that no product has are taken for those that they may be misspelt for; false searches for what was typed. */
                correct?: boolean;
                /** Slugs or ids of categories; each stands for itself and all below it. */
                category?: string[];
                /** Slugs (also former ones) or ids of collections. With one of them, and neither `q` nor `sort`, the products are in the order of the collection. */
                collection?: string[];
                /** Only these vendors. */
                vendor?: string[];
                /** Only with one of these tags. */
                tag?: string[];
                /** Only these product types. */
                type?: string[];
                /** At least this price, in minor units of `currency`. */
                "price[gte]"?: number;
                /** At most this price, in minor units of `currency`. */
                "price[lte]"?: number;
                /** Only with one of these values of an option, separated by commas: `option.Size=S,M`. */
                [key: `option.${string}`]: string | undefined;
                /** Only with one of these values of an attribute, separated by commas: `attribute.material=linen`. */
                [key: `attribute.${string}`]: string | undefined;
                /** Only products that can be bought (true) or that are out of stock (false), in the variants that the other conditions leave. */
                available?: boolean;
                /** Default is relevance with `q`, else the order of the one `collection`, else newest. */
                sort?: ProductSort;
                /** Fields to count the values of, separated by commas: category, collection, vendor, type, tag, available, price, `option.<name>`, `attribute.<name>`, or `option.*` for all options (the most used ones, up to 20 facets together). */
                facets?: string[];
                /** `total` counts all products that match; `media` adds `second_image` and `swatches` to the cards, and `available` to their options. */
                include?: ListProductsInclude[];
                /** ISO 4217 code of the currency prices are shown in. */
                currency?: Currency;
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
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
            /** A page of products. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ProductCardPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads one product with its variants
     * `option.Size=M` chooses a value; names and values are compared without case, and what the product does not have is no choice. `selected_variant` is the variant of the choice, and each value of the options says whether it exists, and whether it can be bought, together with what is chosen of the other options. `variants=selected` or `none` keeps the response of a product with many variants small.
     */
    getProduct: {
        parameters: {
            query?: {
                /** The chosen value of an option: `option.Size=M`. */
                [key: `option.${string}`]: string | undefined;
                /** Which variants to list. */
                variants?: VariantsListed;
                /** ISO 4217 code of the currency prices are shown in. */
                currency?: Currency;
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
            };
            header?: never;
            path: {
                /** Id or slug, or a slug that it had, or the handle it was imported with. */
                idOrSlug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The product. */
            200: {
                headers: {
                    "Content-Language": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Product;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Completes what is being typed */
    suggest: {
        parameters: {
            query: {
                /** What has been typed so far. */
                q: string;
                /** How many texts, products, categories and collections at most, each. */
                limit?: number;
                /** ISO 4217 code of the currency prices are shown in. */
                currency?: Currency;
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Search texts, products, categories and collections; none for fewer than two letters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Suggestions;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads the tree of categories */
    listCategories: {
        parameters: {
            query?: {
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The root categories with all below them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CategoryTree;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads one category with its path and children */
    getCategory: {
        parameters: {
            query?: {
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
            };
            header?: never;
            path: {
                /** Slug or id. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The category. */
            200: {
                headers: {
                    "Content-Language": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CategoryPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the collections of the shop
     * In the order that staff gave them, which is that of `position`.
     */
    listCollections: {
        parameters: {
            query?: {
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
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
            /** A page of collections. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CollectionLinkPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads what the page of a collection says
     * Its products are those of `listProducts` with `collection`.
     */
    getCollection: {
        parameters: {
            query?: {
                /** Language of the texts, a BCP 47 tag such as `de-AT`. What is not translated into it is told in `de`, else as staff first wrote it, field by field. Without it texts are as staff first wrote them. `Accept-Language` is not read: what anybody may read is kept under its address, on the way too. */
                locale?: Locale;
            };
            header?: never;
            path: {
                /** Slug, or one that it had, or id. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The collection. */
            200: {
                headers: {
                    "Content-Language": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CollectionPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the pages of a shop for search engines
     * Every category, every collection and every product that shoppers see, with the slug of its page and when it changed: categories first, then collections, then products, the oldest first. A page of 5,000 is a file of a sitemap. Kept for ten minutes.
     */
    listSitemap: {
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
            /** A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SitemapPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads a picture, as it is or in a size
     * Without `w` and `f` the file as it is. With one of them a smaller picture, made when it is first asked for and kept: never wider than the file, turned as the camera said, in sRGB, without what the file says of place or person. Drawings (SVG) and animations are sent as they are. So is, for a minute, a picture whose size cannot be made yet because too many are being made.
     */
    getMedia: {
        parameters: {
            query?: {
                /** Width in pixels; 1920 where only `f` is given. */
                w?: PictureWidth;
                /** Format; webp where only `w` is given. AVIF has the fewest bytes, WebP is read by every browser of today, JPEG by everything. */
                f?: PictureFormat;
            };
            header?: never;
            path: {
                /** Name of the file. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The picture; its address changes when it does. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            default: ProblemResponse;
        };
    };
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
    /**
     * Opens an empty cart
     * A signed-in customer's cart belongs to them. A guest's response carries `token`, the only key to the cart, its payment and its order; send it as `Stoa-Cart-Token`. A guest who repeats the request with its Idempotency-Key gets the cart without `token`, because others may share the address: when the first response was lost, create another cart with a new key. The empty one expires.
     */
    createCart: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": CartCreate;
            };
        };
        responses: {
            /** The new cart. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads the cart that the signed-in customer uses
     * Of the customer's carts that have not become an order, the one that was changed last, so that another device goes on with it; 404 when there is none. After a sign-in, read it, or create a cart on 404, and merge the guest's cart into it. createCart opens another cart all the same, which is the current one from then on.
     */
    getCurrentCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The cart; `in_checkout` while it is being paid for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads a cart
     * Prices, shipping and tax are those of its last change; placeOrder compares them with today's. `problem` and its neighbours in each line say how it compares now, as far as prices and stock can be read. A cart that nobody changes is deleted at `expires_at`, by default after 30 days, a customer's after 90, and a guest's without lines after one.
     */
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The cart. */
                id: string;
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
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Changes who a cart is for, where it goes, its currency or its note
     * JSON Merge Patch (RFC 7396) of the fields listed, except that an address is replaced as a whole; null clears. 422 `unprocessable` for an address whose country does not exist, whose postal code cannot be one of its country, or whose region is unknown where the tax depends on it. What is sent is taxed by the shipping address, what is not sent by the billing address (by the other one when that is the only address there is). A new `locale` has titles, options, shipping and tax named in that language. A new currency prices every line again; 422 `unprocessable` with `lines` when one has no price in it. Like every edit of a cart it voids what startPayment recorded.
     */
    updateCart: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CartUpdate;
            };
        };
        responses: {
            /** The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds units of a variant to a cart
     * A variant that is in the cart already adds up. At most 100 lines, and in each no more units than can be ordered at once (300 unless the shop says otherwise).
     */
    addItem: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CartItemAdd;
            };
        };
        responses: {
            /** The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Takes a line out of a cart
     * The recorded payment is void. 404: there is no such line, or not any more.
     */
    removeItem: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
                /** The line. */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sets how many units a line has
     * 0 takes the line out. Stock is not looked at: getCart tells what is left (`problem`), and placeOrder refuses more than that. The recorded payment is void. 422 `unprocessable` (`/quantity`, `too_large`): more than can be ordered at once; 404: there is no such line.
     */
    updateItem: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
                /** The line. */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CartItemUpdate;
            };
        };
        responses: {
            /** The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Takes a guest's cart over into the signed-in customer's
     * Units of the same variant add up to the limit of a line. E-mail, addresses and note are taken over where this cart has none. What could not be taken over is named in `changes`. The guest's cart is closed.
     */
    mergeCart: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CartMerge;
            };
        };
        responses: {
            /** The customer's cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the ways a cart can be sent, and what they cost
     * In the language of the cart. By the shipping address; until there is one, by the country of the shop's settings, if they name one. Where there are none, `reason` says why, and `currencies` in which others there are some.
     */
    listShippingOptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** All of them, in the shop's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": OfferedShippingOptionList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Chooses how a cart is sent
     * One of listShippingOptions; it is dropped again by an edit after which the cart cannot be sent that way. The recorded payment is void. 422 `unprocessable` (`/option_id`, `unavailable`): it is not offered to this address, weight or currency.
     */
    setShippingOption: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ShippingOptionChoice;
            };
        };
        responses: {
            /** The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Records how a cart will be paid, and the amount
     * Holds and authorises nothing; placeOrder does. Any edit of the cart voids it. 409 `unpaid_limit_reached` when the cart has more units, or costs more, than this method takes from this buyer in any case.
     */
    startPayment: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PaymentStart;
            };
        };
        responses: {
            /** The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Gives up the checkout of a cart, so that it can be edited at once
     * For a buyer who closed the bank's window, instead of waiting for the deadline. The payment is cancelled, the stock is given back and the cart is open again; startPayment chooses anew how to pay. A cart that is open stays as it is. When the payment came through at that moment the order stands: 409 `cart_completed`. 409 `checkout_in_progress` while placeOrder works on it, with the seconds to wait as `Retry-After`.
     */
    abandonCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The cart, open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Cart;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Turns a cart into an order
     * Holds the stock, authorises the payment and places the order, or does none of it. Any number of calls come to the same order. 202 when the buyer has to act first, or the provider has not responded yet: have the payment confirmed, then call again. 409 `cart_incomplete` names what is missing. 409 `cart_changed` names in `lines` and `totals` what costs something else today, each with before and after (the cart shows it now; call startPayment again). 409 `out_of_stock` names the lines that fall short by what getAvailability shows; when there are none, every line of more units than it shows, one of which falls short. 409 `unpaid_limit_reached` when this client, customer or guest has too many checkouts and orders that are not paid yet, or holds too many units or too much value that way (an account counts as a guest until an order was paid with it); `Retry-After` says when enough of it ends by itself, if it does, and `lines` how many units of a variant it may still order. After 402 `payment_declined` the cart is open again, and startPayment chooses anew. 409 `checkout_in_progress` while another call places the order and takes long: send it again after `Retry-After`. After 503 and 504 the outcome is not known yet: send the same request with the same `Idempotency-Key` again, and it is carried on. A replay carries `Idempotent-Replayed: true`; the key with another cart is 422 `idempotency_key_reused`. A cart whose total is 0 needs no payment, and its order is `paid` at once.
     */
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** Of a solved challenge (Turnstile, hCaptcha), where the shop asks for one; 403 `challenge_required` without. */
                "Challenge-Token"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The cart. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Order;
                };
            };
            /** The payment has to be confirmed first. Until then the stock is held, and the cart cannot be edited. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": OrderPending;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the countries, and how an address is written in each
     * All countries of ISO 3166-1, sorted by name. Addresses are checked by the same table: the country always, its postal code where it has a pattern. What `required` says is advice to forms: nothing is refused because a line is missing, save that placeOrder asks for the region where parts of the country have tax regions: in a country whose `fields` have it, and in any other only if the country as a whole has no tax region. The list may be kept for five minutes; its `ETag` tells whether it has changed. It is 165 kB: pages need listCountryNames and getCountry.
     */
    listCountries: {
        parameters: {
            query?: {
                /** The language of the names (BCP 47); English when it is not known. */
                locale?: Locale;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** All of them. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CountryList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists the names of the countries
     * All countries of listCountries, in the same order, without how an address is written in each: 12 kB in place of 165. A form needs these and one getCountry. They may be kept for five minutes; the `ETag` tells whether they have changed.
     */
    listCountryNames: {
        parameters: {
            query?: {
                /** The language of the names (BCP 47); English when it is not known. */
                locale?: Locale;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** All of them. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NamedCountryList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads how an address is written in one country
     * What listCountries says of it. It may be kept for five minutes; the `ETag` tells whether it has changed. 404 for a code that no country has.
     */
    getCountry: {
        parameters: {
            query?: {
                /** The language of the names (BCP 47); English when it is not known. */
                locale?: Locale;
            };
            header?: never;
            path: {
                /** ISO 3166-1 alpha-2. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The country. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Country;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads what the shop is called, where it is, and what it offers
     * What every page of a storefront needs. Staff set it with updateShop; what they have not set is what the operator's environment says.
     */
    getShop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The shop. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Shop;
                };
            };
            default: ProblemResponse;
        };
    };
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
     * Lists the signed-in customer's orders
     * A page holds orders of 200 items (lines) in all at most, where a kilobyte of withdrawals counts as one, and one order at least, so it may end before `limit`; `next_cursor` goes on.
     */
    listMyOrders: {
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
            /** A page of orders, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": OrderPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Finds an order by its number, e-mail address and postal code
     * For guests. All must fit; the response does not tell which one did not. Look-ups that find nothing are counted for the e-mail address and for the number, as wrong passwords are: after ten of them each network has one more, then 429 with the seconds to wait as `Retry-After`. The right order is found from any network that has not guessed.
     *     The response holds a `token` of this one order: sent as `Stoa-Cart-Token` it reads, cancels and withdraws from the order as the token of its cart does, until `token_expires_at`, an hour later. It opens no cart, no payment and no other order. An expired one counts as none: look the order up again.
     */
    lookupOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": OrderLookup;
            };
        };
        responses: {
            /** The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Order;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads an order */
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The order. */
                id: string;
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
                    "application/json": Order;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Cancels an order of which nothing was shipped yet
     * Stock and money go back. Cancelling again gives the same response; 409 `invalid_state` once something was shipped, and when the money of an unpaid order came at this moment: then it is paid, and may be cancelled as such. While the provider does not respond, `payment_status` reads as before, and the money follows on its own. Manual money (bank transfer, cash) is sent back by staff: until then it is in `payment.refund_pending`.
     */
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": OrderCancel;
            };
        };
        responses: {
            /** The order after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Order;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Withdraws from an order, or from a part of it
     * The withdrawal function that the law of the European Union asks of shops (Directive 2011/83/EU, Article 11a): the buyer declares it with a name and an address, and gets a receipt by mail, with what was declared and when. A page asks once more before it calls this. `withdrawable` says whether it is possible, `withdrawable_until` until when; 409 `invalid_state` after that, and for a cancelled order. Of one order, thirty declarations of parts are taken, then one of all that is left; the sixth and later ones name the `email` of the order (422 otherwise). What was withdrawn from before is not withdrawn from again: sent twice, it has one effect and one receipt.
     *     An order of which nothing was shipped and that is withdrawn from as a whole is cancelled with it. Otherwise staff see it (`withdrawals`, and listOrders with `withdrawn`), and give the money back by createRefund.
     */
    withdrawOrder: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WithdrawalCreate;
            };
        };
        responses: {
            /** The order after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Order;
                };
            };
            default: ProblemResponse;
        };
    };
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
    /**
     * Lists products in every status, the newest first
     * A page holds products of 1,000 variants in all at most, and one product at least, so it may end before `limit`; `next_cursor` goes on.
     */
    listProductsAsStaff: {
        parameters: {
            query?: {
                /** Beginnings of terms in title, vendor, slug or SKU; all must be there. */
                q?: string;
                /** Only products that have a variant of one of these SKUs, up to 100, letter by letter. */
                sku?: string[];
                /** Only this status. */
                status?: ProductStatus;
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
            /** A page of products. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminProductPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a product
     * Without a slug it gets one from its title; without variants it gets one. A variant's `quantity` is added to the stock of the default location.
     */
    createProduct: {
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
                "application/json": ProductCreate;
            };
        };
        responses: {
            /** The new product. */
            201: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminProduct;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a product in any status */
    getProductAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The product. */
                id: ProductId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The product; its ETag is needed to change it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminProduct;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Deletes a product
     * Needs `If-Match`. Carts show its lines as `unavailable`, orders keep what they were placed with, and its slug is free at once. There is no way back; `status` `archived` only hides it.
     */
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The product. */
                id: ProductId;
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
     * Changes fields of a product
     * A merge patch (RFC 7396): what is left out stays, lists are replaced as a whole, an attribute, a translation or a text of it is removed by null.
     */
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The product. */
                id: ProductId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ProductPatch;
            };
        };
        responses: {
            /** The product after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminProduct;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a variant
     * New option values become values of the product. If-Match may be left out here.
     */
    createVariant: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, if the change shall be refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The product. */
                id: ProductId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": VariantCreate;
            };
        };
        responses: {
            /** The new variant; the ETag is the product's. */
            201: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminVariant;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Deletes a variant
     * The last variant of a product stays: 409 `invalid_state`.
     */
    deleteVariant: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The product. */
                id: ProductId;
                /** The variant. */
                variantId: CatalogueVariantId;
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
     * Changes fields of a variant
     * Needs `If-Match` with the version of its product (`product_version`). What is left out stays, null clears; `prices` replaces all of them, as setPrices does.
     */
    updateVariant: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The product. */
                id: ProductId;
                /** The variant. */
                variantId: CatalogueVariantId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": VariantPatch;
            };
        };
        responses: {
            /** The variant after it; the ETag is the product's. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminVariant;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Sets the prices of a variant in every currency
     * What is sent replaces all prices. In a currency that is left out the variant is not sold any more.
     */
    setPrices: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The product. */
                id: ProductId;
                /** The variant. */
                variantId: CatalogueVariantId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": PriceList;
            };
        };
        responses: {
            /** The variant after it; the ETag is the product's. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AdminVariant;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Stores a picture
     * PNG, JPEG, WebP, GIF, AVIF or SVG of at most 10 MB, recognised by its bytes. An SVG with scripts, foreign content or references to elsewhere is refused.
     */
    uploadMedia: {
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
                "image/*": string;
            };
        };
        responses: {
            /** Where the picture is; put its `url` into a product. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": MediaFile;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists all categories */
    listCategoriesAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** All categories, parents before children. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CategoryList;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a category
     * A slug that is left out is made from the name, with a number where that is taken; one that is given and taken is 409 `already_exists`. 400 names `/parent_id`: there is no such category, or the tree would have more than 20 levels. 404: a request that is repeated after the category was deleted.
     */
    createCategory: {
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
                "application/json": CategoryCreate;
            };
        };
        responses: {
            /** The new category. */
            201: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Category;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a category */
    getCategoryAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The category. */
                id: CategoryId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The category; its ETag is needed to change it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Category;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Deletes a category
     * A category with children stays: 409 `invalid_state`.
     */
    deleteCategory: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The category. */
                id: CategoryId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It is gone; its products stay. */
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
     * Changes fields of a category
     * Needs `If-Match`. What is left out stays, null clears. 400 names `/parent_id`: there is no such category, it stands below this one, or the tree would have more than 20 levels. 409 `already_exists`: the slug is taken.
     */
    updateCategory: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The category. */
                id: CategoryId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CategoryPatch;
            };
        };
        responses: {
            /** The category after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Category;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists all collections */
    listCollectionsAsStaff: {
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
            /** A page of collections, without their products and rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CollectionSummaryPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a collection
     * With `rules` it holds every product that meets them, as long as it does; without, the products that staff put into it. Which of the two it is cannot be changed. A shop has at most 500 collections (409 `invalid_state`).
     */
    createCollection: {
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
                "application/json": CollectionCreate;
            };
        };
        responses: {
            /** The new collection. */
            201: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Counts what a collection with some rules would hold
     * Saves nothing, and counts what shoppers would see.
     */
    previewCollection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CollectionPreviewInput;
            };
        };
        responses: {
            /** How many products that shoppers see meet the rules now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CollectionPreview;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a collection with its products or rules */
    getCollectionAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The collection; its ETag is needed to change it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Deletes a collection
     * Needs `If-Match`. Its products stay.
     */
    deleteCollection: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It is gone; its products stay. */
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
     * Changes fields of a collection
     * `rules` are replaced as a whole; a collection chosen by hand takes none (409 `invalid_state`). A former slug still finds it.
     */
    updateCollection: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CollectionPatch;
            };
        };
        responses: {
            /** The collection after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says which products a collection holds, in their order
     * Of a collection with rules 409 `invalid_state`.
     */
    setCollectionProducts: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CollectionProducts;
            };
        };
        responses: {
            /** The collection after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Puts products into a collection
     * Those that are in it stay where they are. Of a collection with rules 409 `invalid_state`.
     */
    addCollectionProducts: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CollectionProductsAdded;
            };
        };
        responses: {
            /** The collection after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Takes products out of a collection
     * Those that are not in it are passed over. Of a collection with rules 409 `invalid_state`.
     */
    removeCollectionProducts: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CollectionProductsRemoved;
            };
        };
        responses: {
            /** The collection after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Moves products within a collection
     * They stand one after the other from `position` on. Those that are not in it are passed over. Of a collection with rules 409 `invalid_state`.
     */
    moveCollectionProducts: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The collection. */
                id: CollectionId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CollectionProductsMoved;
            };
        };
        responses: {
            /** The collection after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Collection;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Reads all products as a file
     * A CSV of every product in every status, by slug, in our own format, which createImport takes as it is: imported into an empty shop and exported again, it is the same file. A row for each variant, and more where a product has more pictures; one price column for each currency, one column for each attribute. The units on hand are in it for those who may read stock (`stock.read`). Cells that a spreadsheet program would take for a formula begin with an apostrophe, which an import takes off.
     */
    exportProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The file. */
            200: {
                headers: {
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists imports, the newest first */
    listImports: {
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
            /** A page of imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ImportPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Takes a product file and imports it in the background
     * A product export of Shopify, of WooCommerce or of ours (exportProducts), or Shopify's inventory export, which counts the variants of known products at their locations. A product is imported whole or not at all; importing a file again changes nothing. Stock is set only for variants that were never counted. A variant whose inventory tracker is empty is not tracked, whatever its quantity says, as in Shopify; one that is tracked and comes without a quantity (exports of shops with several locations have no such column) is taken as `without_quantity` says, and reported. Who may not change stock (`stock.write`) brings none: what a product file says of it is left out and reported, new variants are sold out until they are counted, and an inventory export fails. The charset is that of the Content-Type, else what the bytes are: UTF-8, UTF-16 or Windows-1252. Cells are separated by commas, semicolons or tabs.
     */
    createImport: {
        parameters: {
            query?: {
                /** Only says what would happen. */
                dry_run?: boolean;
                /** Currency of the plain price columns; default is the `default_currency` of the shop. */
                currency?: Currency;
                /** Kind of file. */
                source?: ImportFormat;
                /** What becomes of tracked variants that come without a quantity. Given, it also holds for known variants that were never counted; left out, new ones are `not_counted` and known ones stay as they are. Needs the permission `stock.write`. */
                without_quantity?: WithoutQuantity;
            };
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** The import as it begins; read it again for its progress. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Import;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads how far an import is */
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The import. */
                id: ImportId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Import;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Ends an import that is queued or running
     * What it has imported stays, with its stock. One that runs ends after the products it is about; cancelling again changes nothing. An import that has ended by itself is 409 `invalid_state`.
     */
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The import. */
                id: ImportId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Import;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Deletes what an import created, in the background
     * Products that the import created, their pictures and initial stock, and categories that only it had a use for. A product is kept when it was changed, sold or counted since, or is in a checkout; listImportProducts tells which and why (`revert=kept`). What the import updated stays as it is. Progress stands in `revert` of the import. While it runs, requesting it again changes nothing; afterwards it tries again what was kept. An import that has not ended, and a dry run, are 409 `invalid_state`.
     */
    revertImport: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: it changes nothing more, and gets the present state of what the first one made or changed (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The import. */
                id: ImportId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The import; read it again for the progress in `revert`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Import;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Lists what became of each product of a file, or would become of it
     * In the order of the file, also while the import runs. Of a dry run this is the preview: which products would be created, which updated and in which fields, and which rejected and why. Kept as long as the file is.
     */
    listImportProducts: {
        parameters: {
            query?: {
                /** Only these. */
                outcome?: ImportOutcome;
                /** Only those that reverting the import removed, or kept. */
                revert?: RevertOutcome;
                /** How many entries a page holds. */
                limit?: number;
                /** Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last response. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The import. */
                id: ImportId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of products. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ImportProductPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads the rejected rows as a file */
    getImportRejections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The import. */
                id: ImportId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The rows as they were, with the reason in a last column; mended, the file can be imported as it is. */
            200: {
                headers: {
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    /**
     * Lists orders, the newest first
     * A page holds orders of 200 items (lines) in all at most, where a kilobyte of withdrawals counts as one, and one order at least, so it may end before `limit`; `next_cursor` goes on.
     */
    listOrders: {
        parameters: {
            query?: {
                /** Only orders in this status. */
                status?: OrderStatus;
                /** Only orders whose money is in this state. */
                payment_status?: OrderPaymentStatus;
                /** Only orders of which this much was shipped. */
                fulfilment_status?: OrderFulfilmentStatus;
                /** true for those only that are paid in part and whose time for the rest is over: they keep their stock until staff record the rest, ship, or cancel. */
                payment_overdue?: boolean;
                /** true for those only whose buyers have withdrawn from them, or from a part. */
                withdrawn?: boolean;
                /** An order number or an e-mail address, in full. */
                q?: string;
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
            /** A page of orders, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffOrderPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads an order with what only staff see */
    getOrderAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The order, with its version as `ETag`. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffOrder;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Changes the staff's note on an order
     * Needs `If-Match`.
     */
    updateOrderNote: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": OrderNoteUpdate;
            };
        };
        responses: {
            /** The order after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffOrder;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Cancels an order of which nothing was shipped yet
     * Like cancelOrder, for any order.
     */
    cancelOrderAsStaff: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": OrderCancel;
            };
        };
        responses: {
            /** The order after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffOrder;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Cancels units of an order that were not shipped, and leaves the rest
     * For what will never come: without `items` it is all that is left to ship, and an order of which something was shipped is `fulfilled` (or `delivered`) then. Of a line, as much of its total and tax is cancelled as these units are of all, so that all parts add up to the line; shipping is not. What was paid for them goes back by the payment's own way, as a refund of the order (`refund: false` leaves that to createRefund); what was not paid yet need not be paid any more. Manual money (bank transfer, cash) is sent back by staff, who find it in listRefunds. Units that the buyer has withdrawn from count as those first.
     *     409 `invalid_state` for a cancelled order, when nothing is left, and when nothing would be left of an order of which nothing was shipped: that is cancelled as a whole, by cancelOrderAsStaff. 422 `unprocessable` for more units than are left. The buyer is told by mail. While the payment service does not respond, `refunded` of the cancellation is null, and the money follows on its own.
     */
    cancelOrderItems: {
        parameters: {
            query?: never;
            header: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": OrderItemsCancel;
            };
        };
        responses: {
            /** The order after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffOrder;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Records that a buyer has withdrawn from an order, or from a part of it
     * For a declaration that came by letter or phone: like withdrawOrder, for any order, with the day on which the buyer declared it. Whether it came in time is judged by that day; `accept_late` takes it afterwards too, and where the shop gives no time. The receipt goes out, to the order's address unless another one is given. A declaration that was recorded before has one effect and one receipt.
     */
    withdrawOrderAsStaff: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": StaffWithdrawalCreate;
            };
        };
        responses: {
            /** The order after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffOrder;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Records that some or all of an order was shipped
     * Without `items` it is all that the buyer still waits for; what was withdrawn from is shipped only where it is named, what was cancelled not at all. 409 `invalid_state` for a cancelled order, and for one whose payment was voided or refunded in full; 422 `unprocessable` for more units than are left. `items` need an Idempotency-Key, as the same parcel may go out twice.
     */
    createFulfilment: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": FulfilmentCreate;
            };
        };
        responses: {
            /** The new fulfilment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffFulfilment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Changes carrier and tracking of a fulfilment
     * JSON Merge Patch (RFC 7396); null clears.
     */
    updateFulfilment: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
                /** The fulfilment. */
                fulfilmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": FulfilmentUpdate;
            };
        };
        responses: {
            /** The fulfilment after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffFulfilment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Records that a fulfilment has arrived
     * Marking it again changes nothing.
     */
    markDelivered: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The order. */
                id: string;
                /** The fulfilment. */
                fulfilmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The fulfilment after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": StaffFulfilment;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Gives back some or all of what was paid for an order
     * 422 `unprocessable` for more than is left. While the provider does not respond, the refund is `pending` and carried out on its own. A refund of manual money (bank transfer, cash) is `pending` until staff say with confirmRefund that they have sent it; listRefunds names those that wait. Stock does not come back by it. `orders.write` is enough for it, so whoever may ship may give money back.
     */
    createRefund: {
        parameters: {
            query?: never;
            header: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 30 days it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path: {
                /** The order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": OrderRefundCreate;
            };
        };
        responses: {
            /** The refund. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": OrderRefund;
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
    /**
     * Reads what staff have set of the shop
     * null stands for what is not set and follows the environment of the order service; getShop shows what holds.
     */
    getShopSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The settings, with their version as `ETag`. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShopSettings;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Changes the settings of the shop
     * Needs `If-Match`. JSON Merge Patch (RFC 7396), except that an address is replaced as a whole; null clears, and what is not set follows the environment. Storefronts see it at once, carts within two seconds, mails within a few seconds. Mails lead to `url`, with the token that sets a new password: it takes every permission (`*`) and a session to change it.
     */
    updateShop: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ShopUpdate;
            };
        };
        responses: {
            /** The settings after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShopSettings;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists shipping zones */
    listShippingZones: {
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
            /** A page of zones, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShippingZonePage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a shipping zone with its options
     * For all countries that no other zone names, when `countries` is empty. Options of several zones of one country are offered together. Carts are priced by it within two seconds. 422 `unprocessable`: there is no such country.
     */
    createShippingZone: {
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
                "application/json": ShippingZoneCreate;
            };
        };
        responses: {
            /** The new zone. */
            201: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShippingZone;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a shipping zone */
    getShippingZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The zone. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The zone, with its version as `ETag`. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShippingZone;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Removes a shipping zone
     * Carts that chose one of its options have to choose again; orders keep what they were placed with.
     */
    deleteShippingZone: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The zone. */
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
     * Changes a shipping zone
     * Needs `If-Match`. What is sent replaces what is there; an option sent with its `id` stays the same option.
     */
    updateShippingZone: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The zone. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ShippingZoneUpdate;
            };
        };
        responses: {
            /** The zone after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShippingZone;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Lists tax regions */
    listTaxRegions: {
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
            /** A page of regions, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TaxRegionPage;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Adds a tax region with its rates
     * One entry for a country or a part of it; a second one is refused with 409 `already_exists`.
     */
    createTaxRegion: {
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
                "application/json": TaxRegionCreate;
            };
        };
        responses: {
            /** The new region. */
            201: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TaxRegion;
                };
            };
            default: ProblemResponse;
        };
    };
    /** Reads a tax region */
    getTaxRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The region. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The region, with its version as `ETag`. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TaxRegion;
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Removes a tax region
     * Within two seconds carts are taxed by what remains: of a part of a country its other entry, else nothing. Orders stay as they were placed.
     */
    deleteTaxRegion: {
        parameters: {
            query?: never;
            header?: {
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The region. */
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
     * Changes a tax region
     * Needs `If-Match`. What is sent replaces what is there.
     */
    updateTaxRegion: {
        parameters: {
            query?: never;
            header?: {
                /** The `ETag` you read, which is its `version` in quotes; 412 when somebody else was faster, 428 without it (RFC 9110 §13, RFC 6585). */
                "If-Match"?: string;
                /** A value of your own, such as a UUID, that makes a repeated request harmless: for 48 hours it gets the first response again (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** The region. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": TaxRegionUpdate;
            };
        };
        responses: {
            /** The region after it. */
            200: {
                headers: {
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": TaxRegion;
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
}
