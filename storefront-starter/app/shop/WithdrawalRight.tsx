import { Link } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { withdrawalText as m } from '../lib/messages/withdrawal.ts'
import type { WithdrawalRight as Right } from '../lib/withdrawal.server.ts'
import { buttonClass } from '../ui/button.ts'
import styles from './WithdrawalStatement.module.css'

/** Whether the contract of an order can be withdrawn from, until when, and where. */
export function WithdrawalRight({ right: { isPossible, date }, id }: { right: Right; id: string }) {
  const t = useText()
  const language = useLanguage()
  const text = isPossible ? (date ? m.until : m.anyTime) : m.over
  return (
    <section className={styles.box} aria-labelledby="withdrawal">
      <h2 id="withdrawal" className={styles.heading}>
        {t(m.right)}
      </h2>
      <p>{t(text, { date: date ?? '' })}</p>
      {isPossible ? (
        <Link className={buttonClass('quiet')} to={pathIn(language, `/orders/${id}/withdraw`)}>
          {t(m.here)}
        </Link>
      ) : null}
    </section>
  )
}
