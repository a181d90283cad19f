// Generated from openapi/ by `npm run gen`. Do not edit.

/** open = may be edited; in_checkout = is being paid for; completed = became an order, or was merged into another cart. */
export type CartStatus = "open" | "in_checkout" | "completed";

/** From the buyer to the shop. */
export type Note = string;

export type NullableAddress = Address | null;

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

export interface ChosenShippingOption {
    id: string;
    name: string;
    amount: Money;
}

export interface ChosenPayment {
    method: string;
    amount: Money;
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

export interface CartCreate {
    currency?: Currency;
    locale?: Locale;
    /** Format: idn-email */
    email?: string;
    note?: Note;
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
    quantity: number;
}

export interface CartItemUpdate {
    /** Units the line has from now on; 0 takes it out. */
    quantity: number;
}

export interface CartMerge {
    /** The token of the guest's cart. */
    cart_token: string;
}

/** Why a cart is offered no way to be sent: nothing of it has to be; it has no address, and the shop names no country; the shop does not send to that country; it does, in other currencies than the cart's; or not what weighs as much, or as little. Later versions may add others. */
export type NoShippingReason = "nothing_to_send" | "no_address" | "no_zone" | "no_option_in_currency" | "no_option_for_weight";

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

/** What the shop asks for something; never negative. */
export interface ShopPrice {
    /**
     * Format: int64
     * Minor units of the currency.
     */
    amount: number;
    currency: Currency;
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

export interface ShopColors {
    /**
     * Of links and buttons, as #rrggbb. Mails use it where it is dark enough to read on white (4.5:1).
     * @example #1f4f46
     */
    accent: string | null;
}

export interface ShopCheckout {
    /** Whether somebody without an account may order; else placeOrder of a guest is 403 `account_required`. */
    guest: boolean;
    /** Whether placeOrder needs a phone number in the address that is sent to, or in the billing address where nothing is sent. */
    phone_required: boolean;
    /** For pages of the checkout to show. */
    note: string | null;
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

/** no_shipping_price: no option of the shipping zone has a price in a currency that the shop takes, so whoever chooses it cannot order there. no_tax_region: countries of the zone have no tax region, while others have, so what is sold there is not taxed. Later versions may add others. */
export type ShopWarningCode = "no_shipping_price" | "no_tax_region";

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

export interface ShopChanged {
    /** Names of the fields of getShop that changed. */
    fields: string[];
}

export interface NameTranslation {
    /** Format: visible-text */
    name: string;
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

/** A member of an address. */
export type AddressFieldName = "name" | "company" | "line1" | "line2" | "city" | "region" | "postal_code";

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

export interface NamedCountryList {
    data: NamedCountry[];
}

export interface CountryList {
    data: Country[];
}

/** ISO 3166-1 alpha-2; an empty list stands for every country that no zone names. */
export type Countries = string[];

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

export interface ShippingZoneUpdate {
    /** Format: visible-text */
    name?: string;
    countries?: Countries;
    options?: ShippingOptionInput[];
}

/**
 * Per cent, as decimal text.
 * @example 19
 * @example 8.875
 */
export type RateText = string;

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

/** placed = confirmed; cancelled = taken back before anything was shipped. */
export type OrderStatus = "placed" | "cancelled";

/** awaiting = not paid yet, by bank transfer say; authorised = the money is held; partially_paid = some of the total has come; paid = all of it, which may be nothing; partially_refunded and refunded = some or all of what had come went back; voided = nothing was or will be taken. */
export type OrderPaymentStatus = "awaiting" | "authorised" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";

/** How much of it was shipped; delivered = all of it has arrived. */
export type OrderFulfilmentStatus = "unfulfilled" | "partial" | "fulfilled" | "delivered";

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

export interface FulfilledItem {
    item_id: string;
    /** Units in this shipment. */
    quantity: number;
}

export type FulfilmentStatus = "shipped" | "delivered";

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

export interface FulfilmentUpdate {
    /** Format: visible-text */
    carrier?: string | null;
    /** Format: visible-text */
    tracking_number?: string | null;
    /** Where the buyer can follow it; kept as URL parsers write it, without blanks and line ends. */
    tracking_url?: string | null;
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

export interface WithdrawnItem {
    item_id: string;
    /** Units in all, those of earlier declarations included. */
    quantity: number;
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
    accept_late: boolean;
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

export interface OrderItemsCancel {
    /** What is cancelled; all that is left to ship when not given. */
    items?: FulfilledItem[];
    /** Whether these units go back into stock, to be sold again. false for what is not there: its sale stays booked. */
    restock: boolean;
    /**
     * Whether what was paid for them goes back by itself. false where it went back before, or another amount shall.
     * @default true
     */
    refund: boolean;
    /**
     * Format: visible-text
     * Read by buyer and shop.
     */
    reason?: string;
}

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

export interface ItemsCancellation {
    id: string;
    items: CancelledItem[];
    /** What they cost, with the tax. */
    amount: Money;
    reason: string | null;
    cancelled_at: Timestamp;
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

/** payment_authorised = the money is held, not taken yet; partially_paid, paid = money has come, of part or all of the total; payment_failed = the payment was cancelled or came to nothing; items_cancelled = units that were not shipped; refunded = money went back. Later versions may add others. */
export type TimelineKind = "placed" | "payment_authorised" | "partially_paid" | "paid" | "payment_failed" | "shipped" | "delivered" | "items_cancelled" | "cancelled" | "refunded" | "withdrawal_received";

export interface TimelineEntry {
    kind: TimelineKind;
    at: Timestamp;
    /** Id of the fulfilment, refund, withdrawal or cancellation of items it is about. */
    reference: string | null;
    /** What went back; null of all others. */
    amount: Money | null;
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

export interface OrderPage {
    data: Order[];
    page: PageInfo;
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

export interface OrderNoteUpdate {
    /** Buyers never see it. */
    staff_note: string | null;
}

export interface OrderRefundCreate {
    /** In the order's currency; all that is left when not given. */
    amount?: Money;
    /** Format: visible-text */
    reason?: string;
}

/** pending = the provider has not said that it succeeded, or staff have not said that they sent it. */
export type OrderRefundStatus = "pending" | "succeeded" | "failed";

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

export type OrderDataKind = "orders" | "checkouts" | "carts";

export interface CheckoutDeleted {
    /** Of the order that it would have become. */
    order_id: string;
}

export interface OrderContactErased {
    order_id: string;
    number: string;
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

export interface StaffOrderPage {
    data: StaffOrder[];
    page: PageInfo;
}

export type CheckoutState = "paying" | "requires_action" | "compensating" | "confirmed" | "failed";

export interface ResumedCheckout {
    checkout_id: string;
    state: CheckoutState;
    /** Set once the order is confirmed. */
    order_id: string | null;
}

export interface EventLine {
    variant_id: string;
    quantity: number;
}

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

/**
 * ISO 4217 currency code, upper case.
 * @example EUR
 */
export type Currency = string;

/**
 * A language, as a BCP 47 tag.
 * @example de-AT
 */
export type Locale = string;

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

export type PaymentActionType = "redirect" | "confirm";

/** What the buyer must do, when the status is requires_action. */
export type PaymentAction = {
    type: PaymentActionType;
    url?: string;
} | null;

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
    /** In which currencies the shop sells, and for which tax classes it has rates */
    readSellingRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** ISO 4217: the only ones that can be chosen for a cart; null for any. */
                        currencies: Currency[] | null;
                        /** Those that a tax region has a rate for, each once. */
                        tax_classes: string[];
                        /** Earlier builds do not say it. */
                        default_currency?: Currency;
                    };
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
    /** Reads a page of what is held about a person */
    readOrderData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: OrderDataKind;
                    customer_id: string | null;
                    /** What came under it without an account is theirs; null for none of that. */
                    email: string | null;
                    /** `next` of the page before. */
                    after?: string;
                    /**
                     * Whether notes of staff are among it.
                     * @default false
                     */
                    with_notes?: boolean;
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
    /**
     * Carries a checkout on after its payment has moved
     * Any number of times, in any order with the event payment.changed and the recovery loop; one outcome.
     */
    resumeCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Where it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ResumedCheckout;
                };
            };
            default: ProblemResponse;
        };
    };
}
