import { Link } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import type { Listing } from '../lib/listing.server.ts'
import { type ListingAddress, listingQuery } from '../lib/listing-address.ts'
import { searchText as m } from '../lib/messages/search.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import styles from './SearchNote.module.css'

interface SearchNoteProps {
  address: ListingAddress
  listing: Listing
}

/** How the words were understood, with a link to what was typed. */
export function SearchNote({ address, listing: { correctedTo, isLoose, total } }: SearchNoteProps) {
  const t = useText()
  const language = useLanguage()
  const asTyped = listingQuery({ ...address, isExact: true, cursor: null })
  const isSome = isLoose && total > 0
  return (
    // It is there before there is anything in it: what comes later is read out.
    <div role="status">
      {correctedTo === null ? null : (
        <p className={styles.note}>
          {t(m.showing, { words: correctedTo })}{' '}
          <Link to={pathIn(language, '/search') + asTyped}>{t(m.instead, { q: address.q })}</Link>
        </p>
      )}
      {isSome ? <p className={styles.note}>{t(m.someWords)}</p> : null}
    </div>
  )
}
