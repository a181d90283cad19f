import { Link } from 'react-router'
import type { Card } from '../lib/cards.server.ts'
import { pathIn } from '../lib/languages.ts'
import { catalogueText as m } from '../lib/messages/catalogue.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { Picture } from '../ui/Picture.tsx'
import { PriceTag } from './PriceTag.tsx'
import styles from './ProductCard.module.css'

/** One product of a list. The link around its title covers the card. */
export function ProductCard({ card, priority = 'late' }: { card: Card; priority?: 'first' | 'early' | 'late' }) {
  const t = useText()
  const language = useLanguage()
  const isSale = card.price && card.compareAt && card.compareAt.amount > card.price.amount
  const badge = card.isAvailable ? (isSale ? m.saleBadge : null) : m.soldOut
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <Picture picture={card.picture} priority={priority} isDecoration />
        {badge ? <span className={`${styles.badge} ${card.isAvailable ? styles.sale : ''}`}>{t(badge)}</span> : null}
      </div>
      <h3 className={styles.title} dir="auto">
        <Link className={styles.link} to={pathIn(language, `/p/${card.slug}`)}>
          {card.title}
        </Link>
      </h3>
      {card.vendor ? <p className={styles.vendor}>{card.vendor}</p> : null}
      <p className={styles.price}>
        <PriceTag {...card} />
      </p>
      {card.colours.length > 1 ? <p className={styles.colours}>{card.colours.join(', ')}</p> : null}
    </article>
  )
}
