import t from 'tap'
import { missingFieldsOf, nextStep, stepBefore } from '../app/lib/checkout-steps.ts'

const missing = (...pointers: string[]) => pointers.map((pointer) => ({ pointer, code: 'required' }))

t.test('the next step is the first that has something to do', async (t) => {
  t.equal(nextStep(missing('/email', '/shipping_address', '/shipping_option', '/payment')), '/checkout/address')
  t.equal(nextStep(missing('/shipping_address/region', '/payment')), '/checkout/address')
  t.equal(nextStep(missing('/shipping_option', '/payment')), '/checkout/shipping')
  t.equal(nextStep(missing('/payment')), '/checkout/payment')
  t.equal(nextStep([]), '/checkout/payment', 'what costs nothing is ordered there')
})

t.test('nobody gets ahead of what is missing, and everybody may go back', async (t) => {
  t.equal(stepBefore('/checkout/payment', missing('/shipping_option', '/payment')), '/checkout/shipping')
  t.equal(stepBefore('/checkout/shipping', missing('/email')), '/checkout/address')
  t.equal(stepBefore('/checkout/shipping', missing('/shipping_option', '/payment')), null)
  t.equal(stepBefore('/checkout/address', missing('/payment')), null)
})

t.test('fields that a later step found missing are named as the form names them', async (t) => {
  const pointers = ['/email', '/shipping_address/phone', '/billing_address/region', '/shipping_address', '/payment']
  t.strictSame(missingFieldsOf(missing(...pointers)), {
    email: 'required',
    phone: 'required',
    billing_region: 'required',
  })
})
