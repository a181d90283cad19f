// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../answer.ts'
import { Calls } from '../client.ts'
import type { DataOf, InputOf } from '../operation-types.ts'
import type { RequestOptions, Runtime, StoaOptions } from '../types.ts'
import { operations } from './operations.ts'
import { ProductsResource } from './resource-products.ts'
import { SearchResource } from './resource-search.ts'
import { CategoriesResource } from './resource-categories.ts'
import { MediaResource } from './resource-media.ts'
import { AvailabilityResource } from './resource-availability.ts'
import { CartsResource } from './resource-carts.ts'
import { PaymentMethodsResource } from './resource-payment-methods.ts'
import { PaymentsResource } from './resource-payments.ts'
import { OrdersResource } from './resource-orders.ts'
import { AuthResource } from './resource-auth.ts'
import { MeResource } from './resource-me.ts'
import { AdminResource } from './resource-admin.ts'
import type { operations as Declared } from './types.ts'

/** The client of a Stoa shop. */
export class Stoa {
  readonly #calls: Calls

  /** @param runtime clock, timers and random numbers; tests replace them. */
  constructor(options: StoaOptions, runtime?: Runtime) {
    this.#calls = new Calls(operations, options, runtime)
  }

  /** Calls any operation by its operationId. */
  request<Id extends keyof Declared>(id: Id, input: InputOf<Declared[Id]>, options?: RequestOptions): ApiPromise<DataOf<Declared[Id]>> {
    return this.#calls.send(operations[id], input, options)
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

  get media(): MediaResource {
    return this.#calls.resource(MediaResource)
  }

  get availability(): AvailabilityResource {
    return this.#calls.resource(AvailabilityResource)
  }

  get carts(): CartsResource {
    return this.#calls.resource(CartsResource)
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

  get admin(): AdminResource {
    return this.#calls.resource(AdminResource)
  }
}
