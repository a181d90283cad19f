import { NotFoundError, RateLimitedError } from '@stoa/sdk'
import { type ActionFunctionArgs, data, Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { failureOf, readForm, refusal } from '../../lib/form.server.ts'
import type { FormFailure } from '../../lib/form.ts'
import { pathIn } from '../../lib/languages.ts'
import { addressText, checkoutText } from '../../lib/messages/checkout.ts'
import { orderText as m } from '../../lib/messages/order.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { findToWithdrawText as w } from '../../lib/messages/withdrawal.ts'
import { useRootData } from '../../lib/root-data.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import styles from '../../shop/forms.module.css'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import { ErrorSummary, Field } from '../../ui/Field.tsx'
import pageStyles from './order.module.css'

export const meta = privateHead(m.findTitle, '/orders/find')

/** Who comes by the link to withdraw from a contract goes on to that. */
const isToWithdraw = (search: URLSearchParams) => search.get('for') === 'withdrawal'

export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa, language } = visitOf(context)
  const values = await readForm(request)
  const { number = '', email = '', postal_code = '' } = values
  const missing = Object.entries({ number, email }).filter(([, value]) => value === '')
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map(([name]) => [name, 'required']))
    return data(refusal(values, fields), { status: 422 })
  }
  try {
    const order = await stoa.orders.lookup({ number, email, ...(postal_code ? { postal_code } : {}) })
    // The SDK keeps the token that opens it, for an hour.
    const further = isToWithdraw(new URL(request.url).searchParams) ? '/withdraw' : ''
    return redirect(pathIn(language, `/orders/${order.id}${further}`), 303)
  } catch (error) {
    const problem =
      error instanceof NotFoundError ? 'not_found' : error instanceof RateLimitedError ? 'rate_limited' : null
    const failure = problem ? { values, fields: {}, problem } : failureOf(error, values)
    return data(failure, { status: problem === 'rate_limited' ? 429 : 422 })
  }
}

export default function OrderFind() {
  const failure: FormFailure | undefined = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const [search] = useSearchParams()
  const root = useRootData()
  const withdraws = isToWithdraw(search)
  const values = failure?.values ?? {}
  const errors = failure?.fields ?? {}
  const labels = { number: t(m.number), email: t(checkoutText.email), postal_code: t(addressText.postal_code) }
  const whole = failure?.problem === 'rate_limited' ? m.tooOften : m.notFound
  return (
    <div className={pageStyles.page}>
      <h1 tabIndex={-1}>{t(withdraws ? w.title : m.findTitle)}</h1>
      <p>{t(withdraws ? w.text : m.findText)}</p>
      {withdraws && root?.isSignedIn ? <Link to={pathIn(language, '/account/orders')}>{t(w.signedIn)}</Link> : null}
      {failure?.problem ? <Callout kind="error">{t(whole)}</Callout> : null}
      <Form method="post" className={styles.form} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <Field name="number" label={labels.number} error={errors.number} value={values.number} />
        <Field
          name="email"
          label={labels.email}
          error={errors.email}
          value={values.email}
          input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 }}
        />
        <Field
          name="postal_code"
          label={labels.postal_code}
          error={errors.postal_code}
          value={values.postal_code}
          input={{ autoComplete: 'postal-code' }}
        />
        <button type="submit" className={buttonClass('main')}>
          {t(withdraws ? w.find : m.find)}
        </button>
      </Form>
    </div>
  )
}
