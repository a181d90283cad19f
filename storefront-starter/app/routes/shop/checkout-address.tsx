import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router'
import { addressCards, keepAddress, keptAddress, listAddresses } from '../../lib/address-book.server.ts'
import {
  addressOf,
  billingValues,
  checkoutCart,
  listCountries,
  missingInCheckout,
  readAddressForms,
  readCountryForm,
  summaryOf,
  valuesOf,
} from '../../lib/checkout.server.ts'
import { checkoutHead } from '../../lib/checkout-head.ts'
import { missingFieldsOf } from '../../lib/checkout-steps.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { failureOf, intentOf, readForm, refusal } from '../../lib/form.server.ts'
import type { FormValues } from '../../lib/form.ts'
import { pathIn } from '../../lib/languages.ts'
import { checkoutText as m } from '../../lib/messages/checkout.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { AddressForm } from '../../shop/AddressForm.tsx'
import { CheckoutPage } from '../../shop/CheckoutPage.tsx'
import styles from '../../shop/forms.module.css'
import { KeptAddresses } from '../../shop/KeptAddresses.tsx'

export const meta = checkoutHead

export async function loader({ context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { stoa, session, language } = visit
  const [cart, countries, kept, me] = await Promise.all([
    checkoutCart(visit, language),
    orErrorPage(listCountries(visit)),
    // A checkout goes on without the address book.
    session.isSignedIn ? listAddresses(stoa).catch(() => []) : [],
    session.isSignedIn ? stoa.me.get().catch(() => null) : null,
  ])
  // Whoever has been here before is told what the next step found missing.
  const missing = cart.shipping_address ? missingFieldsOf(cart.missing) : {}
  const values: FormValues = { ...(me ? { email: me.email, name: me.name ?? '' } : {}), ...valuesOf(cart) }
  return {
    summary: summaryOf(cart),
    values,
    kept: addressCards(kept, language, countries),
    isSignedIn: me !== null,
    failure: Object.keys(missing).length > 0 ? refusal(values, missing) : undefined,
    ...(await orErrorPage(readAddressForms(visit, countries, values))),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { stoa, session, language } = visit
  const [values, cart, countries] = await Promise.all([
    readForm(request),
    checkoutCart(visit, language),
    orErrorPage(listCountries(visit)),
  ])
  const forms = await orErrorPage(readAddressForms(visit, countries, values))
  // Another country has other fields; what was typed stays.
  if (intentOf(values) === 'country') return { failure: refusal(values, {}), ...forms }
  const isKept = intentOf(values) === 'kept'
  const missing = isKept ? {} : missingInCheckout(forms, values)
  if (Object.keys(missing).length > 0) return data({ failure: refusal(values, missing), ...forms }, { status: 422 })
  try {
    const chosen = isKept
      ? await keptAddress(stoa, cart.email, values.kept ?? '')
      : { email: values.email ?? '', address: addressOf(forms.form, values) }
    // It was deleted in another window: the page shows those that there are.
    if (chosen === null) return redirect(pathIn(language, '/checkout/address'), 303)
    if (isKept && visit.facts.needsPhone && !chosen.address.phone) {
      const typed = { email: chosen.email, ...chosen.address }
      const form = await orErrorPage(readCountryForm(visit, countries, typed.country))
      return data({ failure: refusal(typed, { phone: 'required' }), ...forms, form }, { status: 422 })
    }
    const bill = billingValues(values)
    await stoa.carts.update(cart.id, {
      email: chosen.email,
      shipping_address: chosen.address,
      billing_address: bill ? addressOf(forms.billing, bill) : null,
      locale: language,
    })
    if (session.isSignedIn && values.keep === 'yes') await keepAddress(stoa, chosen.address)
  } catch (error) {
    return data({ failure: failureOf(error, values), ...forms }, { status: 422 })
  }
  return redirect(pathIn(language, '/checkout/shipping'), 303)
}

export default function CheckoutAddress() {
  const loaded = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const t = useText()
  const form = sent?.form ?? loaded.form
  const failure = sent ? sent.failure : loaded.failure
  const fields = (
    <Form key={`${form.code} ${(sent ?? loaded).billing.code}`} method="post" className={styles.form} noValidate>
      <AddressForm
        form={form}
        values={sent?.failure.values ?? loaded.values}
        failure={failure}
        submit={t(m.toShipping)}
        hasEmail
        billing={sent?.billing ?? loaded.billing}
      >
        {loaded.isSignedIn ? (
          <label className={styles.check}>
            <input type="checkbox" name="keep" value="yes" defaultChecked={sent?.failure.values.keep === 'yes'} />
            {t(m.keepAddress)}
          </label>
        ) : null}
      </AddressForm>
    </Form>
  )
  return (
    <CheckoutPage step={0} title={t(m.addressTitle)} summary={loaded.summary}>
      {loaded.isSignedIn ? null : <SignInOffer />}
      {loaded.kept.length > 0 ? (
        <>
          <KeptAddresses addresses={loaded.kept} />
          <details className={styles.fold} open={failure !== undefined}>
            <summary>{t(m.otherAddress)}</summary>
            {fields}
          </details>
        </>
      ) : (
        fields
      )}
    </CheckoutPage>
  )
}

function SignInOffer() {
  const t = useText()
  const language = useLanguage()
  const { pathname } = useLocation()
  return (
    <p className={styles.small}>
      {t(m.hasAccount)}{' '}
      <Link to={{ pathname: pathIn(language, '/sign-in'), search: `?next=${encodeURIComponent(pathname)}` }}>
        {t(m.signIn)}
      </Link>
    </p>
  )
}
