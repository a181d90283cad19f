import type { Money } from '@stoa/sdk'
import { priceText as m } from '../lib/messages/price.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import styles from './PriceTag.module.css'

interface PriceTagProps {
  price: Money | null
  compareAt: Money | null
  /** Other variants cost more. */
  isFrom?: boolean
  size?: 'usual' | 'large'
}

/** A price, and what it was before. Screen readers hear which is which. */
export function PriceTag({ price, compareAt, isFrom = false, size = 'usual' }: PriceTagProps) {
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
