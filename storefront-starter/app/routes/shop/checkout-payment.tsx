import type { Cart } from '@stoa/sdk'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { checkoutCart, summaryOf } from '../../lib/checkout.server.ts'
import { checkoutHead } from '../../lib/checkout-head.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { failureOf, newKey, readForm } from '../../lib/form.server.ts'
import type { FormFailure } from '../../lib/form.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { checkoutText as m, orderErrorText } from '../../lib/messages/checkout.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { formatMoney } from '../../lib/money.ts'
import { placeOrder } from '../../lib/place-order.server.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { CheckoutPage } from '../../shop/CheckoutPage.tsx'
import styles from '../../shop/forms.module.css'
import { PaymentMethods } from '../../shop/PaymentMethods.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'

export const meta = checkoutHead

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { pathname, searchParams } = new URL(request.url)
  const language = languageOf(pathname)
  const cart = await checkoutCart(visit, language, '/checkout/payment')
  const { data: methods } = await orErrorPage(visit.stoa.paymentMethods.list({ currency: cart.currency }))
  return { summary: summaryOf(cart), methods, formKey: newKey(), wasDeclined: searchParams.has('declined') }
}

const totalOf = ({ totals: { total } }: Pick<Cart, 'totals'>) => `${total.amount} ${total.currency}`

/** A refusal comes of what has changed meanwhile, so the page is read again; React Router would leave it as it was. */
export const shouldRevalidate = () => true

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const language = languageOf(new URL(request.url).pathname)
  const values = await readForm(request)
  const cart = await checkoutCart(visit, language)
  // The cart was changed in another tab: nobody orders for another amount than the button said.
  if (values.total !== totalOf(cart)) {
    return data({ values, fields: {}, problem: 'cart_changed' } satisfies FormFailure, { status: 422 })
  }
  try {
    return redirect(pathIn(language, await placeOrder(visit, cart, values)), 303)
  } catch (error) {
    return data(failureOf(error, values), { status: 422 })
  }
}

export default function CheckoutPayment() {
  const { summary, methods, formKey, wasDeclined } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const code = failure ? (failure.problem ?? 'other') : wasDeclined ? 'payment_declined' : null
  const amount = formatMoney(summary.totals.total, language)
  return (
    <CheckoutPage step={2} title={t(m.choosePayment)} summary={summary}>
      {code ? (
        <Callout kind="error">{t(orderErrorText[code as keyof typeof orderErrorText] ?? orderErrorText.other)}</Callout>
      ) : null}
      <Form method="post" className={styles.form}>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="total" value={totalOf(summary)} />
        {summary.totals.total.amount > 0 ? (
          <PaymentMethods methods={methods} chosen={failure?.values.method} token={failure?.values.token} />
        ) : null}
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.placeOrder, { amount })}
        </button>
        <p className={styles.small}>{t(m.once)}</p>
      </Form>
    </CheckoutPage>
  )
}
