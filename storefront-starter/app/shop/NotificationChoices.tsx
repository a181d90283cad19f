import { useEffect, useState } from 'react'
import { Form, Link } from 'react-router'
import type { FormFailure, FormValues } from '../lib/form.ts'
import { pathIn } from '../lib/languages.ts'
import { accountText } from '../lib/messages/account.ts'
import { notificationText as m, notificationFieldErrors as texts } from '../lib/messages/notifications.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import type { NotificationPage } from '../lib/notification-choices.server.ts'
import account from '../routes/account/account.module.css'
import { buttonClass } from '../ui/button.ts'
import { ErrorSummary, Field } from '../ui/Field.tsx'
import { FormProblem } from './FormProblem.tsx'
import styles from './forms.module.css'

type Page = Pick<NotificationPage, 'values' | 'channels' | 'isZoneChosen' | 'zones'>

/** What a customer is told of beside the mails that everybody gets, by which channel, and when not. */
export function NotificationChoices({ page, failure }: { page: Page; failure: FormFailure | undefined }) {
  const t = useText()
  const { sms, push, email } = page.channels
  const values = failure?.values ?? page.values
  const labels = { starts_at: t(m.from), ends_at: t(m.until), time_zone: t(m.timeZone) }
  const byOrder = [sms !== 'off' && 'sms', push !== 'off' && 'push'].filter(Boolean)
  const offered = [...byOrder, ...(email === 'ready' ? ['email', 'cart'] : [])].join(' ')
  return (
    <section className={account.section} aria-labelledby="choices">
      <h2 id="choices">{t(m.choices)}</h2>
      <FormProblem failure={failure} />
      <Form method="post" className={`${styles.form} ${account.narrow}`} noValidate>
        <ErrorSummary failure={failure} labels={labels} texts={texts} />
        <input type="hidden" name="offered" value={offered} />
        {byOrder.length > 0 ? (
          <fieldset>
            <legend className={account.name}>{t(m.orders)}</legend>
            {sms === 'off' ? null : (
              <Tick name="sms" values={values} label={t(m.sms)} hint={sms === 'unverified' && t(m.smsUnverified)} />
            )}
            {push === 'off' ? null : (
              <Tick name="push" values={values} label={t(m.push)} hint={push === 'no_device' && t(m.pushNoDevice)} />
            )}
          </fieldset>
        ) : null}
        <fieldset>
          <legend className={account.name}>{t(m.backInStock)}</legend>
          {email === 'ready' ? <Tick name="email" values={values} label={t(m.email)} /> : <EmailUnproven />}
        </fieldset>
        <fieldset>
          <legend className={account.name}>{t(m.abandonedCart)}</legend>
          {email === 'ready' ? (
            <Tick name="cart" values={values} label={t(m.email)} hint={t(m.abandonedCartHint)} />
          ) : (
            <p className={styles.small}>{t(m.cartUnverified)}</p>
          )}
        </fieldset>
        {byOrder.length > 0 ? (
          <QuietHours page={page} values={values} errors={failure?.fields ?? {}} labels={labels} />
        ) : null}
        <button type="submit" name="intent" value="choices" className={buttonClass('main', 'large')}>
          {t(accountText.save)}
        </button>
      </Form>
    </section>
  )
}

/** Anybody can register an address; who has used a link that was mailed to it has shown that it is theirs. */
function EmailUnproven() {
  const t = useText()
  const language = useLanguage()
  return (
    <p className={styles.small}>
      {t(m.emailUnverified)} <Link to={pathIn(language, '/account')}>{t(m.mailLink)}</Link>
    </p>
  )
}

interface TickProps {
  name: string
  values: FormValues
  label: string
  hint?: string | false
}

function Tick({ name, values, label, hint = false }: TickProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" name={name} value="yes" defaultChecked={values[name] === 'yes'} />
      <span>
        {label}
        {hint ? <span className={styles.note}>{hint}</span> : null}
      </span>
    </label>
  )
}

interface QuietHoursProps {
  page: Page
  values: FormValues
  errors: FormValues
  labels: Record<'starts_at' | 'ends_at' | 'time_zone', string>
}

function QuietHours({ page, values, errors, labels }: QuietHoursProps) {
  const t = useText()
  const own = useOwnZone()
  // Whoever has chosen none sets hours by the clock in front of them, which a browser knows and a server does not.
  const zone = (!page.isZoneChosen && values === page.values && own) || values.time_zone
  const zones = zone && !page.zones.includes(zone) ? [zone, ...page.zones] : page.zones
  return (
    <fieldset className={styles.choices} aria-describedby="quiet-hint">
      <legend className={account.name}>{t(m.quiet)}</legend>
      <p id="quiet-hint" className={styles.small}>
        {t(m.quietLead)}
      </p>
      {(['starts_at', 'ends_at'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={labels[name]}
          error={errors[name]}
          errorTexts={texts}
          value={values[name]}
          input={{ type: 'time' }}
        />
      ))}
      <Field
        key={zone}
        name="time_zone"
        label={labels.time_zone}
        error={errors.time_zone}
        value={zone}
        choices={zones.map((code) => ({ code, name: code.replaceAll('_', ' ') }))}
      />
    </fieldset>
  )
}

/** The zone of this browser; null until a script has run. */
function useOwnZone(): string | null {
  const [zone, setZone] = useState<string | null>(null)
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return zone
}
