import { execute } from '@stoa/kit/postgres/sql'
import { DomainError } from '@stoa/kit/values/problem'
import type { Settings } from '../context.ts'
import type { UnpaidLimits } from '../domain/unpaid.ts'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { type CheckoutFixture, NO_LIMITS, readyCart } from './checkout-fixture.ts'
import { request } from './checkout-steps.ts'
import { placed } from './order-steps.ts'

interface Buyer {
  network?: string | null
  user?: string
  email?: string
  units?: number
  items?: Record<string, number>
  method?: string | null
  token?: string
}

/** Makes a user a customer: an order of theirs was paid. */
export async function hasPaidBefore(fixture: CheckoutFixture, user: string): Promise<string> {
  return (await placed(fixture, { user })).id
}

/** Calls placeOrder for a new cart, in a shop with some limits: the status, or the problem's code. */
export function shopWith(fixture: CheckoutFixture, limits: Partial<UnpaidLimits>, over: Partial<Settings> = {}) {
  const settings = { ...fixture.deps.settings, UNPAID_LIMITS: { ...NO_LIMITS, ...limits }, ...over }
  return async ({ network = null, user, email, units = 1, items, method = 'bank_transfer', token }: Buyer) => {
    const wanted = { user, method, ...(token ? { token } : {}), items: items ?? { song: units } }
    const id = await readyCart(fixture, wanted)
    if (email) await execute(fixture.pg, 'UPDATE carts SET email = $2 WHERE id = $1', [id, email])
    const owners = [user ?? id]
    const result = await placeOrder({ ...fixture.deps, settings }, { ...request(id), owners, network }).catch((e) => e)
    return { id, result, said: result instanceof DomainError ? result.code : result.status }
  }
}
