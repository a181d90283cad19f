import { Link, useLocation } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import type { Listing } from '../lib/listing.server.ts'
import { isFiltered, type ListingAddress, listingQuery, withoutFilters } from '../lib/listing-address.ts'
import { catalogueText as m, productCount } from '../lib/messages/catalogue.ts'
import { countedTextIn, useLanguage, useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import { Pager } from '../ui/Pager.tsx'
import { FilterChips } from './FilterChips.tsx'
import { FilterForm } from './FilterForm.tsx'
import { ProductGrid } from './ProductGrid.tsx'
import styles from './ProductListing.module.css'
import { SearchForm } from './SearchForm.tsx'

interface ProductListingProps {
  address: ListingAddress
  listing: Listing
  /** The products have an order of their own, before anybody chooses one. */
  hasOwnOrder?: boolean
  /** What is said where there is nothing to filter; a search says it by itself. */
  empty?: { title: string; text: string }
}

/** Products with the filters beside them: the search page, every category and every collection. */
export function ProductListing({ address, listing, hasOwnOrder = false, empty }: ProductListingProps) {
  const t = useText()
  const language = useLanguage()
  const { pathname } = useLocation()
  const pageAt = (cursor: string | null) => (cursor === null ? null : pathname + listingQuery({ ...address, cursor }))
  if (listing.total === 0 && !isFiltered(address))
    return empty ? <NothingHere {...empty} /> : <NothingFound address={address} />
  return (
    <div className={styles.columns}>
      <FilterForm address={address} listing={listing} hasOwnOrder={hasOwnOrder} />
      <section className={styles.results} aria-labelledby="count">
        <p id="count" className={styles.count} role="status">
          {countedTextIn(language, productCount, listing.total)}
        </p>
        <FilterChips address={address} filters={listing.filters} />
        {listing.total === 0 ? (
          <NothingFound address={address} />
        ) : (
          <>
            <h2 className="unseen">{t(m.products)}</h2>
            <ProductGrid cards={listing.cards} isBesideFilters />
          </>
        )}
        <Pager
          title={t(m.pages)}
          previous={{ to: pageAt(listing.previousCursor), text: t(m.previousPage) }}
          next={{ to: pageAt(listing.nextCursor), text: t(m.nextPage) }}
        />
      </section>
    </div>
  )
}

function NothingHere({ title, text }: { title: string; text: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className={styles.nothing}>
      <h2>{title}</h2>
      <p>{text}</p>
      <Link className={buttonClass('main')} to={pathIn(language, '/search')}>
        {t(m.shopAll)}
      </Link>
    </div>
  )
}

function NothingFound({ address }: { address: ListingAddress }) {
  const t = useText()
  const { pathname } = useLocation()
  const hasFilters = isFiltered(address)
  const text = hasFilters ? m.nothingFiltered : address.q ? m.nothingFor : m.nothingHere
  return (
    <div className={styles.nothing}>
      <h2>{t(m.nothingTitle)}</h2>
      <p>{t(text, { q: address.q })}</p>
      {hasFilters ? (
        <Link className={buttonClass('main')} to={pathname + listingQuery(withoutFilters(address))}>
          {t(m.clearFilters)}
        </Link>
      ) : (
        <SearchForm title={t(m.searchAgain)} />
      )}
    </div>
  )
}
