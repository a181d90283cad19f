import type { EnabledMethod } from '@stoa/sdk'
import { checkoutText as m } from '../lib/messages/checkout.ts'
import { useText } from '../lib/messages/text.ts'
import fieldStyles from '../ui/Field.module.css'
import { Drawing } from '../ui/Icon.tsx'
import styles from './forms.module.css'

/** What the card of the test network does, which moves no money. */
const TEST_TOKENS = [
  { token: 'tok_approve', text: m.testApprove },
  { token: 'tok_decline', text: m.testDecline },
  { token: 'tok_action', text: m.testAction },
  { token: 'tok_slow', text: m.testSlow },
  { token: 'tok_lost_reply', text: m.testLost },
  { token: 'tok_webhook_only', text: m.testLate },
]

/** Drawings of Lucide (ISC licence), by the name that the API gives. */
const DRAWINGS: Record<string, readonly string[]> = {
  card: ['M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2', 'M2 10h20'],
  bank: [
    'M10 18v-7',
    'M14 18v-7',
    'M18 18v-7',
    'M6 18v-7',
    'M3 22h18',
    'M11.12 2.198a2 2 0 0 1 1.76.006l7.866 3.847c.476.233.31.949-.22.949H3.474c-.53 0-.695-.716-.22-.949z',
  ],
  cash: [
    'M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2',
    'M14 12a2 2 0 1 1-4 0a2 2 0 0 1 4 0',
    'M6 12h.01',
    'M18 12h.01',
  ],
}

interface PaymentMethodsProps {
  methods: readonly EnabledMethod[]
  chosen: string | undefined
  token: string | undefined
}

export function PaymentMethods({ methods, chosen = methods[0]?.id, token = 'tok_approve' }: PaymentMethodsProps) {
  const t = useText()
  return (
    <fieldset className={styles.choices}>
      <legend className="unseen">{t(m.choosePayment)}</legend>
      {methods.map(({ id, title, kind, description, instructions, icon }) => (
        <div key={id} className={styles.choices}>
          <label className={styles.choice}>
            <input type="radio" name="method" value={id} required defaultChecked={id === chosen} />
            <span>
              {title}
              {description ? <span className={styles.note}>{description}</span> : null}
            </span>
            <Drawing paths={DRAWINGS[icon] ?? []} />
          </label>
          {instructions ? (
            <p className={styles.instructions}>
              <strong>{t(m.howToPay)}</strong>
              {instructions}
            </p>
          ) : null}
          {kind === 'test' ? (
            <label className={fieldStyles.field}>
              {t(m.testCard)}
              <select className={fieldStyles.input} name="token" defaultValue={token}>
                {TEST_TOKENS.map((one) => (
                  <option key={one.token} value={one.token}>
                    {t(one.text)}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
      ))}
    </fieldset>
  )
}
