// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Calls } from '../client.ts'
import { AdminLocationsResource } from './resource-admin-locations.ts'
import { AdminStockResource } from './resource-admin-stock.ts'
import { AdminNotificationsResource } from './resource-admin-notifications.ts'

/** `stoa.admin` */
export class AdminResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  get locations(): AdminLocationsResource {
    return this.#calls.resource(AdminLocationsResource)
  }

  get stock(): AdminStockResource {
    return this.#calls.resource(AdminStockResource)
  }

  get notifications(): AdminNotificationsResource {
    return this.#calls.resource(AdminNotificationsResource)
  }
}
