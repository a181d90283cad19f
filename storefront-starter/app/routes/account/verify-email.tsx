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
import { accountRefusal } from '../../lib/form.server.ts'
import { pathIn } from '../../lib/languages.ts'
import { verificationToken } from '../../lib/mailed-token.server.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { verifyEmailText as m } from '../../lib/messages/verify-email.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'
import { NarrowPage } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'

export const meta = privateHead(m.title, '/verify-email')

/** Nothing is verified before the button is pressed: programs open the links of mails, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  const taken = await verificationToken.takenFrom(request)
  if (taken) throw taken
  return { isOpen: (await verificationToken.of(request)) !== null }
}

const DEAD = 'email_verification_invalid'

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await verificationToken.of(request)
  const headers = { 'set-cookie': await verificationToken.forgotten() }
  const dead = { values: {}, fields: {}, problem: DEAD }
  if (token === null) return data(dead, { status: 422 })
  try {
    await visitOf(context).stoa.auth.verifyEmail({ token })
    return data({ isDone: true }, { headers })
  } catch (error) {
    return isApiError(error, DEAD) ? data(dead, { status: 422, headers }) : accountRefusal(error, {})
  }
}

export default function VerifyEmail() {
  const { isOpen } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const isDone = result !== undefined && 'isDone' in result
  const failure = result !== undefined && 'problem' in result ? result : undefined
  const toAccount = (
    <Link className={buttonClass('main', 'large')} to={pathIn(language, '/account')}>
      {t(m.toAccount)}
    </Link>
  )
  if (isDone || !isOpen || failure?.problem === DEAD) {
    return (
      <NarrowPage title={t(m.title)}>
        <Callout kind={isDone ? 'good' : 'warning'}>{t(isDone ? m.done : m.dead)}</Callout>
        {toAccount}
      </NarrowPage>
    )
  }
  return (
    <NarrowPage title={t(m.title)} lead={t(m.lead)}>
      <FormProblem failure={failure} />
      <Form method="post" className={styles.form}>
        <button type="submit" className={buttonClass('main', 'large')}>
          {t(m.confirm)}
        </button>
      </Form>
    </NarrowPage>
  )
}
