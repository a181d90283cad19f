import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useSearchParams,
} from 'react-router'
import { customerOf, hasSignedOut, orSignIn } from '../../lib/account.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, emptyFields, readForm, refusal } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { signInText } from '../../lib/messages/sign-in.ts'
import { useText } from '../../lib/messages/text.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import { ErrorSummary, Field } from '../../ui/Field.tsx'
import accountStyles from './account.module.css'

export const meta = privateHead(m.passwordTitle, '/account/password')

export function loader(args: LoaderFunctionArgs) {
  customerOf(args)
  return null
}

export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  const values = await readForm(args.request)
  const missing = emptyFields(values, ['current_password', 'new_password'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  const { current_password = '', new_password = '' } = values
  try {
    await stoa.auth.changePassword({ current_password, new_password })
  } catch (error) {
    if (hasSignedOut(error)) return await orSignIn(args.request, Promise.reject(error))
    return accountRefusal(error, values, 'current_password')
  }
  return redirect(pathIn(languageOf(new URL(args.request.url).pathname), '/account/password?changed'), 303)
}

export default function Password() {
  const failure = useActionData<typeof action>()
  const t = useText()
  const [search] = useSearchParams()
  const labels = { current_password: t(signInText.currentPassword), new_password: t(signInText.newPassword) }
  return (
    <AccountPage title={t(m.passwordTitle)} lead={t(m.passwordLead)}>
      {search.has('changed') && !failure ? <Callout kind="good">{t(m.passwordChanged)}</Callout> : null}
      <FormProblem failure={failure} />
      <Form method="post" className={`${styles.form} ${accountStyles.narrow}`} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <Field
          name="current_password"
          label={labels.current_password}
          error={failure?.fields.current_password}
          input={{ type: 'password', autoComplete: 'current-password', maxLength: 128 }}
        />
        <Field
          name="new_password"
          label={labels.new_password}
          hint={t(signInText.passwordHint)}
          error={failure?.fields.new_password}
          input={{ type: 'password', autoComplete: 'new-password', maxLength: 128 }}
        />
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.changePassword)}
        </button>
      </Form>
    </AccountPage>
  )
}
