import { Form, useLocation } from 'react-router'
import type { Filter, Listing } from '../lib/listing.server.ts'
import { type ListingAddress, sorts } from '../lib/listing-address.ts'
import { catalogueText as m, productCount } from '../lib/messages/catalogue.ts'
import { countedTextIn, useLanguage, useText } from '../lib/messages/text.ts'
import { decimalsOf } from '../lib/money.ts'
import { useRootData } from '../lib/root-data.ts'
import { buttonClass } from '../ui/button.ts'
import styles from './FilterForm.module.css'
import { filterTitle } from './filter-title.ts'

/** Longer lists fold up behind "more". */
const SHOWN = 6

const SORT_TEXTS = {
  relevance: m.sortRelevance,
  newest: m.sortNewest,
  price: m.sortPriceUp,
  '-price': m.sortPriceDown,
  title: m.sortTitle,
}

interface FilteredList {
  address: ListingAddress
  listing: Listing
}

interface FilterFormProps extends FilteredList {
  /** Without a choice the products are in an order that is none of those on the list. */
  hasOwnOrder: boolean
}

/** Sends the whole choice as an address, so that it can be kept, shared and gone back to. */
export function FilterForm({ address, listing, hasOwnOrder }: FilterFormProps) {
  const t = useText()
  const language = useLanguage()
  const { pathname } = useLocation()
  const usual = address.q ? 'relevance' : hasOwnOrder ? '' : 'newest'
  const offered = sorts.filter((sort) => address.q || sort !== 'relevance')
  return (
    // Made anew for another address: the boxes then are as that address says.
    <Form key={JSON.stringify([...address.filters, address])} className={styles.form} action={pathname}>
      {address.q ? <input type="hidden" name="q" value={address.q} /> : null}
      {address.q && address.isExact ? <input type="hidden" name="exact" value="1" /> : null}
      <details className={styles.fold}>
        <summary className={styles.summary}>{t(m.filterAndSort)}</summary>
        <div className={styles.groups}>
          <div className={styles.group}>
            <label className={styles.legend} htmlFor="sort">
              {t(m.sort)}
            </label>
            <select className={styles.select} id="sort" name="sort" defaultValue={address.sort ?? usual}>
              {hasOwnOrder ? <option value="">{t(m.sortOwn)}</option> : null}
              {offered.map((sort) => (
                <option key={sort} value={sort}>
                  {t(SORT_TEXTS[sort])}
                </option>
              ))}
            </select>
          </div>
          {listing.filters.map((filter) => (
            <FilterGroup key={filter.name} filter={filter} chosen={address.filters.get(filter.name) ?? []} />
          ))}
          <PriceGroup address={address} listing={listing} />
          <fieldset className={styles.group}>
            <legend className={styles.legend}>{t(m.availability)}</legend>
            <label className={styles.box}>
              <input type="checkbox" name="available" value="1" defaultChecked={address.onlyAvailable} />
              <span>{t(m.onlyAvailable)}</span>
            </label>
          </fieldset>
        </div>
        <div className={styles.submit}>
          <button type="submit" className={buttonClass('quiet')}>
            {t(m.applyFilters)}
          </button>
          <span className="unseen">{countedTextIn(language, productCount, listing.total)}</span>
        </div>
      </details>
    </Form>
  )
}

function FilterGroup({ filter, chosen }: { filter: Filter; chosen: readonly string[] }) {
  const t = useText()
  const first = filter.values.slice(0, SHOWN)
  const others = filter.values.slice(SHOWN)
  const boxes = (values: Filter['values']) =>
    values.map(({ value, label, count }) => (
      <label key={value} className={styles.box}>
        <input type="checkbox" name={filter.name} value={value} defaultChecked={chosen.includes(value)} />
        <bdi>{label}</bdi>
        <span className={styles.count}>{count}</span>
      </label>
    ))
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend} dir="auto">
        {filterTitle(filter, t)}
      </legend>
      {boxes(first)}
      {others.length > 0 ? (
        <details open={others.some(({ value }) => chosen.includes(value))}>
          <summary className={styles.more}>{t(m.more, { count: others.length })}</summary>
          {boxes(others)}
        </details>
      ) : null}
    </fieldset>
  )
}

function PriceGroup({ address, listing }: FilteredList) {
  const t = useText()
  const currency = useRootData()?.currency ?? 'EUR'
  const unit = 10 ** decimalsOf(currency)
  const range = listing.priceRange
  const fields = [
    {
      name: 'price_from',
      text: m.priceFrom,
      value: address.priceFrom,
      hint: range && Math.floor(range.min.amount / unit),
    },
    { name: 'price_to', text: m.priceTo, value: address.priceTo, hint: range && Math.ceil(range.max.amount / unit) },
  ]
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t(m.price, { currency })}</legend>
      <div className={styles.prices}>
        {fields.map(({ name, text, value, hint }) => (
          <label key={name} className={styles.price}>
            <span>{t(text)}</span>
            <input
              className={styles.select}
              name={name}
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              defaultValue={value}
              placeholder={hint === null ? undefined : String(hint)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
