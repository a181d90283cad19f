import { Link, useLocation } from 'react-router'
import type { Filter } from '../lib/listing.server.ts'
import { isFiltered, type ListingAddress, listingQuery, withoutFilter, withoutFilters } from '../lib/listing-address.ts'
import { catalogueText as m } from '../lib/messages/catalogue.ts'
import { useText } from '../lib/messages/text.ts'
import { useRootData } from '../lib/root-data.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './FilterChips.module.css'

/** What is chosen, each with a link that removes it. */
export function FilterChips({ address, filters }: { address: ListingAddress; filters: readonly Filter[] }) {
  const t = useText()
  const { pathname } = useLocation()
  const currency = useRootData()?.currency ?? ''
  if (!isFiltered(address)) return null
  const labelOf = (name: string, value: string) =>
    filters.find((filter) => filter.name === name)?.values.find((one) => one.value === value)?.label ?? value
  const range = `${address.priceFrom || '0'} – ${address.priceTo || '∞'} ${currency}`
  const chips = [
    ...[...address.filters].flatMap(([name, values]) =>
      values.map((value) => ({ name: labelOf(name, value), rest: withoutFilter(address, name, value) })),
    ),
    ...(address.onlyAvailable
      ? [{ name: t(m.onlyAvailable), rest: { ...address, onlyAvailable: false, cursor: null } }]
      : []),
    ...(address.priceFrom || address.priceTo
      ? [{ name: t(m.priceChip, { range }), rest: { ...address, priceFrom: '', priceTo: '', cursor: null } }]
      : []),
  ]
  return (
    <ul className={styles.chips} aria-label={t(m.activeFilters)}>
      {chips.map(({ name, rest }) => (
        <li key={name}>
          <Link className={styles.chip} to={pathname + listingQuery(rest)} aria-label={t(m.removeFilter, { name })}>
            <bdi>{name}</bdi>
            <Icon name="close" size={14} />
          </Link>
        </li>
      ))}
      <li>
        <Link className={styles.all} to={pathname + listingQuery(withoutFilters(address))}>
          {t(m.clearFilters)}
        </Link>
      </li>
    </ul>
  )
}
