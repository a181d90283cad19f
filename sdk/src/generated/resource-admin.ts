// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../client.ts'
import { AdminProductsResource } from './resource-admin-products.ts'
import { AdminMediaResource } from './resource-admin-media.ts'
import { AdminCategoriesResource } from './resource-admin-categories.ts'
import { AdminImportsResource } from './resource-admin-imports.ts'
import { AdminStockResource } from './resource-admin-stock.ts'
import { AdminLocationsResource } from './resource-admin-locations.ts'
import { AdminOrdersResource } from './resource-admin-orders.ts'
import { AdminPaymentsResource } from './resource-admin-payments.ts'
import { AdminLedgerResource } from './resource-admin-ledger.ts'
import { AdminShippingZonesResource } from './resource-admin-shipping-zones.ts'
import { AdminTaxRegionsResource } from './resource-admin-tax-regions.ts'
import { AdminCustomersResource } from './resource-admin-customers.ts'
import { AdminStaffResource } from './resource-admin-staff.ts'
import { AdminApiKeysResource } from './resource-admin-api-keys.ts'
import { AdminAuditLogResource } from './resource-admin-audit-log.ts'
import { AdminNotificationsResource } from './resource-admin-notifications.ts'

/** `stoa.admin` */
export class AdminResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  get products(): AdminProductsResource {
    return this.#calls.resource(AdminProductsResource)
  }

  get media(): AdminMediaResource {
    return this.#calls.resource(AdminMediaResource)
  }

  get categories(): AdminCategoriesResource {
    return this.#calls.resource(AdminCategoriesResource)
  }

  get imports(): AdminImportsResource {
    return this.#calls.resource(AdminImportsResource)
  }

  get stock(): AdminStockResource {
    return this.#calls.resource(AdminStockResource)
  }

  get locations(): AdminLocationsResource {
    return this.#calls.resource(AdminLocationsResource)
  }

  get orders(): AdminOrdersResource {
    return this.#calls.resource(AdminOrdersResource)
  }

  get payments(): AdminPaymentsResource {
    return this.#calls.resource(AdminPaymentsResource)
  }

  get ledger(): AdminLedgerResource {
    return this.#calls.resource(AdminLedgerResource)
  }

  get shippingZones(): AdminShippingZonesResource {
    return this.#calls.resource(AdminShippingZonesResource)
  }

  get taxRegions(): AdminTaxRegionsResource {
    return this.#calls.resource(AdminTaxRegionsResource)
  }

  get customers(): AdminCustomersResource {
    return this.#calls.resource(AdminCustomersResource)
  }

  get staff(): AdminStaffResource {
    return this.#calls.resource(AdminStaffResource)
  }

  get apiKeys(): AdminApiKeysResource {
    return this.#calls.resource(AdminApiKeysResource)
  }

  get auditLog(): AdminAuditLogResource {
    return this.#calls.resource(AdminAuditLogResource)
  }

  get notifications(): AdminNotificationsResource {
    return this.#calls.resource(AdminNotificationsResource)
  }
}
