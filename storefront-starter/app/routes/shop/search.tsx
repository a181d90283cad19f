import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { readListing } from '../../lib/listing.server.ts'
import { isFiltered, parseListing } from '../../lib/listing-address.ts'
import { catalogueText as m } from '../../lib/messages/catalogue.ts'
import { textIn, useText } from '../../lib/messages/text.ts'
import { headData, headOf, listDescription } from '../../lib/seo.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { ProductListing } from '../../shop/ProductListing.tsx'
import { SearchNote } from '../../shop/SearchNote.tsx'
import styles from './listing.module.css'

export const meta: MetaFunction<typeof loader> = ({ matches, location, loaderData }) => {
  const facts = headData(matches)
  const address = parseListing(new URLSearchParams(location.search))
  const title = facts ? textIn(facts.language, address.q ? m.searchFor : m.searchTitle, { q: address.q }) : ''
  const isHidden = address.q !== '' || address.cursor !== null || address.sort !== null || isFiltered(address)
  const description = listDescription(title, loaderData?.listing.cards ?? [])
  return headOf(facts, { title, description, path: '/search', isHidden })
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stoa, currency, language } = visitOf(context)
  const address = parseListing(new URL(request.url).searchParams)
  return { address, listing: await readListing(stoa, { listing: address, currency, language }) }
}

export default function Search() {
  const { address, listing } = useLoaderData<typeof loader>()
  const t = useText()
  return (
    <div className={styles.page}>
      <h1 className={styles.title} tabIndex={-1}>
        {t(address.q ? m.searchFor : m.searchTitle, { q: listing.correctedTo ?? address.q })}
      </h1>
      <SearchNote address={address} listing={listing} />
      <ProductListing address={address} listing={listing} />
    </div>
  )
}
