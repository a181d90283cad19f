import type { ReactNode } from 'react'
import type { CountryForm } from '../lib/checkout.server.ts'
import type { FormFailure, FormValues } from '../lib/form.ts'
import { checkoutText as m } from '../lib/messages/checkout.ts'
import { useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import { ErrorSummary, Field } from '../ui/Field.tsx'
import { AddressFields, labelOf } from './AddressFields.tsx'
import styles from './forms.module.css'

interface AddressFormProps {
  form: CountryForm
  values: FormValues
  failure: FormFailure | undefined
  /** What the button says. */
  submit: string
  /** Whether somebody orders with it, who has to be reached. */
  hasEmail?: boolean
  children?: ReactNode
}

/** The fields of an address, in a form whose intent is `address`, or `country` where only the country was changed. */
export function AddressForm({ form, values, failure, submit, hasEmail = false, children }: AddressFormProps) {
  const t = useText()
  const errors = failure?.fields ?? {}
  const labels = {
    email: t(m.email),
    country: t(m.country),
    phone: t(m.phone),
    ...Object.fromEntries(form.fields.map((field) => [field.name, labelOf(field, t)])),
  }
  return (
    <>
      <ErrorSummary failure={failure} labels={labels} />
      {/* Enter in a field continues; the first button of a form is the one that it presses. */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" name="intent" value="address">
        {submit}
      </button>
      {hasEmail ? (
        <Field
          name="email"
          label={labels.email}
          hint={t(m.emailHint)}
          error={errors.email}
          value={values.email}
          input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 }}
        />
      ) : null}
      <div className={styles.row}>
        <Field
          name="country"
          label={labels.country}
          error={errors.country}
          value={form.code}
          choices={form.countries}
          input={{ autoComplete: 'country' }}
        />
        <button type="submit" className={buttonClass('quiet')} name="intent" value="country">
          {t(m.changeCountry)}
        </button>
      </div>
      <AddressFields form={form} values={values} errors={errors} />
      {children}
      <button type="submit" className={buttonClass('main', 'large')} name="intent" value="address">
        {submit}
      </button>
    </>
  )
}
