import type { Test } from 'tap'
import { accountText } from '../../storefront-starter/app/lib/messages/account.ts'
import { addressText, checkoutText } from '../../storefront-starter/app/lib/messages/checkout.ts'
import { orderText } from '../../storefront-starter/app/lib/messages/order.ts'
import { signInText } from '../../storefront-starter/app/lib/messages/sign-in.ts'
import { mailSaying } from '../harness/shop.ts'
import { goesToPayment, isThanked, orders, takes } from './checkout.ts'
import { sell } from './products.ts'
import { Shopper } from './shopper.ts'

async function finds(shopper: Shopper, { number, email }: { number: string; email: string }): Promise<void> {
  await shopper.goTo('/orders/find')
  await shopper.type(orderText.number, number)
  await shopper.type(checkoutText.email, email)
  await shopper.type(addressText.postal_code, '10117')
  await shopper.press(shopper.says(orderText.find))
  await shopper.isOn(orderText.title, { number })
}

/** A guest finds the order again, in another browser and in their own, and cancels it. */
export async function findsAndCancels(t: Test, shopper: Shopper): Promise<void> {
  const { title, ...goods } = await sell(shopper.stage.staff)
  await takes(shopper, { title, ...goods })
  await goesToPayment(shopper)
  await orders(shopper)
  const number = await isThanked(shopper)
  const elsewhere = await Shopper.arrive(shopper.stage)
  await finds(elsewhere, { number, email: shopper.email })
  await elsewhere.sees(title)
  t.strictSame(elsewhere.complaints, [])
  await elsewhere.leave()
  await finds(shopper, { number, email: shopper.email })
  await shopper.unfold(orderText.cancelTitle)
  await shopper.press(shopper.says(orderText.cancel))
  await shopper.sees(orderText.cancelled)
}

const [FORMER, PASSWORD] = ['seven wooden horses', 'eight wooden horses']

/** Signs up, signs out, forgets the password, and sets a new one by the link of a mail. */
export async function forgetsPassword(t: Test, shopper: Shopper): Promise<void> {
  const { page, email } = shopper
  const password = page.getByLabel(shopper.says(signInText.password), { exact: true })
  await shopper.goTo('/sign-up')
  await shopper.type(signInText.name, 'Grace Hopper')
  await shopper.type(checkoutText.email, email)
  await shopper.hands.type(password, FORMER)
  await shopper.press(shopper.says(signInText.signUp))
  await shopper.isOn(accountText.greeting, { name: 'Grace Hopper' })
  await shopper.press(shopper.says(signInText.signOut))
  await shopper.isAt(/^\/$/)
  await shopper.goTo('/sign-in')
  await shopper.follow(shopper.says(signInText.forgot))
  await shopper.isOn(signInText.forgotTitle)
  await shopper.type(checkoutText.email, email)
  await shopper.press(shopper.says(signInText.sendLink))
  await shopper.isOn(signInText.sentTitle)
  const { text } = await mailSaying(shopper.shop, email, /reset-password/)
  const [link = ''] = /\S+\/reset-password\?\S+/.exec(text) ?? []
  await page.goto(link)
  await shopper.isOn(signInText.resetTitle)
  t.equal(new URL(page.url()).search, '', 'the token does not stay in the address')
  await shopper.type(signInText.newPassword, PASSWORD)
  await shopper.press(shopper.says(signInText.setPassword))
  await shopper.sees(signInText.resetDone)
  await shopper.goTo('/sign-in')
  await shopper.type(checkoutText.email, email)
  await shopper.hands.type(password, PASSWORD)
  await shopper.press(shopper.says(signInText.signIn))
  await shopper.isOn(accountText.greeting, { name: 'Grace Hopper' })
}
