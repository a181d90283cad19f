import t from 'tap'
import { walkThrough } from './flow-steps.ts'
import { openShopApart } from './harness/apart.ts'

t.test('a shop in separate processes', async (t) => {
  const shop = await openShopApart(t)
  await walkThrough(t, shop)
  await t.test('the demo job fills the shop', async () => shop.start('demo'))
  await t.test('every process ends cleanly when told to', async (t) => {
    const ends = await shop.stop()
    t.strictSame(ends, Object.fromEntries(Object.keys(ends).map((name) => [name, 0])))
  })
})
