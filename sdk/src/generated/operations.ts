// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Operation } from '../types.ts'
import type { operations as Declared } from './types.ts'

/** Every operation of the API, by operationId. */
export const operations: Readonly<Record<keyof Declared, Operation>> = {
  getAvailability: {"id":"getAvailability","method":"GET","path":"/v1/availability","comma":["variant_id"]},
  listLocations: {"id":"listLocations","method":"GET","path":"/v1/admin/locations"},
  createLocation: {"id":"createLocation","method":"POST","path":"/v1/admin/locations","keyed":true,"body":"application/json"},
  listStock: {"id":"listStock","method":"GET","path":"/v1/admin/stock","comma":["variant_id"]},
  adjustStock: {"id":"adjustStock","method":"POST","path":"/v1/admin/stock/adjust","keyed":true,"body":"application/json"},
  setStock: {"id":"setStock","method":"POST","path":"/v1/admin/stock/set","keyed":true,"body":"application/json"},
  listMovements: {"id":"listMovements","method":"GET","path":"/v1/admin/stock/{variantId}/movements"},
  checkInvariants: {"id":"checkInvariants","method":"POST","path":"/v1/admin/stock/check","body":"application/json"},
  listNotifications: {"id":"listNotifications","method":"GET","path":"/v1/admin/notifications"},
}
