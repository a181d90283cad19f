import { orderText } from '../lib/messages/order.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { comingText, happenedText, timelineText as m } from '../lib/messages/timeline.ts'
import { formatMoney } from '../lib/money.ts'
import type { Timeline } from '../lib/order-timeline.server.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './OrderTimeline.module.css'

/** What came to nothing. */
const ENDED: ReadonlySet<string> = new Set(['cancelled', 'items_cancelled', 'payment_failed'])

/** What has happened to an order, and what comes next. */
export function OrderTimeline({ timeline: { happened, coming } }: { timeline: Timeline }) {
  const t = useText()
  const language = useLanguage()
  const sum = (amount: Parameters<typeof formatMoney>[0] | null | undefined) =>
    amount ? formatMoney(amount, language) : ''
  return (
    <section className={styles.box} aria-labelledby="timeline">
      <h2 id="timeline">{t(m.title)}</h2>
      <ol className={styles.steps}>
        {happened.map(({ id, kind, at, moment, amount, parcel, pieces }) => (
          <li key={id} className={styles.step}>
            <span className={styles.mark}>
              <Icon name={ENDED.has(kind) ? 'close' : 'check'} size={14} />
            </span>
            <p className={styles.name}>{t(happenedText[kind], { amount: sum(amount) })}</p>
            <p className={styles.small}>
              <time dateTime={at}>{moment}</time>
            </p>
            <Pieces pieces={pieces} />
            {parcel?.name || parcel?.url ? (
              <p className={styles.small}>
                {parcel.name} {parcel.url ? <a href={parcel.url}>{t(orderText.track)}</a> : null}
              </p>
            ) : null}
          </li>
        ))}
        {coming.map(({ kind, date = '', amount }, index) => (
          <li key={kind} className={`${styles.step} ${styles.coming}`}>
            <span className={styles.mark} />
            <p className={styles.small}>{t(index === 0 ? m.next : m.afterwards)}</p>
            <p className={styles.name}>{t(comingText[kind], { date, amount: sum(amount) })}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is in a parcel, a withdrawal or a cancellation. */
export function Pieces({ pieces }: { pieces: readonly { id: string; title: string; quantity: number }[] }) {
  const t = useText()
  if (pieces.length === 0) return null
  return (
    <ul className={styles.pieces}>
      {pieces.map(({ id, title, quantity }) => (
        <li key={id}>{t(m.piece, { quantity, title })}</li>
      ))}
    </ul>
  )
}
