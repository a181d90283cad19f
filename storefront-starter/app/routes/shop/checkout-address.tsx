import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { addressOf, checkoutCart, countryForm, missingFields, summaryOf, valuesOf } from '../../lib/checkout.server.ts'
import { checkoutHead } from '../../lib/checkout-head.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { failureOf, intentOf, readForm, refusal } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { checkoutText as m } from '../../lib/messages/checkout.ts'
import { useText } from '../../lib/messages/text.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { AddressFields, labelOf } from '../../shop/AddressFields.tsx'
import { CheckoutPage } from '../../shop/CheckoutPage.tsx'
import styles from '../../shop/forms.module.css'
import { buttonClass } from '../../ui/button.ts'
import { ErrorSummary, Field } from '../../ui/Field.tsx'

export const meta = checkoutHead

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const language = languageOf(new URL(request.url).pathname)
  const [cart, countries] = await Promise.all([
    checkoutCart(visit, language),
    orErrorPage(visit.stoa.countries.list({ locale: language })),
  ])
  const values = valuesOf(cart)
  return { summary: summaryOf(cart), values, form: countryForm(countries.data, values.country) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const language = languageOf(new URL(request.url).pathname)
  const [values, cart, countries] = await Promise.all([
    readForm(request),
    checkoutCart(visit, language),
    orErrorPage(visit.stoa.countries.list({ locale: language })),
  ])
  const form = countryForm(countries.data, values.country)
  // Another country has other fields; what was typed stays.
  if (intentOf(values) === 'country') return { failure: refusal(values, {}), form }
  const missing = missingFields(form, values)
  if (Object.keys(missing).length > 0) return data({ failure: refusal(values, missing), form }, { status: 422 })
  try {
    await visit.stoa.carts.update(cart.id, {
      email: values.email ?? '',
      shipping_address: addressOf(form, values),
      locale: language,
    })
  } catch (error) {
    return data({ failure: failureOf(error, values), form }, { status: 422 })
  }
  return redirect(pathIn(language, '/checkout/shipping'), 303)
}

export default function CheckoutAddress() {
  const loaded = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const t = useText()
  const form = sent?.form ?? loaded.form
  const values = sent?.failure.values ?? loaded.values
  const errors = sent?.failure.fields ?? {}
  const labels = {
    email: t(m.email),
    country: t(m.country),
    phone: t(m.phone),
    ...Object.fromEntries(form.fields.map((field) => [field.name, labelOf(field, t)])),
  }
  return (
    <CheckoutPage step={0} title={t(m.addressTitle)} summary={loaded.summary}>
      <Form key={form.code} method="post" className={styles.form} noValidate>
        <ErrorSummary failure={sent?.failure} labels={labels} />
        {/* Enter in a field continues; the first button of a form is the one that it presses. */}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" name="intent" value="address">
          {t(m.toShipping)}
        </button>
        <Field
          name="email"
          label={labels.email}
          hint={t(m.emailHint)}
          error={errors.email}
          value={values.email}
          input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 }}
        />
        <div className={styles.row}>
          <Field
            name="country"
            label={labels.country}
            error={errors.country}
            value={form.code}
            choices={form.countries}
            input={{ autoComplete: 'country' }}
          />
          <button type="submit" className={buttonClass('quiet')} name="intent" value="country">
            {t(m.changeCountry)}
          </button>
        </div>
        <AddressFields form={form} values={values} errors={errors} />
        <button type="submit" className={buttonClass('main', 'large')} name="intent" value="address">
          {t(m.toShipping)}
        </button>
      </Form>
    </CheckoutPage>
  )
}
