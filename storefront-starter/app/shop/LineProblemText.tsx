import type { LineProblem } from '../lib/line-problem.ts'
import { lineProblemText } from '../lib/messages/cart-line.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './LineProblemText.module.css'

/** What is wrong with a line, and what to do about it. */
export function LineProblemText({ problem, id }: { problem: LineProblem; id?: string }) {
  const t = useText()
  const language = useLanguage()
  const { kind, left, price } = problem
  const text = lineProblemText[kind as keyof typeof lineProblemText] ?? lineProblemText.other
  const values = { count: left, price: price ? formatMoney(price, language) : '' }
  return (
    <span className={`${styles.problem} ${kind === 'price_changed' ? styles.news : ''}`} id={id}>
      <Icon name="alert" size={16} />
      <span>{t(text, values)}</span>
    </span>
  )
}
