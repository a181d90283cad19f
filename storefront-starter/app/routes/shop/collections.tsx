import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { collectionTiles } from '../../lib/collections.server.ts'
import { pathIn } from '../../lib/languages.ts'
import { catalogueText } from '../../lib/messages/catalogue.ts'
import { collectionText as m } from '../../lib/messages/collections.ts'
import { layoutText } from '../../lib/messages/layout.ts'
import { textIn, useLanguage, useText } from '../../lib/messages/text.ts'
import { shareUrl } from '../../lib/picture-sizes.ts'
import { headData, headOf, listDescription } from '../../lib/seo.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { CollectionTiles } from '../../shop/CollectionTiles.tsx'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { Pager } from '../../ui/Pager.tsx'
import styles from './listing.module.css'

export const meta: MetaFunction<typeof loader> = ({ matches, loaderData, location }) => {
  const facts = headData(matches)
  const title = facts ? textIn(facts.language, m.title) : ''
  const tiles = loaderData?.tiles ?? []
  return headOf(facts, {
    title,
    description: listDescription(title, tiles),
    path: '/collections',
    image: shareUrl(tiles[0]?.picture),
    isHidden: tiles.length === 0 || location.search.includes('cursor='),
  })
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  return await collectionTiles(visitOf(context), new URL(request.url).searchParams.get('cursor'))
}

export default function Collections() {
  const { tiles, nextCursor, previousCursor } = useLoaderData<typeof loader>()
  const t = useText()
  const language = useLanguage()
  const pageAt = (cursor: string | null) =>
    cursor && `${pathIn(language, '/collections')}?cursor=${encodeURIComponent(cursor)}`
  return (
    <>
      <Breadcrumb title={t(layoutText.path)} crumbs={[{ to: pathIn(language, '/'), name: t(layoutText.home) }]} />
      <h1 className={styles.title} tabIndex={-1}>
        {t(m.title)}
      </h1>
      {tiles.length > 0 ? <CollectionTiles tiles={tiles} level={2} /> : <p className={styles.text}>{t(m.none)}</p>}
      <Pager
        title={t(catalogueText.pages)}
        previous={{ to: pageAt(previousCursor), text: t(catalogueText.previousPage) }}
        next={{ to: pageAt(nextCursor), text: t(catalogueText.nextPage) }}
      />
    </>
  )
}
