import { checkoutText } from '../lib/messages/checkout.ts'
import { fulfilmentStatusText, orderText as m, paymentStatusText } from '../lib/messages/order.ts'
import { useText } from '../lib/messages/text.ts'
import type { OrderView } from '../lib/order-view.server.ts'
import { Callout } from '../ui/Callout.tsx'
import styles from './OrderDetails.module.css'
import { OrderLines } from './OrderLines.tsx'
import { TotalsList } from './TotalsList.tsx'

/** All that a customer sees of an order. */
export function OrderDetails({ order }: { order: OrderView }) {
  const t = useText()
  return (
    <div className={styles.details}>
      {order.isCancelled ? <Callout kind="warning">{t(m.cancelled)}</Callout> : null}
      <dl className={styles.facts}>
        <div>
          <dt>{t(m.number)}</dt>
          <dd>{order.number}</dd>
        </div>
        <div>
          <dt>{t(m.payment)}</dt>
          <dd>
            {order.paymentTitle}
            <span className={order.paymentTitle ? styles.line : undefined}>
              {t(paymentStatusText[order.paymentStatus])}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t(m.delivery)}</dt>
          <dd>{order.isCancelled ? '–' : t(fulfilmentStatusText[order.fulfilmentStatus])}</dd>
        </div>
        <AddressFact name={t(m.address)} lines={order.address} />
        <AddressFact name={t(checkoutText.billingAddress)} lines={order.billing} />
      </dl>
      <section className={styles.sum} aria-labelledby="items">
        <h2 id="items">{t(m.items)}</h2>
        <OrderLines lines={order.lines} />
        <TotalsList totals={order.totals} shippingName={order.shippingName} />
      </section>
    </div>
  )
}

function AddressFact({ name, lines }: { name: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {lines.map((line) => (
          <span key={line} className={styles.line} dir="auto">
            {line}
          </span>
        ))}
      </dd>
    </div>
  )
}
