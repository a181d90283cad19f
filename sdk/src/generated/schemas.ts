// Generated from openapi/ by `npm run gen`. Do not edit.

import type { components } from './types.ts'

/** ISO 4217 currency code, upper case. */
export type Currency = components['schemas']['Currency']

export type ProductId = components['schemas']['ProductId']

export type Image = components['schemas']['Image']

/** An amount of money. `amount` counts minor units, so 1999 with EUR is €19.99 and 1999 with JPY is ¥1999. */
export type Money = components['schemas']['Money']

export type MaybeMoney = components['schemas']['MaybeMoney']

export type PriceRange = components['schemas']['PriceRange']

export type MaybePriceRange = components['schemas']['MaybePriceRange']

export type ProductOption = components['schemas']['ProductOption']

export type ProductCard = components['schemas']['ProductCard']

export type PageInfo = components['schemas']['PageInfo']

export type FacetValue = components['schemas']['FacetValue']

export type Facet = components['schemas']['Facet']

export type ProductCardPage = components['schemas']['ProductCardPage']

export type CategoryId = components['schemas']['CategoryId']

export type CategoryLink = components['schemas']['CategoryLink']

/** A text, a number, yes or no, or a list of texts. */
export type AttributeValue = components['schemas']['AttributeValue']

/** Free facts about the product. */
export type Attributes = components['schemas']['Attributes']

export type Media = components['schemas']['Media']

/** Option name → value. */
export type OptionValues = components['schemas']['OptionValues']

export type Variant = components['schemas']['Variant']

export type Seo = components['schemas']['Seo']

/** RFC 3339, UTC. */
export type Timestamp = components['schemas']['Timestamp']

export type Product = components['schemas']['Product']

export type Suggestions = components['schemas']['Suggestions']

export type CategoryNode = components['schemas']['CategoryNode']

export type CategoryTree = components['schemas']['CategoryTree']

export type CategoryPage = components['schemas']['CategoryPage']

export type VariantId = components['schemas']['VariantId']

export type Availability = components['schemas']['Availability']

export type AvailabilityList = components['schemas']['AvailabilityList']

/** BCP 47. */
export type Locale = components['schemas']['Locale']

/** From the buyer to the shop. */
export type Note = components['schemas']['Note']

export type CartCreate = components['schemas']['CartCreate']

/** open = may be edited; in_checkout = is being paid for; completed = became an order, or was merged into another cart. */
export type CartStatus = components['schemas']['CartStatus']

/** A postal address. Which parts a country needs differs; only the name, the first line and the country are always asked for. */
export type Address = components['schemas']['Address']

export type NullableAddress = components['schemas']['NullableAddress']

export type CartItem = components['schemas']['CartItem']

export type ChosenShippingOption = components['schemas']['ChosenShippingOption']

export type ChosenPayment = components['schemas']['ChosenPayment']

export type TaxLine = components['schemas']['TaxLine']

export type Totals = components['schemas']['Totals']

export type ProblemLine = components['schemas']['ProblemLine']

export type Cart = components['schemas']['Cart']

export type CartUpdate = components['schemas']['CartUpdate']

export type CartItemAdd = components['schemas']['CartItemAdd']

export type CartItemUpdate = components['schemas']['CartItemUpdate']

export type CartMerge = components['schemas']['CartMerge']

export type OfferedShippingOptionList = components['schemas']['OfferedShippingOptionList']

export type ShippingOptionChoice = components['schemas']['ShippingOptionChoice']

export type PaymentStart = components['schemas']['PaymentStart']

/** placed = confirmed; cancelled = taken back before anything was shipped. */
export type OrderStatus = components['schemas']['OrderStatus']

/** awaiting = not paid yet, by bank transfer say; authorised = the money is held; paid = it is ours; partially_refunded and refunded = some or all of it went back; voided = nothing was or will be taken. */
export type OrderPaymentStatus = components['schemas']['OrderPaymentStatus']

/** How much of it was shipped; delivered = all of it has arrived. */
export type FulfilmentStatus = components['schemas']['FulfilmentStatus']

export type OrderItem = components['schemas']['OrderItem']

export type OrderPayment = components['schemas']['OrderPayment']

export type FulfilledItem = components['schemas']['FulfilledItem']

export type Fulfilment = components['schemas']['Fulfilment']

export type Order = components['schemas']['Order']

/** What the buyer must do, when the status is requires_action. */
export type PaymentAction = components['schemas']['PaymentAction']

/** The order is not placed yet. */
export type OrderPending = components['schemas']['OrderPending']

