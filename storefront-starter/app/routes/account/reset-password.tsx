import { isApiError } from '@stoa/sdk'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, emptyFields, readForm, refusal } from '../../lib/form.server.ts'
import type { FormFailure } from '../../lib/form.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { resetToken } from '../../lib/mailed-token.server.ts'
import { signInText as m } from '../../lib/messages/sign-in.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { NarrowPage } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import { ErrorSummary, Field } from '../../ui/Field.tsx'

export const meta = privateHead(m.resetTitle, '/reset-password')

export async function loader({ request }: LoaderFunctionArgs) {
  const taken = await resetToken.takenFrom(request)
  if (taken) throw taken
  return { isOpen: (await resetToken.of(request)) !== null }
}

const isDead = (error: unknown) => isApiError(error, 'password_reset_invalid')

export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa, session } = visitOf(context)
  const [values, token] = await Promise.all([readForm(request), resetToken.of(request)])
  const dead: FormFailure = { values: {}, fields: {}, problem: 'password_reset_invalid' }
  const forgotten = { headers: { 'set-cookie': await resetToken.forgotten() } }
  if (token === null) return data(dead, { status: 422 })
  const missing = emptyFields(values, ['new_password'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  try {
    await stoa.auth.resetPassword({ token, new_password: values.new_password ?? '' })
  } catch (error) {
    if (!isDead(error)) return accountRefusal(error, values)
    return data(dead, { status: 422, ...forgotten })
  }
  // All sessions of the account have ended; whose this browser has is not known, so it signs in anew.
  session.auth.set(null)
  return redirect(pathIn(languageOf(new URL(request.url).pathname), '/sign-in?reset'), { status: 303, ...forgotten })
}

export default function ResetPassword() {
  const { isOpen } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  if (!isOpen || failure?.problem === 'password_reset_invalid') {
    return (
      <NarrowPage title={t(m.resetTitle)}>
        <Callout kind="warning">{t(m.resetInvalid)}</Callout>
        <Link className={buttonClass('main', 'large')} to={pathIn(language, '/forgot-password')}>
          {t(m.newLink)}
        </Link>
      </NarrowPage>
    )
  }
  const labels = { new_password: t(m.newPassword) }
  return (
    <NarrowPage title={t(m.resetTitle)} lead={t(m.resetLead)}>
      <FormProblem failure={failure} />
      <Form method="post" className={styles.form} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <Field
          name="new_password"
          label={labels.new_password}
          hint={t(m.passwordHint)}
          error={failure?.fields.new_password}
          input={{ type: 'password', autoComplete: 'new-password', maxLength: 128 }}
        />
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.setPassword)}
        </button>
      </Form>
    </NarrowPage>
  )
}
