import t from 'tap'
import { openMultiProcessShop } from './harness/multi-process.ts'
import { walkThrough } from './steps/walk-through.ts'

// Many processes start here; a busy machine needs its time.
t.setTimeout(300_000)

t.test('a shop in separate processes serves every flow', async (t) => {
  const shop = await openMultiProcessShop(t)
  await walkThrough(t, shop)
  await t.test('the job demo loads the demo catalogue', async () => shop.start('demo'))
  await t.test('every process exits with code 0 after SIGTERM', async (t) => {
    const ends = await shop.stop()
    t.strictSame(ends, Object.fromEntries(Object.keys(ends).map((name) => [name, 0])))
  })
})
