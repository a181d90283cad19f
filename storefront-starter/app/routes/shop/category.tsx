import { Link, type LoaderFunctionArgs, type MetaFunction, redirect, useLoaderData } from 'react-router'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { pathIn } from '../../lib/languages.ts'
import { readListing } from '../../lib/listing.server.ts'
import { isFiltered, parseListing } from '../../lib/listing-address.ts'
import { catalogueText as m } from '../../lib/messages/catalogue.ts'
import { layoutText } from '../../lib/messages/layout.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { headData, headOf, listDescription, scriptJson } from '../../lib/seo.ts'
import { searchOf, visitOf } from '../../lib/stoa.server.ts'
import { listData } from '../../lib/structured-data.ts'
import { ProductListing } from '../../shop/ProductListing.tsx'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { StructuredData } from '../../ui/StructuredData.tsx'
import styles from './listing.module.css'

export const meta: MetaFunction<typeof loader> = ({ matches, loaderData, location }) => {
  if (!loaderData) return []
  const { category, listing } = loaderData
  const address = parseListing(new URLSearchParams(location.search))
  return headOf(headData(matches), {
    title: category.name,
    description: category.description || listDescription(category.name, listing.cards),
    path: `/c/${category.slug}`,
    isHidden: address.cursor !== null || address.sort !== null || isFiltered(address),
  })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { stoa, currency, language } = visitOf(context)
  const slug = params.slug ?? ''
  const address = parseListing(new URL(request.url).searchParams)
  const [category, listing] = await Promise.all([
    orErrorPage(stoa.categories.get(slug, { locale: language })),
    readListing(stoa, { listing: address, currency, language, within: { category: [slug] } }),
  ])
  if (category.slug !== slug) throw redirect(pathIn(language, `/c/${category.slug}`) + searchOf(request), 301)
  const { name, description, path, children } = category
  const way = [...path, category].map((one) => ({ to: pathIn(language, `/c/${one.slug}`), name: one.name }))
  const json = scriptJson(listData({ language, way, cards: listing.cards }))
  return { address, listing, category: { slug: category.slug, name, description, path, children }, json }
}

export default function Category() {
  const { address, listing, category, json } = useLoaderData<typeof loader>()
  const t = useText()
  const language = useLanguage()
  const linkTo = (slug: string) => pathIn(language, `/c/${slug}`)
  const crumbs = [
    { to: pathIn(language, '/'), name: t(layoutText.home) },
    ...category.path.map(({ slug, name }) => ({ to: linkTo(slug), name })),
  ]
  return (
    <>
      <Breadcrumb title={t(layoutText.path)} crumbs={crumbs} />
      <h1 className={styles.title} dir="auto" tabIndex={-1}>
        {category.name}
      </h1>
      {category.description ? <p className={styles.text}>{category.description}</p> : null}
      {category.children.length > 0 ? (
        <nav aria-label={t(m.subcategories)}>
          <ul className={styles.children}>
            {category.children.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={linkTo(slug)}>{name}</Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <ProductListing address={address} listing={listing} />
      <StructuredData json={json} />
    </>
  )
}
