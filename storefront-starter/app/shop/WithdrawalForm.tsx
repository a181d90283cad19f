import { Form } from 'react-router'
import { type FormFailure, type FormValues, textOfFieldError } from '../lib/form.ts'
import { useText } from '../lib/messages/text.ts'
import { withdrawalText as m } from '../lib/messages/withdrawal.ts'
import type { WithdrawableLine } from '../lib/withdrawal.server.ts'
import { buttonClass } from '../ui/button.ts'
import { ErrorSummary, Field } from '../ui/Field.tsx'
import { Picture } from '../ui/Picture.tsx'
import formStyles from './forms.module.css'
import styles from './WithdrawalForm.module.css'

/** Quantities that a list names one by one; beyond them it has all of them only. */
const NAMED = 99

interface WithdrawalFormProps {
  lines: readonly WithdrawableLine[]
  /** What the order knows, until something was typed. */
  values: FormValues
  failure: FormFailure | undefined
}

/** The statement of a withdrawal: what it is about, who withdraws and where the receipt goes. */
export function WithdrawalForm({ lines, values, failure }: WithdrawalFormProps) {
  const t = useText()
  const errors = failure?.fields ?? {}
  const typed = failure?.values ?? values
  const labels = { items: t(m.what), name: t(m.name), email: t(m.email), text: t(m.text) }
  return (
    <Form method="post" className={formStyles.form} noValidate>
      <ErrorSummary failure={failure} labels={labels} />
      <fieldset id="items" aria-describedby={errors.items ? 'items-error' : undefined}>
        <legend className={styles.legend}>{labels.items}</legend>
        {errors.items ? (
          <p id="items-error" className={styles.error}>
            {t(textOfFieldError(errors.items))}
          </p>
        ) : null}
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line.id} className={styles.line}>
              <Picture picture={line.picture} shape="square" use="thumb" isDecoration />
              <span className={styles.words}>
                <span className={styles.title} id={`title-${line.id}`} dir="auto">
                  {line.title}
                </span>
                {line.choices.length > 0 ? (
                  <span className={formStyles.small} dir="auto">
                    {line.choices.join(', ')}
                  </span>
                ) : null}
              </span>
              <Units line={line} chosen={failure ? (typed[line.field] ?? '') : String(line.quantity)} />
            </li>
          ))}
        </ul>
      </fieldset>
      <Field
        name="name"
        label={labels.name}
        error={errors.name}
        value={typed.name}
        input={{ autoComplete: 'name', maxLength: 200 }}
      />
      <Field
        name="email"
        label={labels.email}
        hint={t(m.emailHint)}
        error={errors.email}
        value={typed.email}
        input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 }}
      />
      <Field
        name="text"
        label={labels.text}
        hint={t(m.textHint)}
        error={errors.text}
        isOptional
        value={typed.text}
        input={{ maxLength: 2000 }}
      />
      <button type="submit" name="intent" value="check" className={buttonClass('main')}>
        {t(m.continue)}
      </button>
      <p className={formStyles.small}>{t(m.notYet)}</p>
    </Form>
  )
}

/** How many of a line; of a single one whether. Values are units in all, those of earlier declarations included. */
function Units({ line, chosen }: { line: WithdrawableLine; chosen: string }) {
  const t = useText()
  const { field, title, quantity, withdrawn } = line
  const left = quantity - withdrawn
  if (left === 1)
    return (
      <label className={styles.single}>
        <input type="checkbox" name={field} value={quantity} defaultChecked={chosen === String(quantity)} />
        <span className="unseen">{title}</span>
      </label>
    )
  const some = Array.from({ length: Math.min(left - 1, NAMED) }, (_, index) => index + 1)
  return (
    <select
      name={field}
      className={styles.units}
      defaultValue={chosen === '' ? withdrawn : chosen}
      aria-label={t(m.chooseUnits, { title })}
    >
      <option value={withdrawn}>{t(m.none)}</option>
      {some.map((count) => (
        <option key={count} value={withdrawn + count}>
          {count}
        </option>
      ))}
      <option value={quantity}>{t(m.all, { count: left })}</option>
    </select>
  )
}
