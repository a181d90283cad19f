import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { customerOf, hasSignedOut, orSignIn } from '../../lib/account.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, emptyFields, intentOf, readForm, refusal } from '../../lib/form.server.ts'
import type { FormValues } from '../../lib/form.ts'
import { languageData, languageOf, languages, pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { checkoutText } from '../../lib/messages/checkout.ts'
import { signInText } from '../../lib/messages/sign-in.ts'
import { useText } from '../../lib/messages/text.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { PersonalData } from '../../shop/PersonalData.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import { ErrorSummary, Field } from '../../ui/Field.tsx'
import accountStyles from './account.module.css'

export const meta = privateHead(m.profile, '/account/profile')

export async function loader(args: LoaderFunctionArgs) {
  const { email, name, phone, locale } = await orSignIn(args.request, customerOf(args).stoa.me.get())
  const language = languages.find((one) => one === locale.split('-')[0]) ?? languages[0]
  const values: FormValues = { name: name ?? '', phone: phone ?? '', locale: language }
  return { email, values }
}

/** Closes the account. This browser forgets it, too. */
async function close(args: ActionFunctionArgs, values: FormValues) {
  const { stoa, session } = customerOf(args)
  const missing = emptyFields(values, ['current_password'])
  if (Object.keys(missing).length > 0) return data(refusal(values, missing), { status: 422 })
  try {
    await stoa.me.erase({ current_password: values.current_password ?? '' })
  } catch (error) {
    if (hasSignedOut(error)) return await orSignIn(args.request, Promise.reject(error))
    return accountRefusal(error, values, 'current_password')
  }
  session.clear()
  return redirect(pathIn(languageOf(new URL(args.request.url).pathname), '/sign-in?closed'), 303)
}

export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  const values = await readForm(args.request)
  if (intentOf(values) === 'close') return close(args, values)
  const { name, phone, locale } = values
  const written = phone ? phone.replace(/[\s()/-]/g, '') : null
  try {
    await stoa.me.update({ name: name || null, phone: written, ...(locale ? { locale } : {}) })
  } catch (error) {
    return hasSignedOut(error) ? await orSignIn(args.request, Promise.reject(error)) : accountRefusal(error, values)
  }
  return redirect(pathIn(languageOf(new URL(args.request.url).pathname), '/account/profile?saved'), 303)
}

export default function Profile() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isClosing = refused?.values.intent === 'close'
  const failure = isClosing ? undefined : refused
  const t = useText()
  const [search] = useSearchParams()
  const values = failure?.values ?? loaded.values
  const errors = failure?.fields ?? {}
  const labels = { name: t(signInText.name), phone: t(checkoutText.phone), locale: t(m.mailLanguage) }
  return (
    <AccountPage title={t(m.profile)}>
      {search.has('saved') && !failure ? <Callout kind="good">{t(m.saved)}</Callout> : null}
      <FormProblem failure={failure} />
      <Form method="post" className={`${styles.form} ${accountStyles.narrow}`} noValidate>
        <ErrorSummary failure={failure} labels={labels} />
        <div>
          <p className={accountStyles.name}>{t(checkoutText.email)}</p>
          <p>{loaded.email}</p>
          <p className={accountStyles.mark}>{t(m.emailFixed)}</p>
        </div>
        <Field
          name="name"
          label={labels.name}
          error={errors.name}
          value={values.name}
          input={{ autoComplete: 'name' }}
        />
        <Field
          name="phone"
          label={labels.phone}
          isOptional
          hint={t(checkoutText.phoneHint, { example: '+49 30 123456' })}
          error={errors.phone}
          value={values.phone}
          input={{ type: 'tel', autoComplete: 'tel', inputMode: 'tel' }}
        />
        <Field
          name="locale"
          label={labels.locale}
          error={errors.locale}
          value={values.locale}
          choices={languages.map((code) => ({ code, name: languageData[code].name }))}
        />
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.save)}
        </button>
      </Form>
      <PersonalData failure={isClosing ? refused : undefined} sectionClass={accountStyles.section ?? ''} />
    </AccountPage>
  )
}
