import type { Deps, Handler } from '../context.ts'
import { methodsFor } from '../domain/method.ts'

const present = (deps: Pick<Deps, 'methods'>, currency: string | undefined) => ({
  data: methodsFor(deps.methods, currency).map(({ provider: _provider, currencies: _currencies, ...shown }) => shown),
})

export const listPaymentMethods: Handler<'listPaymentMethods'> = async ({ query }, ctx) => ({
  status: 200,
  body: present(ctx, query.currency),
})

export const listEnabledMethods: Handler<'listEnabledMethods'> = async ({ query }, ctx) => ({
  status: 200,
  body: present(ctx, query.currency),
})