export type EnabledMethod = components['schemas']['EnabledMethod']

export type PaymentMethodList = components['schemas']['PaymentMethodList']

/** pending = outcome not known yet; requires_action = the buyer must do something; authorised = money is held; captured = money is ours; awaiting = manual money (bank transfer, cash) that has not come yet; failed = declined; cancelled = undone before or after capture; refunded = all of it went back. */
export type PaymentStatus = components['schemas']['PaymentStatus']

export type Payment = components['schemas']['Payment']

/** What the provider needs from the browser, a token of the card say; never card data. The `test` provider reads `token`: `tok_approve` (also when there is none), `tok_decline`, `tok_action` (asks the buyer to confirm; then `outcome: fail` declines), `tok_slow` (answers after 2 seconds), `tok_lost_reply` (charges, but the answer is lost: `pending` until the provider is asked), `tok_webhook_only` (`pending` until the provider's webhook comes, a second later). */
export type PaymentDetails = components['schemas']['PaymentDetails']

export type PaymentConfirm = components['schemas']['PaymentConfirm']

/** A message of the test provider. */
export type TestProviderMessage = components['schemas']['TestProviderMessage']

export type WebhookReceipt = components['schemas']['WebhookReceipt']

export type OrderPage = components['schemas']['OrderPage']

export type OrderLookup = components['schemas']['OrderLookup']

export type OrderCancel = components['schemas']['OrderCancel']

/** Upper and lower case are the same. */
export type UserEmail = components['schemas']['UserEmail']

/** 8 to 128 characters of any kind; for staff at least 15, as long as it is the only factor (NIST SP 800-63B-4). Passwords that everybody tries first are refused. */
export type NewPassword = components['schemas']['NewPassword']

export type PersonName = components['schemas']['PersonName']

/** E.164. */
export type UserPhone = components['schemas']['UserPhone']

/** BCP 47 language tag. */
export type UserLocale = components['schemas']['UserLocale']

export type Registration = components['schemas']['Registration']

export type User = components['schemas']['User']

export type SignedIn = components['schemas']['SignedIn']

export type Credentials = components['schemas']['Credentials']

export type RefreshRequest = components['schemas']['RefreshRequest']

export type PasswordChange = components['schemas']['PasswordChange']

export type UserSession = components['schemas']['UserSession']

export type UserSessionPage = components['schemas']['UserSessionPage']

export type UserPatch = components['schemas']['UserPatch']

export type SavedAddress = components['schemas']['SavedAddress']

export type SavedAddressPage = components['schemas']['SavedAddressPage']

export type AddressCreate = components['schemas']['AddressCreate']

export type AddressPatch = components['schemas']['AddressPatch']

export type SavedAddressPatch = components['schemas']['SavedAddressPatch']

export type Jwks = components['schemas']['Jwks']

/** Shoppers see active products only, from `published_at` on. */
export type ProductStatus = components['schemas']['ProductStatus']

/** Minor units of the currency beside it. */
export type Amount = components['schemas']['Amount']

export type Price = components['schemas']['Price']

/** One for each currency. */
export type Prices = components['schemas']['Prices']

/** Whether it may be sold beyond what is in stock. */
export type InventoryPolicy = components['schemas']['InventoryPolicy']

export type AdminVariant = components['schemas']['AdminVariant']

export type AdminProduct = components['schemas']['AdminProduct']

export type AdminProductPage = components['schemas']['AdminProductPage']

/** Part of an address: lower-case letters, digits, hyphens. */
export type Slug = components['schemas']['Slug']

export type Tags = components['schemas']['Tags']

export type CategoryIds = components['schemas']['CategoryIds']

export type MediaInput = components['schemas']['MediaInput']

export type VariantCreate = components['schemas']['VariantCreate']

export type SeoPatch = components['schemas']['SeoPatch']

export type ProductCreate = components['schemas']['ProductCreate']

export type AttributePatch = components['schemas']['AttributePatch']

export type ProductPatch = components['schemas']['ProductPatch']

export type CatalogueVariantId = components['schemas']['CatalogueVariantId']

export type VariantPatch = components['schemas']['VariantPatch']

export type PriceList = components['schemas']['PriceList']

export type MediaFile = components['schemas']['MediaFile']

export type Category = components['schemas']['Category']

export type CategoryList = components['schemas']['CategoryList']

export type CategoryCreate = components['schemas']['CategoryCreate']

export type CategoryPatch = components['schemas']['CategoryPatch']

