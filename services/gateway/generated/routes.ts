// Generated from openapi/ by `npm run gen`. Do not edit.

import type { GatewayRoute } from '@stoa/kit/contract/operations'

export const routes: readonly GatewayRoute[] = [
 {
  "operationId": "listProducts",
  "service": "product",
  "method": "GET",
  "url": "/v1/products",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "product",
    "category",
    "collection"
   ],
   "missRateLimit": "search"
  }
 },
 {
  "operationId": "getProduct",
  "service": "product",
  "method": "GET",
  "url": "/v1/products/:idOrSlug",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "category"
   ]
  }
 },
 {
  "operationId": "suggest",
  "service": "product",
  "method": "GET",
  "url": "/v1/search/suggest",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "product",
    "category",
    "collection"
   ],
   "missRateLimit": "suggest"
  }
 },
 {
  "operationId": "listCategories",
  "service": "product",
  "method": "GET",
  "url": "/v1/categories",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "category"
   ]
  }
 },
 {
  "operationId": "getCategory",
  "service": "product",
  "method": "GET",
  "url": "/v1/categories/:slug",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "category"
   ]
  }
 },
 {
  "operationId": "listCollections",
  "service": "product",
  "method": "GET",
  "url": "/v1/collections",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "collection"
   ]
  }
 },
 {
  "operationId": "getCollection",
  "service": "product",
  "method": "GET",
  "url": "/v1/collections/:slug",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "collection"
   ]
  }
 },
 {
  "operationId": "listSitemap",
  "service": "product",
  "method": "GET",
  "url": "/v1/sitemap",
  "permission": "public",
  "cache": {
   "ttlSeconds": 600,
   "tags": [
    "category",
    "collection"
   ],
   "missRateLimit": "search"
  }
 },
 {
  "operationId": "getMedia",
  "service": "product",
  "method": "GET",
  "url": "/v1/media/:file",
  "permission": "public"
 },
 {
  "operationId": "getAvailability",
  "service": "inventory",
  "method": "GET",
  "url": "/v1/availability",
  "permission": "public",
  "rateLimit": "stock"
 },
 {
  "operationId": "streamAvailability",
  "service": "inventory",
  "method": "GET",
  "url": "/v1/availability/stream",
  "permission": "public",
  "rateLimit": "stock",
  "isEventStream": true
 },
 {
  "operationId": "subscribeBackInStock",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/back-in-stock",
  "permission": "public",
  "rateLimit": "signups"
 },
 {
  "operationId": "unsubscribeBackInStock",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/back-in-stock/remove",
  "permission": "public",
  "rateLimit": "signups"
 },
 {
  "operationId": "createCart",
  "service": "order",
  "method": "POST",
  "url": "/v1/carts",
  "permission": "public",
  "rateLimit": "carts"
 },
 {
  "operationId": "getCurrentCart",
  "service": "order",
  "method": "GET",
  "url": "/v1/me/cart",
  "permission": "customer"
 },
 {
  "operationId": "getCart",
  "service": "order",
  "method": "GET",
  "url": "/v1/carts/:id",
  "permission": "buyer"
 },
 {
  "operationId": "updateCart",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/carts/:id",
  "permission": "buyer"
 },
 {
  "operationId": "addItem",
  "service": "order",
  "method": "POST",
  "url": "/v1/carts/:id/items",
  "permission": "buyer"
 },
 {
  "operationId": "updateItem",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/carts/:id/items/:itemId",
  "permission": "buyer"
 },
 {
  "operationId": "removeItem",
  "service": "order",
  "method": "DELETE",
  "url": "/v1/carts/:id/items/:itemId",
  "permission": "buyer"
 },
 {
  "operationId": "mergeCart",
  "service": "order",
  "method": "POST",
  "url": "/v1/carts/:id/merge",
  "permission": "customer"
 },
 {
  "operationId": "listShippingOptions",
  "service": "order",
  "method": "GET",
  "url": "/v1/carts/:id/shipping-options",
  "permission": "buyer"
 },
 {
  "operationId": "setShippingOption",
  "service": "order",
  "method": "PUT",
  "url": "/v1/carts/:id/shipping-option",
  "permission": "buyer"
 },
 {
  "operationId": "startPayment",
  "service": "order",
  "method": "POST",
  "url": "/v1/carts/:id/payment",
  "permission": "buyer"
 },
 {
  "operationId": "abandonCheckout",
  "service": "order",
  "method": "POST",
  "url": "/v1/carts/:id/abandon",
  "permission": "buyer"
 },
 {
  "operationId": "placeOrder",
  "service": "order",
  "method": "POST",
  "url": "/v1/carts/:id/complete",
  "permission": "buyer",
  "rateLimit": "orders"
 },
 {
  "operationId": "listCountries",
  "service": "order",
  "method": "GET",
  "url": "/v1/countries",
  "permission": "public"
 },
 {
  "operationId": "listCountryNames",
  "service": "order",
  "method": "GET",
  "url": "/v1/countries/names",
  "permission": "public"
 },
 {
  "operationId": "getCountry",
  "service": "order",
  "method": "GET",
  "url": "/v1/countries/:code",
  "permission": "public"
 },
 {
  "operationId": "getShop",
  "service": "order",
  "method": "GET",
  "url": "/v1/shop",
  "permission": "public",
  "cache": {
   "ttlSeconds": 60,
   "tags": [
    "shop"
   ]
  }
 },
 {
  "operationId": "listPaymentMethods",
  "service": "payment",
  "method": "GET",
  "url": "/v1/payment-methods",
  "permission": "public"
 },
 {
  "operationId": "getPayment",
  "service": "payment",
  "method": "GET",
  "url": "/v1/payments/:id",
  "permission": "buyer"
 },
 {
  "operationId": "confirmPayment",
  "service": "payment",
  "method": "POST",
  "url": "/v1/payments/:id/confirm",
  "permission": "buyer"
 },
 {
  "operationId": "receiveProviderWebhook",
  "service": "payment",
  "method": "POST",
  "url": "/v1/payments/webhooks/test",
  "permission": "public",
  "rateLimit": "webhooks",
  "rawBody": true
 },
 {
  "operationId": "listMyOrders",
  "service": "order",
  "method": "GET",
  "url": "/v1/orders",
  "permission": "customer",
  "rateLimit": "history"
 },
 {
  "operationId": "lookupOrder",
  "service": "order",
  "method": "POST",
  "url": "/v1/orders/lookup",
  "permission": "public",
  "rateLimit": "lookup"
 },
 {
  "operationId": "getOrder",
  "service": "order",
  "method": "GET",
  "url": "/v1/orders/:id",
  "permission": "order-buyer"
 },
 {
  "operationId": "cancelOrder",
  "service": "order",
  "method": "POST",
  "url": "/v1/orders/:id/cancel",
  "permission": "order-buyer"
 },
 {
  "operationId": "withdrawOrder",
  "service": "order",
  "method": "POST",
  "url": "/v1/orders/:id/withdraw",
  "permission": "order-buyer"
 },
 {
  "operationId": "register",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/register",
  "permission": "public",
  "rateLimit": "register"
 },
 {
  "operationId": "login",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/login",
  "permission": "public",
  "rateLimit": "login"
 },
 {
  "operationId": "refreshToken",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/refresh",
  "permission": "public",
  "rateLimit": "refresh"
 },
 {
  "operationId": "logout",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/logout",
  "permission": "customer"
 },
 {
  "operationId": "changePassword",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/password/change",
  "permission": "customer",
  "rateLimit": "password"
 },
 {
  "operationId": "forgotPassword",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/password/forgot",
  "permission": "public",
  "rateLimit": "forgot"
 },
 {
  "operationId": "resetPassword",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/password/reset",
  "permission": "public",
  "rateLimit": "password"
 },
 {
  "operationId": "verifyEmail",
  "service": "user",
  "method": "POST",
  "url": "/v1/auth/email/verify",
  "permission": "public",
  "rateLimit": "password"
 },
 {
  "operationId": "listSessions",
  "service": "user",
  "method": "GET",
  "url": "/v1/auth/sessions",
  "permission": "customer"
 },
 {
  "operationId": "revokeSession",
  "service": "user",
  "method": "DELETE",
  "url": "/v1/auth/sessions/:id",
  "permission": "customer"
 },
 {
  "operationId": "getMe",
  "service": "user",
  "method": "GET",
  "url": "/v1/me",
  "permission": "customer"
 },
 {
  "operationId": "updateMe",
  "service": "user",
  "method": "PATCH",
  "url": "/v1/me",
  "permission": "customer"
 },
 {
  "operationId": "exportMyData",
  "service": "user",
  "method": "GET",
  "url": "/v1/me/export",
  "permission": "customer",
  "rateLimit": "exports"
 },
 {
  "operationId": "eraseMe",
  "service": "user",
  "method": "POST",
  "url": "/v1/me/erase",
  "permission": "customer",
  "rateLimit": "password"
 },
 {
  "operationId": "requestEmailVerification",
  "service": "user",
  "method": "POST",
  "url": "/v1/me/email/verification",
  "permission": "customer",
  "rateLimit": "forgot"
 },
 {
  "operationId": "requestPhoneCode",
  "service": "user",
  "method": "POST",
  "url": "/v1/me/phone/verification",
  "permission": "customer",
  "rateLimit": "phone"
 },
 {
  "operationId": "verifyPhone",
  "service": "user",
  "method": "POST",
  "url": "/v1/me/phone/verification/confirm",
  "permission": "customer",
  "rateLimit": "phone"
 },
 {
  "operationId": "listAddresses",
  "service": "user",
  "method": "GET",
  "url": "/v1/me/addresses",
  "permission": "customer"
 },
 {
  "operationId": "createAddress",
  "service": "user",
  "method": "POST",
  "url": "/v1/me/addresses",
  "permission": "customer"
 },
 {
  "operationId": "updateAddress",
  "service": "user",
  "method": "PATCH",
  "url": "/v1/me/addresses/:id",
  "permission": "customer"
 },
 {
  "operationId": "deleteAddress",
  "service": "user",
  "method": "DELETE",
  "url": "/v1/me/addresses/:id",
  "permission": "customer"
 },
 {
  "operationId": "getPushKey",
  "service": "notification",
  "method": "GET",
  "url": "/v1/push-key",
  "permission": "public"
 },
 {
  "operationId": "listPushSubscriptions",
  "service": "notification",
  "method": "GET",
  "url": "/v1/me/push-subscriptions",
  "permission": "customer"
 },
 {
  "operationId": "createPushSubscription",
  "service": "notification",
  "method": "POST",
  "url": "/v1/me/push-subscriptions",
  "permission": "customer"
 },
 {
  "operationId": "deletePushSubscription",
  "service": "notification",
  "method": "DELETE",
  "url": "/v1/me/push-subscriptions/:id",
  "permission": "customer"
 },
 {
  "operationId": "getNotificationPreferences",
  "service": "notification",
  "method": "GET",
  "url": "/v1/me/notification-preferences",
  "permission": "customer"
 },
 {
  "operationId": "setNotificationPreferences",
  "service": "notification",
  "method": "PUT",
  "url": "/v1/me/notification-preferences",
  "permission": "customer"
 },
 {
  "operationId": "receiveTwilioReceipt",
  "service": "notification",
  "method": "POST",
  "url": "/v1/sms-receipts/twilio",
  "permission": "public",
  "rateLimit": "webhooks",
  "rawBody": true
 },
 {
  "operationId": "getUnsubscription",
  "service": "notification",
  "method": "GET",
  "url": "/v1/unsubscribe/:token",
  "permission": "public"
 },
 {
  "operationId": "setUnsubscription",
  "service": "notification",
  "method": "PUT",
  "url": "/v1/unsubscribe/:token",
  "permission": "public"
 },
 {
  "operationId": "getJwks",
  "service": "user",
  "method": "GET",
  "url": "/.well-known/jwks.json",
  "permission": "public"
 },
 {
  "operationId": "listProductsAsStaff",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/products",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "createProduct",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/products",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "getProductAsStaff",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/products/:id",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "updateProduct",
  "service": "product",
  "method": "PATCH",
  "url": "/v1/admin/products/:id",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "deleteProduct",
  "service": "product",
  "method": "DELETE",
  "url": "/v1/admin/products/:id",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "createVariant",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/products/:id/variants",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "updateVariant",
  "service": "product",
  "method": "PATCH",
  "url": "/v1/admin/products/:id/variants/:variantId",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "deleteVariant",
  "service": "product",
  "method": "DELETE",
  "url": "/v1/admin/products/:id/variants/:variantId",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "setPrices",
  "service": "product",
  "method": "PUT",
  "url": "/v1/admin/products/:id/variants/:variantId/prices",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "uploadMedia",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/media",
  "permission": "staff:catalogue.write",
  "rawBody": true,
  "isStream": true
 },
 {
  "operationId": "listCategoriesAsStaff",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/categories",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "createCategory",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/categories",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "getCategoryAsStaff",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/categories/:id",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "updateCategory",
  "service": "product",
  "method": "PATCH",
  "url": "/v1/admin/categories/:id",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "deleteCategory",
  "service": "product",
  "method": "DELETE",
  "url": "/v1/admin/categories/:id",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "listCollectionsAsStaff",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/collections",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "createCollection",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/collections",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "previewCollection",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/collections/preview",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "getCollectionAsStaff",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/collections/:id",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "updateCollection",
  "service": "product",
  "method": "PATCH",
  "url": "/v1/admin/collections/:id",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "deleteCollection",
  "service": "product",
  "method": "DELETE",
  "url": "/v1/admin/collections/:id",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "addCollectionProducts",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/collections/:id/products",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "setCollectionProducts",
  "service": "product",
  "method": "PUT",
  "url": "/v1/admin/collections/:id/products",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "removeCollectionProducts",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/collections/:id/products/remove",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "moveCollectionProducts",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/collections/:id/products/move",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "exportProducts",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/exports/products",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "listImports",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/imports",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "createImport",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/imports",
  "permission": "staff:catalogue.write",
  "rawBody": true,
  "isStream": true
 },
 {
  "operationId": "getImport",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/imports/:id",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "cancelImport",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/imports/:id/cancel",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "revertImport",
  "service": "product",
  "method": "POST",
  "url": "/v1/admin/imports/:id/revert",
  "permission": "staff:catalogue.write"
 },
 {
  "operationId": "listImportProducts",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/imports/:id/products",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "getImportRejections",
  "service": "product",
  "method": "GET",
  "url": "/v1/admin/imports/:id/rejections",
  "permission": "staff:catalogue.read"
 },
 {
  "operationId": "listStock",
  "service": "inventory",
  "method": "GET",
  "url": "/v1/admin/stock",
  "permission": "staff:stock.read"
 },
 {
  "operationId": "adjustStock",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/admin/stock/adjust",
  "permission": "staff:stock.write"
 },
 {
  "operationId": "changeStock",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/admin/stock/change",
  "permission": "staff:stock.write"
 },
 {
  "operationId": "setStock",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/admin/stock/set",
  "permission": "staff:stock.write"
 },
 {
  "operationId": "listMovements",
  "service": "inventory",
  "method": "GET",
  "url": "/v1/admin/stock/:variantId/movements",
  "permission": "staff:stock.read"
 },
 {
  "operationId": "checkInvariants",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/admin/stock/check",
  "permission": "staff:stock.write"
 },
 {
  "operationId": "listLocations",
  "service": "inventory",
  "method": "GET",
  "url": "/v1/admin/locations",
  "permission": "staff:stock.read"
 },
 {
  "operationId": "createLocation",
  "service": "inventory",
  "method": "POST",
  "url": "/v1/admin/locations",
  "permission": "staff:stock.write"
 },
 {
  "operationId": "listOrders",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/orders",
  "permission": "staff:orders.read"
 },
 {
  "operationId": "getOrderAsStaff",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/orders/:id",
  "permission": "staff:orders.read"
 },
 {
  "operationId": "updateOrderNote",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/admin/orders/:id",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "cancelOrderAsStaff",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/orders/:id/cancel",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "cancelOrderItems",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/orders/:id/cancel-items",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "withdrawOrderAsStaff",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/orders/:id/withdraw",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "createFulfilment",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/orders/:id/fulfilments",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "updateFulfilment",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/admin/orders/:id/fulfilments/:fulfilmentId",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "markDelivered",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/orders/:id/fulfilments/:fulfilmentId/delivered",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "createRefund",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/orders/:id/refunds",
  "permission": "staff:orders.write"
 },
 {
  "operationId": "listPayments",
  "service": "payment",
  "method": "GET",
  "url": "/v1/admin/payments",
  "permission": "staff:payments.read"
 },
 {
  "operationId": "getPaymentForStaff",
  "service": "payment",
  "method": "GET",
  "url": "/v1/admin/payments/:id",
  "permission": "staff:payments.read"
 },
 {
  "operationId": "capturePayment",
  "service": "payment",
  "method": "POST",
  "url": "/v1/admin/payments/:id/capture",
  "permission": "staff:payments.write"
 },
 {
  "operationId": "voidPayment",
  "service": "payment",
  "method": "POST",
  "url": "/v1/admin/payments/:id/void",
  "permission": "staff:payments.write"
 },
 {
  "operationId": "refundPayment",
  "service": "payment",
  "method": "POST",
  "url": "/v1/admin/payments/:id/refund",
  "permission": "staff:payments.write"
 },
 {
  "operationId": "listRefunds",
  "service": "payment",
  "method": "GET",
  "url": "/v1/admin/refunds",
  "permission": "staff:payments.read"
 },
 {
  "operationId": "confirmRefund",
  "service": "payment",
  "method": "POST",
  "url": "/v1/admin/refunds/:id/confirm",
  "permission": "staff:payments.write"
 },
 {
  "operationId": "rejectRefund",
  "service": "payment",
  "method": "POST",
  "url": "/v1/admin/refunds/:id/reject",
  "permission": "staff:payments.write"
 },
 {
  "operationId": "retryRefund",
  "service": "payment",
  "method": "POST",
  "url": "/v1/admin/refunds/:id/retry",
  "permission": "staff:payments.write"
 },
 {
  "operationId": "getLedger",
  "service": "payment",
  "method": "GET",
  "url": "/v1/admin/ledger",
  "permission": "staff:payments.read"
 },
 {
  "operationId": "getShopSettings",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/shop",
  "permission": "staff:shop.read"
 },
 {
  "operationId": "updateShop",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/admin/shop",
  "permission": "staff:shop.write"
 },
 {
  "operationId": "listShippingZones",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/shipping-zones",
  "permission": "staff:shipping.read"
 },
 {
  "operationId": "createShippingZone",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/shipping-zones",
  "permission": "staff:shipping.write"
 },
 {
  "operationId": "getShippingZone",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/shipping-zones/:id",
  "permission": "staff:shipping.read"
 },
 {
  "operationId": "updateShippingZone",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/admin/shipping-zones/:id",
  "permission": "staff:shipping.write"
 },
 {
  "operationId": "deleteShippingZone",
  "service": "order",
  "method": "DELETE",
  "url": "/v1/admin/shipping-zones/:id",
  "permission": "staff:shipping.write"
 },
 {
  "operationId": "listTaxRegions",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/tax-regions",
  "permission": "staff:taxes.read"
 },
 {
  "operationId": "createTaxRegion",
  "service": "order",
  "method": "POST",
  "url": "/v1/admin/tax-regions",
  "permission": "staff:taxes.write"
 },
 {
  "operationId": "getTaxRegion",
  "service": "order",
  "method": "GET",
  "url": "/v1/admin/tax-regions/:id",
  "permission": "staff:taxes.read"
 },
 {
  "operationId": "updateTaxRegion",
  "service": "order",
  "method": "PATCH",
  "url": "/v1/admin/tax-regions/:id",
  "permission": "staff:taxes.write"
 },
 {
  "operationId": "deleteTaxRegion",
  "service": "order",
  "method": "DELETE",
  "url": "/v1/admin/tax-regions/:id",
  "permission": "staff:taxes.write"
 },
 {
  "operationId": "listCustomers",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/customers",
  "permission": "staff:customers.read"
 },
 {
  "operationId": "getCustomer",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/customers/:id",
  "permission": "staff:customers.read"
 },
 {
  "operationId": "exportPersonalData",
  "service": "user",
  "method": "POST",
  "url": "/v1/admin/personal-data/export",
  "permission": "staff:privacy.read",
  "rateLimit": "exports"
 },
 {
  "operationId": "listErasures",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/erasures",
  "permission": "staff:privacy.read"
 },
 {
  "operationId": "createErasure",
  "service": "user",
  "method": "POST",
  "url": "/v1/admin/erasures",
  "permission": "staff:privacy.write"
 },
 {
  "operationId": "getErasure",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/erasures/:id",
  "permission": "staff:privacy.read"
 },
 {
  "operationId": "listStaff",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/staff",
  "permission": "staff:staff.read"
 },
 {
  "operationId": "setStaffPermissions",
  "service": "user",
  "method": "PUT",
  "url": "/v1/admin/staff/:id",
  "permission": "staff:staff.write"
 },
 {
  "operationId": "disableStaff",
  "service": "user",
  "method": "POST",
  "url": "/v1/admin/staff/:id/disable",
  "permission": "staff:staff.write"
 },
 {
  "operationId": "enableStaff",
  "service": "user",
  "method": "POST",
  "url": "/v1/admin/staff/:id/enable",
  "permission": "staff:staff.write"
 },
 {
  "operationId": "listApiKeys",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/api-keys",
  "permission": "staff:staff.read"
 },
 {
  "operationId": "createApiKey",
  "service": "user",
  "method": "POST",
  "url": "/v1/admin/api-keys",
  "permission": "staff:staff.write"
 },
 {
  "operationId": "revokeApiKey",
  "service": "user",
  "method": "DELETE",
  "url": "/v1/admin/api-keys/:id",
  "permission": "staff:staff.write"
 },
 {
  "operationId": "listAuditLog",
  "service": "user",
  "method": "GET",
  "url": "/v1/admin/audit-log",
  "permission": "staff:staff.read"
 },
 {
  "operationId": "listNotifications",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/notifications",
  "permission": "staff:notifications.read"
 },
 {
  "operationId": "getNotification",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/notifications/:id",
  "permission": "staff:notifications.read"
 },
 {
  "operationId": "resendNotification",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/notifications/:id/resend",
  "permission": "staff:notifications.write"
 },
 {
  "operationId": "listEvents",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/events",
  "permission": "staff:events.read"
 },
 {
  "operationId": "listSuppressedAddresses",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/suppressions",
  "permission": "staff:notifications.read"
 },
 {
  "operationId": "liftSuppression",
  "service": "notification",
  "method": "DELETE",
  "url": "/v1/admin/suppressions/:id",
  "permission": "staff:notifications.write"
 },
 {
  "operationId": "listConsents",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/consents",
  "permission": "staff:notifications.read"
 },
 {
  "operationId": "listWebhookEndpoints",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints",
  "permission": "staff:webhooks.read"
 },
 {
  "operationId": "createWebhookEndpoint",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "getWebhookEndpoint",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints/:id",
  "permission": "staff:webhooks.read"
 },
 {
  "operationId": "updateWebhookEndpoint",
  "service": "notification",
  "method": "PATCH",
  "url": "/v1/admin/webhook-endpoints/:id",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "deleteWebhookEndpoint",
  "service": "notification",
  "method": "DELETE",
  "url": "/v1/admin/webhook-endpoints/:id",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "rotateWebhookSecret",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/rotate-secret",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "testWebhookEndpoint",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/test",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "replayWebhooks",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/replay",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "listWebhookDeliveries",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints/:id/deliveries",
  "permission": "staff:webhooks.read"
 },
 {
  "operationId": "getWebhookDelivery",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints/:id/deliveries/:deliveryId",
  "permission": "staff:webhooks.read"
 },
 {
  "operationId": "redeliverWebhook",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/deliveries/:deliveryId/redeliver",
  "permission": "staff:webhooks.write"
 },
 {
  "operationId": "listTemplates",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/templates",
  "permission": "staff:templates.read"
 },
 {
  "operationId": "getTemplate",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/templates/:template/:channel/:locale",
  "permission": "staff:templates.read"
 },
 {
  "operationId": "saveTemplateDraft",
  "service": "notification",
  "method": "PUT",
  "url": "/v1/admin/templates/:template/:channel/:locale/draft",
  "permission": "staff:templates.write"
 },
 {
  "operationId": "publishTemplate",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/publish",
  "permission": "staff:templates.write"
 },
 {
  "operationId": "rollBackTemplate",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/rollback",
  "permission": "staff:templates.write"
 },
 {
  "operationId": "listTemplateVersions",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/templates/:template/:channel/:locale/versions",
  "permission": "staff:templates.read"
 },
 {
  "operationId": "getTemplateVersion",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/templates/:template/:channel/:locale/versions/:number",
  "permission": "staff:templates.read"
 },
 {
  "operationId": "testSendTemplate",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/test-send",
  "permission": "staff:templates.write"
 },
 {
  "operationId": "previewTemplate",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/preview",
  "permission": "staff:templates.read"
 },
 {
  "operationId": "listFailedEvents",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/failed-events",
  "permission": "staff:events.read"
 },
 {
  "operationId": "replayFailedEvents",
  "service": "notification",
  "method": "POST",
  "url": "/v1/admin/failed-events/replay",
  "permission": "staff:events.write"
 }
]
