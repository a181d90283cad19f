import { type ActionFunctionArgs, data, Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, emptyFields, readForm, refusal } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { checkoutText } from '../../lib/messages/checkout.ts'
import { layoutText } from '../../lib/messages/layout.ts'
import { personalDataText } from '../../lib/messages/personal-data.ts'
import { signInText as m } from '../../lib/messages/sign-in.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { nextPath } from '../../lib/own-path.ts'
import { useRootData } from '../../lib/root-data.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { NarrowPage, NarrowPageLinks } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import { ErrorSummary, Field } from '../../ui/Field.tsx'

export const meta = privateHead(m.signIn, '/sign-in')

export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa } = visitOf(context)
  const values = await readForm(request)
  const missing = emptyFields(values, ['email', 'password'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  const { email = '', password = '' } = values
  try {
    await stoa.auth.login({ email, password })
  } catch (error) {
    return accountRefusal(error, values)
  }
  const { pathname, searchParams } = new URL(request.url)
  return redirect(nextPath(searchParams) ?? pathIn(languageOf(pathname), '/account'), 303)
}

export default function SignIn() {
  const failure = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const root = useRootData()
  const [search] = useSearchParams()
  const next = nextPath(search)
  const labels = { email: t(checkoutText.email), password: t(m.password) }
  return (
    <NarrowPage title={t(m.signIn)} lead={t(m.signInLead)}>
      {search.has('reset') && !failure ? <Callout kind="good">{t(m.resetDone)}</Callout> : null}
      {search.has('closed') && !failure ? <Callout kind="good">{t(personalDataText.closed)}</Callout> : null}
      {root?.isSignedIn ? (
        <Callout kind="good">
          <p>{t(m.isSignedIn)}</p>
          <Link to={next ?? pathIn(language, '/account')}>{t(m.continue)}</Link>
        </Callout>
      ) : null}
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
        <Field
          name="password"
          label={labels.password}
          error={failure?.fields.password}
          input={{ type: 'password', autoComplete: 'current-password', maxLength: 128 }}
        />
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.signIn)}
        </button>
      </Form>
      <p>
        <Link to={pathIn(language, '/forgot-password')}>{t(m.forgot)}</Link>
      </p>
      <NarrowPageLinks>
        <p>
          {t(m.noAccount)}{' '}
          <Link to={{ pathname: pathIn(language, '/sign-up'), search: `?${search}` }}>{t(m.signUp)}</Link>
        </p>
        <p>
          <Link to={pathIn(language, '/orders/find')}>{t(layoutText.findOrder)}</Link>
        </p>
      </NarrowPageLinks>
    </NarrowPage>
  )
}
