import { Link, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { cardOf } from '../../lib/cards.server.ts'
import { firstCollections } from '../../lib/collections.server.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { pathIn } from '../../lib/languages.ts'
import { catalogueText as m } from '../../lib/messages/catalogue.ts'
import { collectionText } from '../../lib/messages/collections.ts'
import { textIn, useLanguage, useText } from '../../lib/messages/text.ts'
import { shareUrl } from '../../lib/picture-sizes.ts'
import { useRootData } from '../../lib/root-data.ts'
import { headData, headOf } from '../../lib/seo.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { CollectionTiles } from '../../shop/CollectionTiles.tsx'
import { PriceTag } from '../../shop/PriceTag.tsx'
import { ProductGrid } from '../../shop/ProductGrid.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Picture } from '../../ui/Picture.tsx'
import styles from './home.module.css'

/** One is shown large, the others in rows of four. */
const SHOWN = 9
/** A row; the page of all collections has the others. */
const SHOWN_COLLECTIONS = 3

export const meta: MetaFunction<typeof loader> = ({ matches, loaderData }) => {
  const facts = headData(matches)
  const description = facts && textIn(facts.language, m.homeLead)
  return headOf(facts, {
    title: facts?.shopName ?? '',
    description,
    path: '/',
    image: shareUrl(loaderData?.first?.picture),
  })
}

export async function loader({ context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { stoa, currency, language } = visit
  const [newest, collections] = await Promise.all([
    orErrorPage(stoa.products.list({ sort: 'newest', available: true, limit: SHOWN, currency, locale: language })),
    firstCollections(visit),
  ])
  const [first = null, ...others] = newest.data.map(cardOf)
  return { first, others, collections: collections.slice(0, SHOWN_COLLECTIONS) }
}

export default function Home() {
  const { first, others, collections } = useLoaderData<typeof loader>()
  const t = useText()
  const language = useLanguage()
  const root = useRootData()
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1 className={styles.title} tabIndex={-1}>
            {t(m.homeTitle)}
          </h1>
          <p className={styles.lead}>{t(m.homeLead)}</p>
          <Link className={buttonClass('main')} to={pathIn(language, '/search')}>
            {t(m.shopAll)}
          </Link>
        </div>
        {first ? (
          <Link className={styles.first} to={pathIn(language, `/p/${first.slug}`)}>
            <Picture picture={first.picture} shape="square" use="large" priority="first" isDecoration />
            <span className={styles.caption}>
              <bdi>{first.title}</bdi>
              <PriceTag {...first} />
            </span>
          </Link>
        ) : null}
      </section>
      {others.length > 0 ? (
        <section className={styles.band} aria-labelledby="newest">
          <h2 id="newest">{t(m.newest)}</h2>
          <ProductGrid cards={others} />
        </section>
      ) : null}
      {collections.length > 0 ? (
        <section className={styles.band} aria-labelledby="collections">
          <div className={styles.head}>
            <h2 id="collections">{t(collectionText.title)}</h2>
            <Link to={pathIn(language, '/collections')}>{t(collectionText.all)}</Link>
          </div>
          <CollectionTiles tiles={collections} level={3} />
        </section>
      ) : null}
      {root && root.menu.length > 0 ? (
        <section className={styles.band} aria-labelledby="departments">
          <h2 id="departments">{t(m.departments)}</h2>
          <ul className={styles.departments}>
            {root.menu.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={pathIn(language, `/c/${slug}`)}>{name}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
