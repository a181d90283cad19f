import t from 'tap'
import { openMultiProcessShop } from './harness/multi-process.ts'
import { walkThrough } from './steps/walk-through.ts'

// Many processes start here; a busy machine needs its time.
t.setTimeout(300_000)

t.test('a shop in separate processes', async (t) => {
  const shop = await openMultiProcessShop(t)
  await walkThrough(t, shop)
  await t.test('the demo job fills the shop', async () => shop.start('demo'))
  await t.test('every process ends cleanly when told to', async (t) => {
    const ends = await shop.stop()
    t.strictSame(ends, Object.fromEntries(Object.keys(ends).map((name) => [name, 0])))
  })
})
