import { Link } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { itemCount } from '../lib/messages/account.ts'
import { fulfilmentStatusText, orderText as m } from '../lib/messages/order.ts'
import { countedTextIn, useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import type { OrderSummary } from '../lib/order-summary.server.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './OrderList.module.css'

/** A customer's orders. The link around the number covers the row. */
export function OrderList({ orders }: { orders: readonly OrderSummary[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <ul className={styles.list}>
      {orders.map((order) => (
        <li key={order.id} className={styles.order}>
          <div className={styles.words}>
            <Link className={styles.link} to={pathIn(language, `/orders/${order.id}`)}>
              {t(m.title, { number: order.number })}
            </Link>
            <p className={styles.small}>
              {order.placedOn} · {countedTextIn(language, itemCount, order.count)}
            </p>
            <p className={styles.small}>
              {t(order.isCancelled ? m.isCancelled : fulfilmentStatusText[order.fulfilmentStatus])}
            </p>
          </div>
          <ul className={styles.pictures}>
            {order.pictures.map(({ id, picture }) => (
              <li key={id} className={styles.picture}>
                <Picture picture={picture} shape="square" use="thumb" isDecoration />
              </li>
            ))}
          </ul>
          <p className={styles.total}>{formatMoney(order.total, language)}</p>
        </li>
      ))}
    </ul>
  )
}
