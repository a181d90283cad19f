import type { HowToPay } from '../lib/how-to-pay.server.ts'
import { orderText as m } from '../lib/messages/order.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import styles from './PaymentInstructions.module.css'

/** Where the money goes, how much, and what to write on it. */
export function PaymentInstructions({ pay, number }: { pay: HowToPay; number: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <section className={styles.box} aria-labelledby="how-to-pay">
      <h2 id="how-to-pay">{t(m.howToPay)}</h2>
      <p className={styles.text}>{pay.instructions}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t(m.amountDue)}</dt>
          <dd>{formatMoney(pay.amount, language)}</dd>
        </div>
        <div>
          <dt>{t(m.reference)}</dt>
          <dd>{number}</dd>
        </div>
        {pay.payBy ? (
          <div>
            <dt>{t(m.payBy)}</dt>
            <dd>{pay.payBy}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}
