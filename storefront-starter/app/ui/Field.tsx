import { type InputHTMLAttributes, useEffect, useRef } from 'react'
import { type FieldTexts, type FormFailure, textOfFieldError } from '../lib/form.ts'
import { formText } from '../lib/messages/forms.ts'
import { useText } from '../lib/messages/text.ts'
import styles from './Field.module.css'

interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  /** What was wrong when the form was sent. */
  error?: string | undefined
  errorTexts?: FieldTexts
  isOptional?: boolean
  value?: string | undefined
  /** A list to choose from instead of a text. */
  choices?: readonly { code: string; name: string }[]
  input?: InputHTMLAttributes<HTMLInputElement>
}

/** A field with its label above it, and what helps and what is wrong below it. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, errorTexts, isOptional = false, value, choices, input = {} } = props
  const t = useText()
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  const shared = {
    id: name,
    name,
    className: styles.input,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
    // What is typed goes by its own first letter, also where the page is read the other way.
    dir: 'auto',
    autoComplete: input.autoComplete,
  }
  return (
    <div className={styles.field}>
      <label htmlFor={name}>
        {label}
        {isOptional ? <span className={styles.optional}> ({t(formText.optional)})</span> : null}
      </label>
      {choices ? (
        <select {...shared} defaultValue={value ?? ''}>
          {choices.some(({ code }) => code === value) ? null : <option value="">{t(formText.pleaseChoose)}</option>}
          {choices.map(({ code, name: said }) => (
            <option key={code} value={code}>
              {said}
            </option>
          ))}
        </select>
      ) : (
        <input maxLength={200} {...input} {...shared} defaultValue={value} />
      )}
      {hint ? (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className={styles.error}>
          {t(textOfFieldError(error, errorTexts))}
        </p>
      ) : null}
    </div>
  )
}

/** All that is wrong, on top of the form, with links to the fields. */
export function ErrorSummary({
  failure,
  labels,
  texts,
}: {
  failure: FormFailure | undefined
  labels: Record<string, string>
  texts?: FieldTexts
}) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  // It says why the page came back, so it is what is read first. Without a script the browser reads the alert.
  useEffect(() => {
    if (failure) box.current?.focus()
  }, [failure])
  const fields = Object.entries(failure?.fields ?? {})
  if (fields.length === 0) return null
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={box}>
      <p className={styles.heading}>{t(formText.errorTitle)}</p>
      <ul>
        {fields.map(([name, code]) => (
          <li key={name}>
            <a href={`#${name}`}>{labels[name] ?? name}</a>: {t(textOfFieldError(code, texts))}
          </li>
        ))}
      </ul>
    </div>
  )
}
