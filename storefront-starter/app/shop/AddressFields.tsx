import type { CountryForm } from '../lib/checkout.server.ts'
import type { FormValues } from '../lib/form.ts'
import { addressText, checkoutText as m } from '../lib/messages/checkout.ts'
import { type Text, useText } from '../lib/messages/text.ts'
import { Field } from '../ui/Field.tsx'

interface AddressFieldsProps {
  form: CountryForm
  values: FormValues
  errors: Readonly<Record<string, string>>
  /** Begins the names of the fields, where a form has two addresses. */
  prefix?: '' | 'billing_'
}

const AUTOCOMPLETE: Record<string, string> = {
  name: 'name',
  company: 'organization',
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postal_code: 'postal-code',
}

export function labelOf(field: { name: string; label: string }, t: (text: Text) => string): string {
  const texts = addressText as Record<string, Text>
  const text = texts[field.label] ?? texts[field.name]
  return text ? t(text) : field.name
}

/** The lines of an address, in the order in which the country writes them. */
export function AddressFields({ form, values, errors, prefix = '' }: AddressFieldsProps) {
  const t = useText()
  const kind = prefix === '' ? 'shipping' : 'billing'
  const shared = (name: string) => ({
    name: prefix + name,
    error: errors[prefix + name],
    value: values[prefix + name],
  })
  return (
    <>
      {form.fields.map((field) => (
        <Field
          key={field.name}
          {...shared(field.name)}
          label={labelOf(field, t)}
          isOptional={!field.required}
          {...(field.name === 'postal_code' && form.postalExample
            ? { hint: t(m.example, { example: form.postalExample }) }
            : {})}
          {...(field.name === 'region' && form.regions.length > 0 ? { choices: form.regions } : {})}
          input={{ autoComplete: `${kind} ${AUTOCOMPLETE[field.name] ?? 'on'}` }}
        />
      ))}
      {prefix === '' ? (
        <Field
          {...shared('phone')}
          label={t(m.phone)}
          hint={t(m.phoneHint, { example: `${form.phonePrefix ?? '+49'} 30 123456` })}
          isOptional={!form.needsPhone}
          input={{ type: 'tel', autoComplete: 'tel', inputMode: 'tel' }}
        />
      ) : null}
    </>
  )
}
