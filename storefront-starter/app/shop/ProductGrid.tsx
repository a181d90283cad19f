import type { Card } from '../lib/cards.server.ts'
import { ProductCard } from './ProductCard.tsx'
import styles from './ProductGrid.module.css'

/** Cards that are in sight when the page opens. */
const EARLY = 4

export function ProductGrid({ cards, isBesideFilters = false }: { cards: readonly Card[]; isBesideFilters?: boolean }) {
  return (
    <ul className={`${styles.grid} ${isBesideFilters ? styles.narrow : ''}`}>
      {cards.map((card, position) => (
        <li key={card.slug}>
          <ProductCard card={card} priority={position === 0 ? 'first' : position < EARLY ? 'early' : 'late'} />
        </li>
      ))}
    </ul>
  )
}