export type ImportId = components['schemas']['ImportId']

export type RejectedRow = components['schemas']['RejectedRow']

export type Import = components['schemas']['Import']

export type LocationId = components['schemas']['LocationId']

export type StockLevel = components['schemas']['StockLevel']

export type StockLevelPage = components['schemas']['StockLevelPage']

export type StockAdjust = components['schemas']['StockAdjust']

export type StockSet = components['schemas']['StockSet']

export type Movement = components['schemas']['Movement']

export type MovementPage = components['schemas']['MovementPage']

export type DriftReport = components['schemas']['DriftReport']

export type Location = components['schemas']['Location']

export type LocationList = components['schemas']['LocationList']

export type LocationCreate = components['schemas']['LocationCreate']

export type OrderRefund = components['schemas']['OrderRefund']

export type StaffOrder = components['schemas']['StaffOrder']

export type StaffOrderPage = components['schemas']['StaffOrderPage']

export type OrderNoteUpdate = components['schemas']['OrderNoteUpdate']

export type FulfilmentCreate = components['schemas']['FulfilmentCreate']

export type FulfilmentUpdate = components['schemas']['FulfilmentUpdate']

export type OrderRefundCreate = components['schemas']['OrderRefundCreate']

export type Refund = components['schemas']['Refund']

export type AdminPayment = components['schemas']['AdminPayment']

export type AdminPaymentPage = components['schemas']['AdminPaymentPage']

export type PaymentCapture = components['schemas']['PaymentCapture']

export type PaymentRefund = components['schemas']['PaymentRefund']

/** Half of a transfer. A positive amount is a debit, a negative one a credit. */
export type LedgerEntry = components['schemas']['LedgerEntry']

export type LedgerBalance = components['schemas']['LedgerBalance']

export type LedgerPage = components['schemas']['LedgerPage']

/** ISO 3166-1 alpha-2; an empty list stands for every country that no zone names. */
export type Countries = components['schemas']['Countries']

/** What the shop asks for something; never negative. */
export type ShopPrice = components['schemas']['ShopPrice']

export type ShippingOption = components['schemas']['ShippingOption']

export type ShippingZone = components['schemas']['ShippingZone']

export type ShippingZonePage = components['schemas']['ShippingZonePage']

export type ShippingOptionInput = components['schemas']['ShippingOptionInput']

export type ShippingZoneCreate = components['schemas']['ShippingZoneCreate']

export type ShippingZoneUpdate = components['schemas']['ShippingZoneUpdate']

/** Per cent, as decimal text. */
export type RateText = components['schemas']['RateText']

export type TaxRate = components['schemas']['TaxRate']

export type TaxRegion = components['schemas']['TaxRegion']

export type TaxRegionPage = components['schemas']['TaxRegionPage']

export type TaxRegionCreate = components['schemas']['TaxRegionCreate']

export type TaxRegionUpdate = components['schemas']['TaxRegionUpdate']

export type Customer = components['schemas']['Customer']

export type CustomerPage = components['schemas']['CustomerPage']

export type CustomerDetail = components['schemas']['CustomerDetail']

export type StaffMember = components['schemas']['StaffMember']

export type StaffPage = components['schemas']['StaffPage']

/** `<thing>.read`, `<thing>.write`, or `*` for everything. */
export type Permission = components['schemas']['Permission']

export type PermissionList = components['schemas']['PermissionList']

export type PermissionsSet = components['schemas']['PermissionsSet']

export type ApiKeyKind = components['schemas']['ApiKeyKind']

export type ApiKey = components['schemas']['ApiKey']

export type ApiKeyPage = components['schemas']['ApiKeyPage']

export type ApiKeyCreate = components['schemas']['ApiKeyCreate']

export type NewApiKey = components['schemas']['NewApiKey']

export type AuditEntry = components['schemas']['AuditEntry']

export type AuditPage = components['schemas']['AuditPage']

/** `waiting` for its first or next try, `sending` now, `sent` when the mail server took it, `failed` for good. */
export type NotificationStatus = components['schemas']['NotificationStatus']

export type NotificationTemplate = components['schemas']['NotificationTemplate']

export type Notification = components['schemas']['Notification']

export type NotificationPage = components['schemas']['NotificationPage']

export type NotificationDetail = components['schemas']['NotificationDetail']

export type Problem = components['schemas']['Problem']

/** Closed list; new codes come only with a new API version. The generator fills it from `x-problems`. */
export type ProblemCode = components['schemas']['ProblemCode']

export type FieldError = components['schemas']['FieldError']
