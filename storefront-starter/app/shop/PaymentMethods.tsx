import type { EnabledMethod } from '@stoa/sdk'
import { checkoutText as m } from '../lib/messages/checkout.ts'
import { useText } from '../lib/messages/text.ts'
import fieldStyles from '../ui/Field.module.css'
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
      {methods.map(({ id, title, kind }) => (
        <div key={id} className={styles.choices}>
          <label className={styles.choice}>
            <input type="radio" name="method" value={id} required defaultChecked={id === chosen} />
            <span>{title}</span>
          </label>
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
