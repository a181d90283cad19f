import { Form } from 'react-router'
import type { FormValues } from '../lib/form.ts'
import { useText } from '../lib/messages/text.ts'
import { withdrawalText as m } from '../lib/messages/withdrawal.ts'
import { buttonClass } from '../ui/button.ts'
import { Pieces } from './OrderTimeline.tsx'
import styles from './WithdrawalStatement.module.css'

export interface Declared {
  name?: string | undefined
  email?: string | undefined
  text?: string | null | undefined
  pieces: readonly { id: string; title: string; quantity: number }[]
}

/** What is declared, by whom, and where the receipt goes. */
export function WithdrawalStatement({ number, declared }: { number: string; declared: Declared }) {
  const t = useText()
  const { name, email, text, pieces } = declared
  const facts = [
    { label: m.name, value: name },
    { label: m.email, value: email },
    { label: m.text, value: text },
  ]
  return (
    <div className={styles.box}>
      <p className={styles.statement}>{t(m.statement, { number })}</p>
      <Pieces pieces={pieces} />
      <dl className={styles.facts}>
        {facts.map(({ label, value }) =>
          value ? (
            <div key={label.en}>
              <dt>{t(label)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  )
}

interface ConfirmWithdrawalProps {
  /** What was filled in; it is sent again with the confirmation. */
  values: FormValues
  /** Of this confirmation, so that a double click declares once. */
  formKey: string
}

/** The second step: nothing is declared without it. */
export function ConfirmWithdrawal({ values, formKey }: ConfirmWithdrawalProps) {
  const t = useText()
  const kept = Object.entries(values).filter(([name]) => name !== 'intent' && name !== 'key')
  return (
    <Form method="post" className={styles.confirm}>
      <input type="hidden" name="key" value={formKey} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" name="intent" value="confirm" className={buttonClass('main')}>
        {t(m.confirm)}
      </button>
      <button type="submit" name="intent" value="change" className={buttonClass('quiet')}>
        {t(m.change)}
      </button>
    </Form>
  )
}
