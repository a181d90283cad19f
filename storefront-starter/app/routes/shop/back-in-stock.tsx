import { isApiError } from '@stoa/sdk'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { accountRefusal, emptyFields, intentOf, readForm, refusal } from '../../lib/form.server.ts'
import type { FormFailure } from '../../lib/form.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { signUpToken } from '../../lib/mailed-token.server.ts'
import { backInStockText as m } from '../../lib/messages/back-in-stock.ts'
import { checkoutText } from '../../lib/messages/checkout.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { NarrowPage } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { ErrorSummary, Field } from '../../ui/Field.tsx'

export const meta = privateHead(m.title, '/back-in-stock')

/** The form for a product, as the link on its page wants it; null on a page of a mailed link. */
function wantedOf(search: URLSearchParams): FormFailure | null {
  const variant_id = search.get('variant_id')
  return variant_id === null
    ? null
    : { values: { variant_id, slug: search.get('slug') ?? '' }, fields: {}, problem: null }
}

/** Nothing is removed before the button is pressed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const taken = await signUpToken.takenFrom(request)
  if (taken) throw taken
  const wanted = wantedOf(new URL(request.url).searchParams)
  return { isOpen: (await signUpToken.of(request)) !== null, wanted }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa } = visitOf(context)
  const values = await readForm(request)
  if (intentOf(values) === 'remove') {
    const token = await signUpToken.of(request)
    if (token !== null) await orErrorPage(stoa.backInStock.unsubscribe({ token }))
    return data({ done: 'removed' } as const, {
      headers: { 'set-cookie': await signUpToken.forgotten() },
    })
  }
  const missing = emptyFields(values, ['email'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  const { email = '', variant_id = '', slug = '' } = values
  try {
    await stoa.backInStock.subscribe({ variant_id, email, locale: languageOf(new URL(request.url).pathname) })
    return { done: 'sent', email, slug } as const
  } catch (error) {
    if (isApiError(error, 'invalid_state')) return { done: 'back', slug } as const
    if (isApiError(error, 'unprocessable')) return { done: 'unknown' } as const
    return accountRefusal(error, values)
  }
}

export default function BackInStock() {
  const { isOpen, wanted } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  if (result && 'done' in result) {
    const { done } = result
    const text = { sent: m.sent, back: m.isBack, unknown: m.unknown, removed: m.removed }[done]
    const slug = 'slug' in result && /^[a-z0-9][a-z0-9_-]*$/.test(result.slug) ? result.slug : null
    return (
      <NarrowPage title={t(done === 'removed' ? m.removeTitle : m.title)}>
        <p role="status">{t(text, 'email' in result ? { email: result.email } : {})}</p>
        {slug ? <Link to={pathIn(language, `/p/${slug}`)}>{t(m.toProduct)}</Link> : null}
      </NarrowPage>
    )
  }
  const form: FormFailure | null = result ?? wanted
  if (form) return <SignUp failure={form} />
  return (
    <NarrowPage title={t(m.removeTitle)} lead={t(m.removeLead)}>
      <Form method="post" className={styles.form}>
        <button type="submit" name="intent" value="remove" disabled={!isOpen} className={buttonClass('main', 'large')}>
          {t(m.remove)}
        </button>
      </Form>
    </NarrowPage>
  )
}

/** The form, with what was wrong in it. */
function SignUp({ failure }: { failure: FormFailure }) {
  const t = useText()
  const labels = { email: t(checkoutText.email) }
  return (
    <NarrowPage title={t(m.title)} lead={t(m.lead)}>
      <FormProblem failure={failure} />
      <Form method="post" className={styles.form} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <input type="hidden" name="variant_id" value={failure.values.variant_id ?? ''} />
        <input type="hidden" name="slug" value={failure.values.slug ?? ''} />
        <Field
          name="email"
          label={labels.email}
          error={failure.fields.email}
          value={failure.values.email}
          input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 }}
        />
        <button type="submit" name="intent" value="subscribe" className={buttonClass('main', 'large')}>
          {t(m.send)}
        </button>
      </Form>
    </NarrowPage>
  )
}
