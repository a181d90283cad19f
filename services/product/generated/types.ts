// Generated from openapi/ by `npm run gen`. Do not edit.

export type ProductId = string;

export type CatalogueVariantId = string;

export type CategoryId = string;

export type CollectionId = string;

export type ImportId = string;

/** Part of an address: lower-case letters, digits, hyphens; not what looks like an id. */
export type Slug = string;

/**
 * Format: int64
 * Minor units of the currency beside it.
 */
export type Amount = number;

export type MaybeMoney = Money | null;

/** fl_oz, pt, qt and gal are those of the United States. */
export type MeasureUnit = "mg" | "g" | "kg" | "oz" | "lb" | "ml" | "cl" | "l" | "m3" | "fl_oz" | "pt" | "qt" | "gal" | "mm" | "cm" | "m" | "in" | "ft" | "yd" | "m2" | "ft2" | "item";

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

export type MaybeUnitPriceMeasure = UnitPriceMeasure | null;

export interface UnitPriceReference {
    quantity: number;
    unit: MeasureUnit;
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

/** What `price` comes to for a kilogram, a litre or what staff chose of its measure (Directive 98/6/EC); null for what has none. */
export type MaybeUnitPrice = UnitPrice | null;

/** The lowest price of the 30 days before the present reduction (Directive 98/6/EC, article 6a), to be shown where `compare_at` is. Each lower price is a reduction of its own. Null without `compare_at`, and where it had no price before. */
export type MaybeLowestPrice = Money | null;

/** Shoppers see active products only, from `published_at` on. */
export type ProductStatus = "draft" | "active" | "archived";

export type ProductSort = "relevance" | "price" | "-price" | "newest" | "title";

export type ListProductsInclude = "total" | "media";

export interface PriceRange {
    min: Money;
    max: Money;
}

export type MaybePriceRange = PriceRange | null;

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

export interface ImageInput {
    /** From uploadMedia, or an http(s) address. */
    url: string;
    alt?: string;
    width?: number;
    height?: number;
}

export interface ProductOption {
    name: string;
    values: string[];
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

export type VariantsListed = "none" | "selected" | "all";

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

export interface ProductOptionChoices {
    /** What filters and variants know it by. */
    name: string;
    /** What to call it in the `locale`. */
    label: string;
    values: string[];
    /** The values, in the same order. */
    choices: OptionChoice[];
}

export interface ProductOptionInput {
    /** Format: visible-text */
    name: string;
    values: string[];
}

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

export interface FacetValue {
    /** What to send as the filter. */
    value: string;
    /** What to call it in the `locale`. */
    label: string;
    count: number;
}

export interface Facet {
    /** The filter these values are for. */
    field: string;
    /** What to call an option or attribute, an option in the `locale`; null for every other filter. */
    label: string | null;
    values: FacetValue[];
    range: MaybePriceRange;
}

export interface ProductCardPage {
    data: ProductCard[];
    page: PageInfo;
    /** In the order they were asked for. */
    facets?: Facet[];
    query?: SearchedText;
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

/** Option name → value. */
export interface OptionValues {
    [key: string]: string;
}

/** Option name → value. */
export interface OptionValuesInput {
    [key: string]: string;
}

/** A text, a number, yes or no, or a list of texts. */
export type AttributeValue = string | number | boolean | string[];

/** Free attributes of the product. */
export interface Attributes {
    [key: string]: AttributeValue;
}

export interface Seo {
    title: string;
    description: string;
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

export interface CategoryLink {
    id: CategoryId;
    slug: string;
    name: string;
}

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

export type SitemapKind = "category" | "collection" | "product";

export interface SitemapEntry {
    kind: SitemapKind;
    slug: string;
    updated_at: Timestamp;
    /** Address of its first picture: absolute, or a path to resolve against the address of the API. */
    image: string | null;
}

export interface SitemapPage {
    data: SitemapEntry[];
    page: PageInfo;
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

export interface SuggestedCollection {
    id: CollectionId;
    slug: string;
    title: string;
}

/** A part of a text, in UTF-16 code units as JavaScript counts them. */
export interface TextRange {
    start: number;
    length: number;
}

/** None where it was found by another spelling or another text. */
export type TextRanges = TextRange[];

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

export interface CategoryList {
    data: Category[];
}

export interface CategoryTranslation {
    name?: string;
    description?: string;
}

/** BCP 47 tag → texts. */
export interface CategoryTranslations {
    [key: string]: CategoryTranslation;
}

export type CategoryTranslationInput = {
    name?: string | null;
    description?: string | null;
} | null;

/** BCP 47 tag → texts. An empty text, and null, falls back. */
export interface CategoryTranslationsInput {
    [key: string]: CategoryTranslationInput;
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

/** Order of its products where a list asks for none. `manual` is the order that staff gave them, and for collections without rules only. */
export type CollectionSort = "manual" | "newest" | "price" | "-price" | "title";

export interface CollectionLink {
    id: CollectionId;
    slug: string;
    title: string;
    image: Image | null;
    /** Products in it that shoppers see; up to a minute old. */
    product_count: number;
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

export interface CollectionSummaryPage {
    data: CollectionSummary[];
    page: PageInfo;
}

/** Whether a product has to meet all conditions or any of them. */
export type CollectionMatch = "all" | "any";

export interface CollectionRules {
    match: CollectionMatch;
    conditions: CollectionCondition[];
}

/** One of these, told apart by `field`. */
export type CollectionCondition = TagCondition | CategoryCondition | VendorCondition | TypeCondition | TitleCondition | PriceCondition | AvailabilityCondition | CreatedCondition | PublishedCondition;

/** The product has one of the values (`is`), or none of them (`is_not`). */
export type ValueConditionOperator = "is" | "is_not";

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

export type TitleConditionOperator = "contains" | "contains_not" | "begins_with";

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

export interface CollectionTranslation {
    title?: string;
    description?: string;
}

/** BCP 47 tag → texts. */
export interface CollectionTranslations {
    [key: string]: CollectionTranslation;
}

export type CollectionTranslationInput = {
    title?: string | null;
    description?: string | null;
} | null;

/** BCP 47 tag → texts. An empty text, and null, falls back. */
export interface CollectionTranslationsInput {
    [key: string]: CollectionTranslationInput;
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

/** Products in any status, each once. */
export type ChosenProductIds = ProductId[];

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

export interface CollectionPreviewInput {
    rules: CollectionRules;
}

export interface CollectionPreview {
    product_count: number;
}

export interface CollectionChanged {
    collection_id: string;
    /** Grows with every change of this collection. Whoever keeps a copy passes over an event whose version is not above the last one's. */
    version: number;
    deleted: boolean;
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

/** One for each currency. */
export type Prices = Price[];

export interface PriceList {
    prices: Prices;
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

export interface AdminProductPage {
    data: AdminProduct[];
    page: PageInfo;
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

export interface VariantCreate {
    sku?: string | null;
    barcode?: string | null;
    option_values?: OptionValuesInput;
    prices?: Prices;
    unit_price_measure?: MaybeUnitPriceMeasure;
    weight_grams?: number | null;
    /** @default true */
    requires_shipping: boolean;
    /** @default true */
    taxable: boolean;
    /** @default standard */
    tax_class: string;
    /**
     * Whether it may be sold beyond what is in stock; later changed with setStock. `continue` needs the permission `stock.write`.
     * @default deny
     */
    inventory_policy: InventoryPolicy;
    /**
     * Whether stock is counted at all; later changed with setStock. `false` needs the permission `stock.write`.
     * @default true
     */
    track_inventory: boolean;
    /** Units to put into stock; any need the permission `stock.write`. */
    quantity?: number;
    media_id?: string | null;
    /** Instead of `media_id`: the address of one of the product's pictures. */
    media_url?: string;
}

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

export type Tags = string[];

export type CategoryIds = string[];

export interface SeoPatch {
    title?: string;
    description?: string;
}

/** What an option and its values are called. */
export interface OptionLabels {
    label?: string;
    /** Value → label. */
    values?: {
        [key: string]: string;
    };
}

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

export type OptionLabelsInput = {
    label?: string | null;
    values?: OptionValueLabelsInput;
} | null;

/** Value → label. */
export type OptionValueLabelsInput = {
    [key: string]: string | null;
} | null;

/** Option name → labels. */
export type OptionsLabelsInput = {
    [key: string]: OptionLabelsInput;
} | null;

export type SeoTranslationInput = {
    title?: string | null;
    description?: string | null;
} | null;

export type ProductTranslationInput = {
    title?: string | null;
    /** HTML; what is not safe on a page is taken out. */
    description?: string | null;
    seo?: SeoTranslationInput;
    options?: OptionsLabelsInput;
} | null;

/** BCP 47 tag → texts. An empty text, and null, falls back. Options and values are named as the product has them; labels of those that it does not have are kept for when it does. All translations of a product have 1,000,000 characters together at most. */
export interface ProductTranslationsInput {
    [key: string]: ProductTranslationInput;
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
    status: ProductStatus;
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

export interface AttributePatch {
    [key: string]: string | number | boolean | string[] | null;
}

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

export type PictureWidth = 160 | 320 | 480 | 640 | 800 | 960 | 1280 | 1600 | 1920;

export type PictureFormat = "avif" | "webp" | "jpeg";

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

export interface RejectedRow {
    /** Where the row begins in the file, from 1. */
    line: number;
    column: string | null;
    code: string;
    detail: string;
}

export type ImportState = "queued" | "running" | "done" | "failed" | "cancelled";

/** The kind of file it was found to be. */
export type ImportSource = "shopify" | "shopify_inventory" | "woocommerce" | "own";

/** The kind of file to expect; auto looks at its columns. */
export type ImportFormat = "auto" | "shopify" | "shopify_inventory" | "woocommerce" | "own";

/** `not_counted`: for sale, and stock is not tracked. `in_stock`: for sale, and tracked: what is sold is counted below zero until stock is counted. `zero`: tracked, and sold out until stock is counted. */
export type WithoutQuantity = "not_counted" | "in_stock" | "zero";

/** Why an import failed as a whole. */
export interface ImportFailure {
    code: string;
    detail: string;
}

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

export type ImportOutcome = "created" | "updated" | "unchanged" | "rejected";

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

export type RevertOutcome = "removed" | "kept";

export type ImportKeptReason = "changed" | "sold" | "held" | "counted";

/** What reverting the import did to a product; null until then. */
export interface ImportProductRevert {
    outcome: RevertOutcome;
    /** Why it was kept. */
    code: ImportKeptReason | null;
    detail: string | null;
}

export type RevertState = "running" | "done";

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

export interface ImportProductPage {
    data: ImportProduct[];
    page: PageInfo;
}

export interface ImportPage {
    data: Import[];
    page: PageInfo;
}

export interface CategoryChanged {
    category_id: string;
    /** Grows with every change of this category. Whoever keeps a copy passes over an event whose version is not above the last one's. */
    version: number;
    deleted: boolean;
}

export interface QuotedOptionLabel {
    label: string;
    value_label: string;
}

export interface QuotedTexts {
    /** BCP 47. */
    locale: string;
    title: string;
    variant_title: string | null;
    /** What to call the options and their values. */
    options: QuotedOptionLabel[];
}

export interface QuotedOption {
    name: string;
    value: string;
}

export interface VariantQuote {
    variant_id: string;
    product_id: string;
    slug: string;
    title: string;
    /** Null for a product without options. */
    variant_title: string | null;
    sku: string | null;
    /** Null when it has no price in this currency. */
    unit_price: Money | null;
    /** The former or recommended price, never below the present one. Not sent by builds of before, as the next three. */
    compare_at?: Money | null;
    /** The variant's value of each option. */
    options?: QuotedOption[];
    /** All texts in each language that the product has any of, what is not translated as it falls back. Of every language, so that a quote can be kept whoever asks for it. */
    translations?: QuotedTexts[];
    picture?: Image | null;
    image: string | null;
    weight_grams: number;
    requires_shipping: boolean;
    taxable: boolean;
    tax_class: string;
}

export interface ProductChanged {
    product_id: string;
    /** Grows with every event of this product, not always by one. Whoever keeps a copy passes over an event whose version is not above the last one's. It is not the `version` of staff's products, which `If-Match` takes and stock does not move. */
    version: number;
    deleted: boolean;
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

/** Whether it may be sold beyond what is in stock. */
export type InventoryPolicy = "deny" | "continue";

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
    /**
     * Says what some variants cost now, and whether they may be sold
     * One database query, however many variants. An unknown or unpublished variant is not in the response.
     */
    quoteVariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currency: Currency;
                    variant_ids: string[];
                };
            };
        };
        responses: {
            /** One quote for each variant that may be sold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: VariantQuote[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Says which product a variant belongs to
     * Also of products that shoppers do not see. 404 when no product has it.
     */
    readVariant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The variant, or what may be none. */
                variantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The variant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variant_id: CatalogueVariantId;
                        product_id: ProductId;
                    };
                };
            };
            default: ProblemResponse;
        };
    };
    /**
     * Finds variants by their ids or SKUs
     * Also those of products that shoppers do not see. An id or SKU that no variant has is not in the response; a SKU that several have is there with each of them, of up to 1,000 products.
     */
    findVariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    variant_ids: string[];
                    skus: string[];
                };
            };
        };
        responses: {
            /** The variants, in no order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            variant_id: CatalogueVariantId;
                            sku: string | null;
                        }[];
                    };
                };
            };
            default: ProblemResponse;
        };
    };
}
