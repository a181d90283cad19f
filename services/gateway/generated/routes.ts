// Generated from openapi/ by `npm run gen`. Do not edit.

import type { GatewayRoute } from '@stoa/kit/contract'

export const routes: readonly GatewayRoute[] = [
 {
  "operationId": "getAvailability",
  "service": "inventory",
  "method": "GET",
  "url": "/v1/availability",
  "permission": "public"
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
  "operationId": "listNotifications",
  "service": "notification",
  "method": "GET",
  "url": "/v1/admin/notifications",
  "permission": "staff:notifications.read"
 }
]
