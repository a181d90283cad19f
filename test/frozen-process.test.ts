import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type InProcessShop, openInProcessShop } from './harness/in-process.ts'
import { assertInvariants } from './harness/invariants.ts'
import { run } from './harness/program.ts'
import { buy } from './harness/purchase.ts'
import { newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax, untilStockIs } from './harness/stock.ts'
import { shopFolder } from './harness/test-servers.ts'
import { until } from './harness/until.ts'

/** A process that has a lock in the database of a service, with others of its transactions behind it, and is frozen. */
async function freezeHolding(t: Test, { shop }: InProcessShop, service: string, statement: string): Promise<void> {
  const logFile = join(shopFolder(t), `${service}.log`)
  const { POSTGRES_URL: url = '' } = shop.envOf(service)
  const program = run({ command: ['node', 'test/harness/lock-holder.ts', url, statement], env: {}, logFile })
  t.teardown(() => program.kill('SIGKILL'))
  await until('a frozen process', async () => (readFileSync(logFile, 'utf8').includes('frozen') ? true : null))
}

t.test('a process is frozen with the locks of a checkout: a buyer gets through within seconds', async (t) => {
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const { variantId } = await createStockedProduct(staff, 10)
  // No retries: the one request gets its order.
  const purchase = () =>
    buy(visitor(shop, { maxRetries: 0 }), { lines: [{ variantId, quantity: 1 }], email: newAddress('buyer') })
  await purchase()
  const stock = `SELECT 1 FROM stock_levels WHERE variant_id = '${variantId}' FOR UPDATE`
  const network = `SELECT pg_advisory_xact_lock(hashtextextended('unpaid network ' || network, 0)) FROM checkouts LIMIT 1`
  for (const [service, statement] of [
    ['inventory', stock],
    ['order', network],
  ] as const) {
    await freezeHolding(t, shop, service, statement)
    const startedAt = performance.now()
    await purchase()
    const tookMs = Math.round(performance.now() - startedAt)
    // Whoever waits in vain gets no order at all; the rest is for a busy machine.
    t.ok(tookMs < 15_000, `with a lock of ${service} held: ${tookMs} ms`)
  }
  await untilStockIs(staff, variantId, 7)
  await assertInvariants(t, staff)
})
