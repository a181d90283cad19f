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
  /** How the other address is written, where a bill may go to another one. */
  billing?: CountryForm
  children?: ReactNode
}

/** The fields of an address, in a form whose intent is `address`, or `country` where only the country was changed. */
export function AddressForm({ form, values, failure, submit, hasEmail = false, billing, children }: AddressFormProps) {
  const t = useText()
  const errors = failure?.fields ?? {}
  const labels = {
    email: t(m.email),
    country: t(m.country),
    phone: t(m.phone),
    ...Object.fromEntries(form.fields.map((field) => [field.name, labelOf(field, t)])),
    billing_country: t(m.billingLabel, { field: t(m.country) }),
    ...Object.fromEntries(
      billing?.fields.map((field) => [`billing_${field.name}`, t(m.billingLabel, { field: labelOf(field, t) })]) ?? [],
    ),
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
      <CountryField form={form} error={errors.country} prefix="" />
      <AddressFields form={form} values={values} errors={errors} />
      {billing ? <BillingAddress form={billing} values={values} errors={errors} /> : null}
      {children}
      <button type="submit" className={buttonClass('main', 'large')} name="intent" value="address">
        {submit}
      </button>
    </>
  )
}

interface CountryFieldProps {
  form: CountryForm
  error: string | undefined
  prefix: '' | 'billing_'
}

/** The country, which decides the other fields. */
function CountryField({ form, error, prefix }: CountryFieldProps) {
  const t = useText()
  return (
    <div className={styles.row}>
      <Field
        name={`${prefix}country`}
        label={t(m.country)}
        error={error}
        value={form.code}
        choices={form.countries}
        input={{ autoComplete: `${prefix === '' ? 'shipping' : 'billing'} country` }}
      />
      <button type="submit" className={buttonClass('quiet')} name="intent" value="country">
        {t(m.changeCountry)}
      </button>
    </div>
  )
}

/** Shown once its box is ticked; style sheets do that, so it needs no script. */
function BillingAddress({ form, values, errors }: Pick<AddressFormProps, 'form' | 'values'> & { errors: FormValues }) {
  const t = useText()
  return (
    <fieldset className={styles.billing}>
      <legend className="unseen">{t(m.billingAddress)}</legend>
      <label className={styles.check}>
        <input type="checkbox" name="billing" value="yes" defaultChecked={values.billing === 'yes'} />
        {t(m.otherBilling)}
      </label>
      <div className={styles.billingFields}>
        <CountryField form={form} error={errors.billing_country} prefix="billing_" />
        <AddressFields form={form} values={values} errors={errors} prefix="billing_" />
      </div>
    </fieldset>
  )
}
