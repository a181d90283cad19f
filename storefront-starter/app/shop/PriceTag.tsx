import type { Money, UnitPrice } from '@stoa/sdk'
import { priceText as m } from '../lib/messages/price.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import { unitText } from '../lib/unit-text.ts'
import styles from './PriceTag.module.css'

interface PriceTagProps {
  price: Money | null
  compareAt: Money | null
  /** The lowest price of the 30 days before a reduction. */
  lowest: Money | null
  unitPrice: UnitPrice | null
  /** Other variants cost more. */
  isFrom?: boolean
  size?: 'usual' | 'large'
}

/** A price, what it was before, and what the law wants beside it. Screen readers hear which is which. */
export function PriceTag({ lowest, unitPrice, ...tag }: PriceTagProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <span>
      <Amounts {...tag} />
      {unitPrice ? (
        <span className={styles.note}>
          {formatMoney(unitPrice, language)}/{unitText(unitPrice.per, language)}
        </span>
      ) : null}
      {lowest ? <span className={styles.note}>{t(m.lowest, { price: formatMoney(lowest, language) })}</span> : null}
    </span>
  )
}

function Amounts({ price, compareAt, isFrom = false, size = 'usual' }: Omit<PriceTagProps, 'lowest' | 'unitPrice'>) {
  const t = useText()
  const language = useLanguage()
  if (!price) return <span className={styles.none}>{t(m.noPrice)}</span>
  const now = formatMoney(price, language)
  const said = isFrom ? t(m.from, { price: now }) : now
  const isSale = compareAt !== null && compareAt.amount > price.amount
  if (!isSale) return <span className={`${styles.price} ${styles[size]}`}>{said}</span>
  return (
    <span className={`${styles.price} ${styles[size]}`}>
      <span className="unseen">{t(m.priceNow)} </span>
      <ins className={styles.sale}>{said}</ins> <span className="unseen">{t(m.priceBefore)} </span>
      <del className={styles.before}>{formatMoney(compareAt, language)}</del>
    </span>
  )
}
