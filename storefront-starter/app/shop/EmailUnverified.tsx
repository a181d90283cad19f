import { Form } from 'react-router'
import type { FormFailure } from '../lib/form.ts'
import { useText } from '../lib/messages/text.ts'
import { verifyEmailText as m } from '../lib/messages/verify-email.ts'
import { buttonClass } from '../ui/button.ts'
import { Callout } from '../ui/Callout.tsx'
import { FormProblem } from './FormProblem.tsx'
import styles from './forms.module.css'

interface EmailUnverifiedProps {
  email: string
  /** Whether a link was sent just now. */
  isSent: boolean
  failure: FormFailure | undefined
}

/** That nobody has shown yet whose the address is, and how to. */
export function EmailUnverified({ email, isSent, failure }: EmailUnverifiedProps) {
  const t = useText()
  if (isSent && !failure) return <Callout kind="good">{t(m.sent, { email })}</Callout>
  return (
    <>
      <FormProblem failure={failure} />
      <Callout kind="warning">
        <p>{t(m.notice, { email })}</p>
        <Form method="post" className={styles.form}>
          <button type="submit" className={buttonClass('quiet')}>
            {t(m.send)}
          </button>
        </Form>
      </Callout>
    </>
  )
}
