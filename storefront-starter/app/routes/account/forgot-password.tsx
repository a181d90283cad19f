import { type ActionFunctionArgs, data, Form, Link, useActionData } from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, emptyFields, readForm, refusal } from '../../lib/form.server.ts'
import type { FormFailure } from '../../lib/form.ts'
import { pathIn } from '../../lib/languages.ts'
import { checkoutText } from '../../lib/messages/checkout.ts'
import { signInText as m } from '../../lib/messages/sign-in.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { NarrowPage, NarrowPageLinks } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { ErrorSummary, Field } from '../../ui/Field.tsx'

export const meta = privateHead(m.forgotTitle, '/forgot-password')

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await readForm(request)
  const missing = emptyFields(values, ['email'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  const { email = '' } = values
  try {
    await visitOf(context).stoa.auth.forgotPassword({ email })
  } catch (error) {
    return accountRefusal(error, values)
  }
  return { sentTo: email }
}

export default function ForgotPassword() {
  const result = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  if (result && 'sentTo' in result) {
    return (
      <NarrowPage title={t(m.sentTitle)}>
        <p role="status">{t(m.sent, { email: result.sentTo })}</p>
        <Link to={pathIn(language, '/sign-in')}>{t(m.signIn)}</Link>
      </NarrowPage>
    )
  }
  const failure: FormFailure | undefined = result
  const labels = { email: t(checkoutText.email) }
  return (
    <NarrowPage title={t(m.forgotTitle)} lead={t(m.forgotLead)}>
      <FormProblem failure={failure} />
      <Form method="post" className={styles.form} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <Field
          name="email"
          label={labels.email}
          error={failure?.fields.email}
          value={failure?.values.email}
          input={{ type: 'email', autoComplete: 'username', inputMode: 'email', maxLength: 254 }}
        />
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.sendLink)}
        </button>
      </Form>
      <NarrowPageLinks>
        <Link to={pathIn(language, '/sign-in')}>{t(m.signIn)}</Link>
      </NarrowPageLinks>
    </NarrowPage>
  )
}
