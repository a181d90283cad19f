import type { Money, Totals } from '@stoa/sdk'
import { cartText as m } from '../lib/messages/cart.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import styles from './TotalsList.module.css'

interface TotalsListProps {
  totals: Totals
  /** Null until one is chosen. */
  shippingName: string | null
}

/** What the API calculated; nothing is added up here. */
export function TotalsList({ totals, shippingName }: TotalsListProps) {
  const t = useText()
  const language = useLanguage()
  const said = (money: Money) => formatMoney(money, language)
  const shipping = totals.shipping_total.amount === 0 ? t(m.free) : said(totals.shipping_total)
  const taxText = totals.prices_include_tax ? m.taxIncluded : m.taxAdded
  return (
    <dl className={styles.list}>
      <div className={styles.row}>
        <dt>{t(m.subtotal)}</dt>
        <dd>{said(totals.subtotal)}</dd>
      </div>
      <div className={styles.row}>
        <dt>
          {t(m.shipping)}
          {shippingName ? (
            <span className={styles.small} dir="auto">
              {shippingName}
            </span>
          ) : null}
        </dt>
        <dd>{shippingName === null ? t(m.shippingLater) : shipping}</dd>
      </div>
      {totals.prices_include_tax
        ? null
        : totals.tax_lines.map(({ name, rate, amount }) => (
            <div key={name + rate} className={styles.row}>
              <dt>{t(taxText, { name, rate })}</dt>
              <dd>{said(amount)}</dd>
            </div>
          ))}
      <div className={`${styles.row} ${styles.total}`}>
        <dt>{t(m.total)}</dt>
        <dd>{said(totals.total)}</dd>
      </div>
      {totals.prices_include_tax
        ? totals.tax_lines.map(({ name, rate, amount }) => (
            <div key={name + rate} className={styles.tax}>
              <dt className="unseen">{name}</dt>
              <dd>{t(taxText, { name, rate, amount: said(amount) })}</dd>
            </div>
          ))
        : null}
    </dl>
  )
}
