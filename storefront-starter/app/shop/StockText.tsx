import { productText as m } from '../lib/messages/product.ts'
import { useText } from '../lib/messages/text.ts'
import type { Stock } from '../lib/stock.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './StockText.module.css'

const TEXTS = { in_stock: m.inStock, few: m.fewLeft, to_order: m.toOrder, sold_out: m.soldOut }

/** How many there are, in words; a change is read out when there is time. */
export function StockText({ stock }: { stock: Stock }) {
  const t = useText()
  const values = stock.kind === 'few' ? { count: stock.count } : {}
  return (
    <p className={`${styles.text} ${styles[stock.kind]}`} aria-live="polite">
      <Icon name={stock.kind === 'sold_out' ? 'close' : stock.kind === 'to_order' ? 'box' : 'check'} size={18} />
      {t(TEXTS[stock.kind], values)}
    </p>
  )
}
