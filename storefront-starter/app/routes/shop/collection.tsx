import { type LoaderFunctionArgs, type MetaFunction, redirect, useLoaderData } from 'react-router'
import { formerCollection, readCollection } from '../../lib/collections.server.ts'
import { pathIn } from '../../lib/languages.ts'
import { readListing } from '../../lib/listing.server.ts'
import { isFiltered, parseListing } from '../../lib/listing-address.ts'
import { collectionText as m } from '../../lib/messages/collections.ts'
import { layoutText } from '../../lib/messages/layout.ts'
import { textIn, useLanguage, useText } from '../../lib/messages/text.ts'
import { shareUrl } from '../../lib/picture-sizes.ts'
import { headData, headOf, listDescription, scriptJson } from '../../lib/seo.ts'
import { searchOf, visitOf } from '../../lib/stoa.server.ts'
import { listData } from '../../lib/structured-data.ts'
import { CollectionIntro } from '../../shop/CollectionIntro.tsx'
import { ProductListing } from '../../shop/ProductListing.tsx'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { StructuredData } from '../../ui/StructuredData.tsx'

export const meta: MetaFunction<typeof loader> = ({ matches, loaderData, location }) => {
  if (!loaderData) return []
  const { collection, listing } = loaderData
  const address = parseListing(new URLSearchParams(location.search))
  return headOf(headData(matches), {
    title: collection.seoTitle,
    description: collection.summary || listDescription(collection.title, listing.cards),
    path: `/collections/${collection.slug}`,
    image: shareUrl(collection.picture),
    isHidden: address.cursor !== null || address.sort !== null || isFiltered(address),
  })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { stoa, currency, language } = visit
  const slug = params.slug ?? ''
  const { searchParams } = new URL(request.url)
  const address = parseListing(searchParams)
  const [{ movedTo, ...collection }, listing] = await Promise.all([
    readCollection(visit, slug),
    readListing(stoa, { listing: address, currency, language, within: { collection: [slug] } }),
  ]).catch(async (error) => {
    const former = error?.init?.status === 404 ? await formerCollection(visit, slug, address.q) : null
    throw former === null ? error : redirect(pathIn(language, former), 301)
  })
  if (movedTo !== null) throw redirect(pathIn(language, `/collections/${movedTo}`) + searchOf(request), 301)
  const way = [
    { to: pathIn(language, '/collections'), name: textIn(language, m.title) },
    { to: pathIn(language, `/collections/${collection.slug}`), name: collection.title },
  ]
  return { address, listing, collection, json: scriptJson(listData({ language, way, cards: listing.cards })) }
}

export default function Collection() {
  const { address, listing, collection, json } = useLoaderData<typeof loader>()
  const t = useText()
  const language = useLanguage()
  const crumbs = [
    { to: pathIn(language, '/'), name: t(layoutText.home) },
    { to: pathIn(language, '/collections'), name: t(m.title) },
  ]
  return (
    <>
      <Breadcrumb title={t(layoutText.path)} crumbs={crumbs} />
      <CollectionIntro collection={collection} />
      <ProductListing
        address={address}
        listing={listing}
        hasOwnOrder
        empty={{ title: t(m.emptyTitle), text: t(m.empty) }}
      />
      <StructuredData json={json} />
    </>
  )
}
