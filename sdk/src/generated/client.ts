// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../api-promise.ts'
import { Calls } from '../client.ts'
import type { ByStatusOf, InputOf, ResultOf } from '../operation-types.ts'
import type { RequestOptions, Runtime, StoaOptions } from '../types.ts'
import { operations } from './operations.ts'
import { AdminResource } from './resources/admin.ts'
import { AuthResource } from './resources/auth.ts'
import { AvailabilityResource } from './resources/availability.ts'
import { BackInStockResource } from './resources/back-in-stock.ts'
import { CartsResource } from './resources/carts.ts'
import { CategoriesResource } from './resources/categories.ts'
import { CollectionsResource } from './resources/collections.ts'
import { CountriesResource } from './resources/countries.ts'
import { MeResource } from './resources/me.ts'
import { MediaResource } from './resources/media.ts'
import { OrdersResource } from './resources/orders.ts'
import { PaymentMethodsResource } from './resources/payment-methods.ts'
import { PaymentsResource } from './resources/payments.ts'
import { ProductsResource } from './resources/products.ts'
import { PushKeyResource } from './resources/push-key.ts'
import { SearchResource } from './resources/search.ts'
import { ShopResource } from './resources/shop.ts'
import { SitemapResource } from './resources/sitemap.ts'
import { UnsubscriptionResource } from './resources/unsubscription.ts'
import type { operations as Declared } from './types.ts'

/** The client of a Stoa shop. */
export class Stoa {
  readonly #calls: Calls

  /** @param runtime clock, timers and random numbers; tests replace them. */
  constructor(options: StoaOptions, runtime?: Runtime) {
    this.#calls = new Calls(operations, options, runtime)
  }

  /** Calls any operation by its operationId. */
  request<Id extends keyof Declared>(id: Id, input: InputOf<Declared[Id]>, options?: RequestOptions): ApiPromise<ResultOf<Declared[Id]>, ByStatusOf<Declared[Id]>> {
    return this.#calls.send(operations[id], input, options)
  }

  /** The address of a picture, for a page: the API names its own pictures by their path. */
  mediaUrl(picture: string | { url: string }): string {
    return this.#calls.mediaUrl(picture)
  }

  get products(): ProductsResource {
    return this.#calls.resource(ProductsResource)
  }

  get search(): SearchResource {
    return this.#calls.resource(SearchResource)
  }

  get categories(): CategoriesResource {
    return this.#calls.resource(CategoriesResource)
  }

  get collections(): CollectionsResource {
    return this.#calls.resource(CollectionsResource)
  }

  get sitemap(): SitemapResource {
    return this.#calls.resource(SitemapResource)
  }

  get media(): MediaResource {
    return this.#calls.resource(MediaResource)
  }

  get availability(): AvailabilityResource {
    return this.#calls.resource(AvailabilityResource)
  }

  get backInStock(): BackInStockResource {
    return this.#calls.resource(BackInStockResource)
  }

  get carts(): CartsResource {
    return this.#calls.resource(CartsResource)
  }

  get countries(): CountriesResource {
    return this.#calls.resource(CountriesResource)
  }

  get shop(): ShopResource {
    return this.#calls.resource(ShopResource)
  }

  get paymentMethods(): PaymentMethodsResource {
    return this.#calls.resource(PaymentMethodsResource)
  }

  get payments(): PaymentsResource {
    return this.#calls.resource(PaymentsResource)
  }

  get orders(): OrdersResource {
    return this.#calls.resource(OrdersResource)
  }

  get auth(): AuthResource {
    return this.#calls.resource(AuthResource)
  }

  get me(): MeResource {
    return this.#calls.resource(MeResource)
  }

  get pushKey(): PushKeyResource {
    return this.#calls.resource(PushKeyResource)
  }

  get unsubscription(): UnsubscriptionResource {
    return this.#calls.resource(UnsubscriptionResource)
  }

  get admin(): AdminResource {
    return this.#calls.resource(AdminResource)
  }
}
