import t from 'tap'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { createRecovery, recoverCheckouts } from '../flows/checkout/recovery.ts'
import { checkoutFixture, crashing, invariants, log, readyCart, recoverAll, timePasses } from './checkout-fixture.ts'
import { cartOf, complete, request } from './checkout-steps.ts'

const crashes: {
  name: string
  options: Parameters<typeof readyCart>[1]
  stock?: number
  late?: boolean
  ends: number
}[] = [
  { name: 'approved', options: {}, ends: 1 },
  { name: 'declined', options: { token: 'tok_decline' }, ends: 0 },
  { name: 'out of stock', options: {}, stock: 1, ends: 0 },
  { name: 'to be confirmed, and never was', options: { token: 'tok_action' }, late: true, ends: 0 },
]

for (const { name, options, stock = 1000, late = false, ends } of crashes) {
  t.test(`killed at every single step: ${name}`, async (t) => {
    const fixture = await checkoutFixture(t)
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, isDone = false; !isDone; at++) {
        fixture.stubs.stock.set('song', stock)
        const before = await invariants(fixture)
        const id = await readyCart(fixture, options)
        const { deps, life } = crashing(fixture, at, when)
        await placeOrder(deps, request(id)).catch(() => undefined)
        if (!life.dead && late) {
          await timePasses(fixture, { deadline: true })
          await recoverCheckouts(deps, log).catch(() => undefined)
        }
        isDone = !life.dead
        t.ok(at < 60, 'it ends')
        if (late) await timePasses(fixture, { deadline: true })
        await recoverAll(fixture)
        const left = await invariants(fixture)
        const step = `${life.last || 'unharmed'} (step ${at})`
        t.match(left, { stray: 0, open: 0 }, step)
        t.equal(left.orders, left.events, step)
        t.equal(left.orders, left.charged, step)
        t.equal(left.orders, left.held, step)
        // Killed before anything was written down, it never happened.
        t.ok(left.orders - before.orders <= ends, step)
        const status = (await cartOf(fixture, id)).status
        t.equal(status, left.orders > before.orders ? 'completed' : 'open', step)
        if (ends === 0) continue
        // The buyer tries again.
        const again = await complete(fixture, id)
        t.equal(again.status, 201, step)
        t.equal((await invariants(fixture)).orders, before.orders + 1, step)
      }
    }
  })
}

t.test('many loops at once advance every checkout once', async (t) => {
  const fixture = await checkoutFixture(t)
  for (let n = 0; n < 12; n++) {
    const { deps } = crashing(fixture, 4 + (n % 5), 'after')
    const id = await readyCart(fixture)
    await placeOrder(deps, request(id)).catch(() => undefined)
  }
  await timePasses(fixture)
  const carried = await Promise.all(Array.from({ length: 6 }, () => recoverCheckouts(fixture.deps, log)))
  t.ok(carried.reduce((sum, count) => sum + count, 0) <= 12)
  await recoverAll(fixture)
  const { orders, charged, held, stray, open } = await invariants(fixture)
  t.same({ charged, held, stray, open }, { charged: orders, held: orders, stray: 0, open: 0 })
  const loop = createRecovery(fixture.deps, log)
  loop.start()
  await loop.stop()
})
