import { Form } from 'react-router'
import type { FormFailure } from '../lib/form.ts'
import { notificationText as m, notificationFieldErrors as texts } from '../lib/messages/notifications.ts'
import { useText } from '../lib/messages/text.ts'
import type { NotificationPage } from '../lib/notification-choices.server.ts'
import account from '../routes/account/account.module.css'
import { buttonClass } from '../ui/button.ts'
import { ErrorSummary, Field } from '../ui/Field.tsx'
import { FormProblem } from './FormProblem.tsx'
import styles from './forms.module.css'

interface PhoneVerificationProps {
  phone: NotificationPage['phone']
  /** Whether a code was sent, or a wrong one was typed. */
  hasCode: boolean
  failures: Readonly<Record<'phone' | 'code', FormFailure | undefined>>
}

/** The number that SMS go to. Two forms: one has a code sent, the other takes it. */
export function PhoneVerification({ phone, hasCode, failures }: PhoneVerificationProps) {
  const t = useText()
  const request = <CodeRequest number={phone.number} failure={failures.phone} />
  return (
    <section className={account.section} aria-labelledby="phone-title">
      <h2 id="phone-title">{t(m.phone)}</h2>
      <p>{phone.isVerified ? t(m.phoneVerified, { phone: phone.number }) : t(m.phoneLead)}</p>
      {hasCode ? <CodeForm failure={failures.code} /> : null}
      {phone.isVerified ? (
        <details className={styles.fold} open={failures.phone !== undefined}>
          <summary>{t(m.otherNumber)}</summary>
          {request}
        </details>
      ) : (
        request
      )}
    </section>
  )
}

function CodeRequest({ number, failure }: { number: string; failure: FormFailure | undefined }) {
  const t = useText()
  return (
    <Form method="post" className={`${styles.form} ${account.narrow}`} noValidate>
      <FormProblem failure={failure} />
      <ErrorSummary failure={failure} labels={{ phone: t(m.number) }} texts={texts} />
      <Field
        name="phone"
        label={t(m.number)}
        hint={t(m.numberHint, { example: '+49 151 23456789' })}
        error={failure?.fields.phone}
        errorTexts={texts}
        value={failure?.values.phone ?? number}
        input={{ type: 'tel', autoComplete: 'tel', inputMode: 'tel' }}
      />
      <button type="submit" name="intent" value="phone" className={buttonClass('quiet')}>
        {t(m.sendCode)}
      </button>
    </Form>
  )
}

function CodeForm({ failure }: { failure: FormFailure | undefined }) {
  const t = useText()
  return (
    <Form method="post" className={`${styles.form} ${account.narrow}`} noValidate>
      <FormProblem failure={failure} />
      <ErrorSummary failure={failure} labels={{ code: t(m.code) }} texts={texts} />
      <Field
        name="code"
        label={t(m.code)}
        hint={t(m.codeHint)}
        error={failure?.fields.code}
        errorTexts={texts}
        value={failure?.values.code}
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 }}
      />
      <button type="submit" name="intent" value="code" className={buttonClass('main')}>
        {t(m.confirm)}
      </button>
    </Form>
  )
}
