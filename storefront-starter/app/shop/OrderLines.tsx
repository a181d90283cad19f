import type { Line } from '../lib/cart-lines.server.ts'
import { orderText as m } from '../lib/messages/order.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import { Picture } from '../ui/Picture.tsx'
import { LineProblemText } from './LineProblemText.tsx'
import styles from './OrderLines.module.css'

/** What is bought, to look at and not to change. */
export function OrderLines({ lines }: { lines: readonly Line[] }) {
  const language = useLanguage()
  const t = useText()
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <Picture picture={line.picture} shape="square" use="thumb" isDecoration />
          <span className={styles.words}>
            <span className={styles.title}>
              {line.quantity} × <bdi>{line.title}</bdi>
            </span>
            {line.choices.length > 0 ? (
              <span className={styles.variant} dir="auto">
                {line.choices.join(', ')}
              </span>
            ) : null}
            {line.cancelled ? (
              <span className={styles.variant}>{t(m.unitsCancelled, { count: line.cancelled })}</span>
            ) : null}
            {line.problem ? <LineProblemText problem={line.problem} /> : null}
          </span>
          <span className={styles.total}>{formatMoney(line.total, language)}</span>
        </li>
      ))}
    </ul>
  )
}
