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
import { failureOf, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { cartText } from '../../lib/messages/cart.ts'
import { checkoutText as m } from '../../lib/messages/checkout.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { formatMoney } from '../../lib/money.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { CheckoutPage } from '../../shop/CheckoutPage.tsx'
import styles from '../../shop/forms.module.css'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'

export const meta = checkoutHead

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const language = languageOf(new URL(request.url).pathname)
  const cart = await checkoutCart(visit, language, '/checkout/shipping')
  if (!cart.requires_shipping) throw redirect(pathIn(language, '/checkout/payment'))
  const { data: options, reason, currencies } = await orErrorPage(visit.stoa.carts.listShippingOptions(cart.id))
  const chosen = cart.shipping_option?.id ?? options[0]?.id
  return { summary: summaryOf(cart), options, chosen, none: { reason, currencies, currency: cart.currency } }
}

/** A refusal comes of what has changed meanwhile, so the page is read again; React Router would leave it as it was. */
export const shouldRevalidate = () => true

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const language = languageOf(new URL(request.url).pathname)
  const [values, cart] = await Promise.all([readForm(request), checkoutCart(visit, language)])
  try {
    await visit.stoa.carts.setShippingOption(cart.id, { option_id: values.option ?? '' })
  } catch (error) {
    return data(failureOf(error, values), { status: 422 })
  }
  return redirect(pathIn(language, '/checkout/payment'), 303)
}

export default function CheckoutShipping() {
  const { summary, options, chosen, none } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  return (
    <CheckoutPage step={1} title={t(m.chooseShipping)} summary={summary}>
      {options.length === 0 || failure ? <NoShipping {...none} /> : null}
      {options.length === 0 ? null : (
        <Form method="post" className={styles.form}>
          <fieldset className={styles.choices}>
            <legend className="unseen">{t(m.chooseShipping)}</legend>
            {options.map(({ id, name, amount }) => (
              <label key={id} className={styles.choice}>
                <input type="radio" name="option" value={id} required defaultChecked={id === chosen} />
                <span dir="auto">{name}</span>
                <span>{amount.amount === 0 ? t(cartText.free) : formatMoney(amount, language)}</span>
              </label>
            ))}
          </fieldset>
          <button type="submit" className={buttonClass('main', 'large')}>
            {t(m.toPayment)}
          </button>
        </Form>
      )}
    </CheckoutPage>
  )
}

type None = Awaited<ReturnType<typeof loader>>['none']

/** Why nothing can be chosen; another address helps only where it is the address. */
function NoShipping({ reason, currencies, currency }: None) {
  const t = useText()
  const language = useLanguage()
  if (reason === 'no_option_for_weight') return <Callout kind="error">{t(m.noShippingForWeight)}</Callout>
  if (reason !== 'no_option_in_currency') return <Callout kind="error">{t(m.noShipping)}</Callout>
  return (
    <>
      <Callout kind="error">{t(m.noShippingInCurrency, { currency })}</Callout>
      <Form method="post" action="/preferences" reloadDocument className={styles.form}>
        <input type="hidden" name="return_to" value={pathIn(language, '/checkout/shipping')} />
        {currencies.map((other) => (
          <button key={other} type="submit" name="currency" value={other} className={buttonClass('main', 'large')}>
            {t(m.payInCurrency, { currency: other })}
          </button>
        ))}
      </Form>
    </>
  )
}
