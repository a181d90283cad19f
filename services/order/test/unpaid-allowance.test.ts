import fc from 'fast-check'
import t from 'tap'
import { settings as declared } from '../config.ts'
import type { Cart } from '../domain/cart.ts'
import type { Holder, PaidWhen } from '../domain/unpaid-checks.ts'
import { allowanceFor, assertWithinLimits } from '../domain/unpaid-limits.ts'

const rules = {
  UNPAID_LIMITS: declared.UNPAID_LIMITS.fallback?.value as never,
  UNPAID_GUEST_VALUE: { EUR: 5_000 },
  PAY_BY_MINUTES: { default: 60 },
}

const carts = fc
  .record({
    user_id: fc.constantFrom(null, 'usr_1'),
    quantities: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    total: fc.nat(6_000),
    currency: fc.constantFrom('EUR', 'USD'),
  })
  .map(({ user_id, quantities, total, currency }) => {
    const items = quantities.map((quantity, at) => ({ id: `itm_${at}`, variant_id: `var_${at}`, quantity }))
    return { user_id, items, currency, totals: { total } } as unknown as Cart
  })

const holders: fc.Arbitrary<Holder[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom('checkout' as const, 'order' as const, 'free_order' as const),
      network: fc.boolean(),
      site: fc.boolean(),
      customer: fc.boolean(),
      email: fc.boolean(),
      units: fc.nat(25),
      value: fc.nat(2_000),
    })
    .map((holder) => ({ ...holder, method: 'bank_transfer', ends_in_seconds: 60, variants: { var_0: holder.units } })),
  { maxLength: 6 },
)

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

t.test('whoever stays within the allowance stays within every limit, whosever all of it is', async (t) => {
  let passed = 0
  fc.assert(
    fc.property(carts, holders, fc.boolean(), fc.constantFrom<PaidWhen>('later', 'at_once', 'free'), (...given) => {
      const [cart, held, isGuest, paid] = given
      const allowance = allowanceFor({ cart, paid }, rules)
      if (held.length > allowance.holders) return
      if (sum(held.map(({ units }) => units)) > allowance.units) return
      if (sum(held.map(({ value }) => value)) > allowance.value) return
      assertWithinLimits({ cart, paid, isGuest }, held, rules)
      passed++
    }),
    { numRuns: 3_000 },
  )
  t.ok(passed > 100, `${passed} carts were within it`)
})
