import { type ActionFunctionArgs, data, Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, emptyFields, readForm, refusal } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { checkoutText } from '../../lib/messages/checkout.ts'
import { signInText as m } from '../../lib/messages/sign-in.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { nextPath } from '../../lib/own-path.ts'
import { signUp } from '../../lib/sign-up.server.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { NarrowPage, NarrowPageLinks } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { ErrorSummary, Field } from '../../ui/Field.tsx'

export const meta = privateHead(m.signUp, '/sign-up')

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await readForm(request)
  const { pathname, searchParams } = new URL(request.url)
  const language = languageOf(pathname)
  const missing = emptyFields(values, ['name', 'email', 'password'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  try {
    await signUp(visitOf(context).stoa, values, language)
  } catch (error) {
    return accountRefusal(error, values)
  }
  return redirect(nextPath(searchParams) ?? pathIn(language, '/account'), 303)
}

export default function SignUp() {
  const failure = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const [search] = useSearchParams()
  const labels = { name: t(m.name), email: t(checkoutText.email), password: t(m.password) }
  const shared = (name: keyof typeof labels) => ({ name, label: labels[name], error: failure?.fields[name] })
  return (
    <NarrowPage title={t(m.signUp)} lead={t(m.signUpLead)}>
      <FormProblem failure={failure} />
      <Form method="post" className={styles.form} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <Field {...shared('name')} value={failure?.values.name} input={{ autoComplete: 'name' }} />
        <Field
          {...shared('email')}
          value={failure?.values.email}
          input={{ type: 'email', autoComplete: 'username', inputMode: 'email', maxLength: 254 }}
        />
        <Field
          {...shared('password')}
          hint={t(m.passwordHint)}
          input={{ type: 'password', autoComplete: 'new-password', maxLength: 128 }}
        />
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.signUp)}
        </button>
      </Form>
      <NarrowPageLinks>
        <p>
          {t(m.hasAccount)}{' '}
          <Link to={{ pathname: pathIn(language, '/sign-in'), search: `?${search}` }}>{t(m.signIn)}</Link>
        </p>
      </NarrowPageLinks>
    </NarrowPage>
  )
}
