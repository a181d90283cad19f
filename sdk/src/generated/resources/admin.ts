// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../../client.ts'
import { AdminApiKeysResource } from './admin-api-keys.ts'
import { AdminAuditLogResource } from './admin-audit-log.ts'
import { AdminCategoriesResource } from './admin-categories.ts'
import { AdminCollectionsResource } from './admin-collections.ts'
import { AdminConsentsResource } from './admin-consents.ts'
import { AdminCustomersResource } from './admin-customers.ts'
import { AdminErasuresResource } from './admin-erasures.ts'
import { AdminEventsResource } from './admin-events.ts'
import { AdminFailedEventsResource } from './admin-failed-events.ts'
import { AdminImportsResource } from './admin-imports.ts'
import { AdminLedgerResource } from './admin-ledger.ts'
import { AdminLocationsResource } from './admin-locations.ts'
import { AdminMediaResource } from './admin-media.ts'
import { AdminNotificationsResource } from './admin-notifications.ts'
import { AdminOrdersResource } from './admin-orders.ts'
import { AdminPaymentsResource } from './admin-payments.ts'
import { AdminPersonalDataResource } from './admin-personal-data.ts'
import { AdminProductsResource } from './admin-products.ts'
import { AdminRefundsResource } from './admin-refunds.ts'
import { AdminShippingZonesResource } from './admin-shipping-zones.ts'
import { AdminShopResource } from './admin-shop.ts'
import { AdminStaffResource } from './admin-staff.ts'
import { AdminStockResource } from './admin-stock.ts'
import { AdminSuppressionsResource } from './admin-suppressions.ts'
import { AdminTaxRegionsResource } from './admin-tax-regions.ts'
import { AdminTemplatesResource } from './admin-templates.ts'
import { AdminWebhookDeliveriesResource } from './admin-webhook-deliveries.ts'
import { AdminWebhookEndpointsResource } from './admin-webhook-endpoints.ts'

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

  get collections(): AdminCollectionsResource {
    return this.#calls.resource(AdminCollectionsResource)
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

  get refunds(): AdminRefundsResource {
    return this.#calls.resource(AdminRefundsResource)
  }

  get ledger(): AdminLedgerResource {
    return this.#calls.resource(AdminLedgerResource)
  }

  get shop(): AdminShopResource {
    return this.#calls.resource(AdminShopResource)
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

  get personalData(): AdminPersonalDataResource {
    return this.#calls.resource(AdminPersonalDataResource)
  }

  get erasures(): AdminErasuresResource {
    return this.#calls.resource(AdminErasuresResource)
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

  get events(): AdminEventsResource {
    return this.#calls.resource(AdminEventsResource)
  }

  get suppressions(): AdminSuppressionsResource {
    return this.#calls.resource(AdminSuppressionsResource)
  }

  get consents(): AdminConsentsResource {
    return this.#calls.resource(AdminConsentsResource)
  }

  get webhookEndpoints(): AdminWebhookEndpointsResource {
    return this.#calls.resource(AdminWebhookEndpointsResource)
  }

  get webhookDeliveries(): AdminWebhookDeliveriesResource {
    return this.#calls.resource(AdminWebhookDeliveriesResource)
  }

  get templates(): AdminTemplatesResource {
    return this.#calls.resource(AdminTemplatesResource)
  }

  get failedEvents(): AdminFailedEventsResource {
    return this.#calls.resource(AdminFailedEventsResource)
  }
}
