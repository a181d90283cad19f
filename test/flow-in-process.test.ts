import t from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { cartIsRemindedOf } from './steps/cart-reminder.ts'
import { customerIsErased } from './steps/erasure.ts'
import { walkThrough } from './steps/walk-through.ts'

t.test('a shop in one process serves every flow', async (t) => {
  const shop = await openInProcessShop(t)
  await walkThrough(t, shop)
  await t.test('who has chosen it is reminded of a cart, and nobody else', (t) => cartIsRemindedOf(t, shop))
  await t.test('who is erased is found where the law wants them kept, and nowhere else', (t) =>
    customerIsErased(t, shop),
  )
})
