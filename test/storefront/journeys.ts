/** Every journey of the storefront, told in four manners: part of `npm run test:storefront`. */
import t from 'tap'
import { findChromium, openBrowser } from '../harness/browser.ts'
import { staffOf } from '../harness/shop.ts'
import { openStorefront } from '../harness/storefront.ts'
import { findsAndCancels, forgetsPassword } from '../stories/afterwards.ts'
import { browsesAndBuys, buysAsCustomer } from '../stories/buying.ts'
import { Keyboard } from '../stories/hands.ts'
import { openDepartment } from '../stories/products.ts'
import { type Manner, Shopper } from '../stories/shopper.ts'
import { findsItDearer, findsItSoldOut, isDeclined, waits } from '../stories/surprises.ts'
import { hasTwoTabs, isImpatient, ordersInBothTabs } from '../stories/twice.ts'

const chromium = findChromium()
const skip = chromium || process.env.CI === 'true' ? false : 'Chromium is not installed: apt-get install chromium'

const USUAL = { language: 'en', currency: 'EUR', javaScriptEnabled: true, hasPointer: true } as const

const MANNERS: readonly Manner[] = [
  { ...USUAL, name: 'with JavaScript' },
  { ...USUAL, name: 'without JavaScript', javaScriptEnabled: false },
  { ...USUAL, name: 'by keyboard alone', hasPointer: false },
  { ...USUAL, name: 'in German and dollars', language: 'de', currency: 'USD' },
]

const STORIES = {
  'a guest browses, filters, chooses and buys': browsesAndBuys,
  'a customer makes an account, buys and finds the order': buysAsCustomer,
  'what is in the cart is sold out': findsItSoldOut,
  'what is in the cart costs more': findsItDearer,
  'a card is declined, and a bank asks': isDeclined,
  'payments that are slow, lost or decided later come to an order': waits,
  'everything is pressed twice, reloaded and gone back to': isImpatient,
  'a cart is changed in another tab': hasTwoTabs,
  'an order is placed in both of two tabs': ordersInBothTabs,
  'a guest finds an order and cancels it': findsAndCancels,
  'a customer forgets the password': forgetsPassword,
}

// Forty-four journeys, in some minutes.
t.setTimeout(1_200_000)

t.test('every journey, in four manners', { skip }, async (t) => {
  const storefront = await openStorefront(t, { fill: (_t, shop) => openDepartment(shop) })
  const staff = await staffOf(storefront.shop)
  const browser = await openBrowser(t, chromium ?? '')
  for (const manner of MANNERS) {
    for (const [title, tell] of Object.entries(STORIES)) {
      await t.test(`${title}, ${manner.name}`, async (t) => {
        const shopper = await Shopper.arrive({ browser, storefront, staff, manner })
        shopper.page.setDefaultTimeout(60_000)
        await tell(t, shopper)
        t.strictSame(shopper.complaints, [], 'no script failed, and the policy refused nothing')
        if (shopper.hands instanceof Keyboard) t.strictSame(shopper.hands.unseen, [], 'the focus is always seen')
        await shopper.leave()
      })
    }
  }
})
