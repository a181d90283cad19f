import { Form } from 'react-router'
import type { FormFailure } from '../lib/form.ts'
import { personalDataText as m } from '../lib/messages/personal-data.ts'
import { signInText } from '../lib/messages/sign-in.ts'
import { useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import { ErrorSummary, Field } from '../ui/Field.tsx'
import { FormProblem } from './FormProblem.tsx'
import styles from './forms.module.css'

/** Everything about the customer as a file, and the way out: with the password, and for good. */
export function PersonalData({ failure, sectionClass }: { failure: FormFailure | undefined; sectionClass: string }) {
  const t = useText()
  const labels = { current_password: t(signInText.currentPassword) }
  return (
    <>
      <section className={sectionClass} aria-labelledby="file">
        <h2 id="file">{t(m.fileTitle)}</h2>
        <p>{t(m.fileText)}</p>
        <a className={buttonClass('quiet')} href="/account/data" download>
          {t(m.download)}
        </a>
      </section>
      <section className={sectionClass} aria-labelledby="close">
        <h2 id="close">{t(m.closeTitle)}</h2>
        <p>{t(m.closeText)}</p>
        <FormProblem failure={failure} />
        <Form method="post" className={styles.form} noValidate reloadDocument>
          <input type="hidden" name="intent" value="close" />
          <ErrorSummary failure={failure} labels={labels} />
          <Field
            name="current_password"
            label={labels.current_password}
            error={failure?.fields.current_password}
            input={{ type: 'password', autoComplete: 'current-password', maxLength: 128 }}
          />
          <button type="submit" className={buttonClass('quiet')}>
            {t(m.close)}
          </button>
        </Form>
      </section>
    </>
  )
}
