import { Link } from 'react-router'
import type { CollectionTile } from '../lib/collections.server.ts'
import { pathIn } from '../lib/languages.ts'
import { useLanguage } from '../lib/messages/text.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './CollectionTiles.module.css'

/** Collections with their pictures. */
export function CollectionTiles({ tiles, level }: { tiles: readonly CollectionTile[]; level: 2 | 3 }) {
  const language = useLanguage()
  const Heading = `h${level}` as const
  return (
    <ul className={styles.tiles}>
      {tiles.map(({ slug, title, picture }) => (
        <li key={slug} className={styles.tile}>
          <Picture picture={picture} shape="wide" use="tile" isDecoration />
          <Heading className={styles.title} dir="auto">
            <Link className={styles.link} to={pathIn(language, `/collections/${slug}`)}>
              {title}
            </Link>
          </Heading>
        </li>
      ))}
    </ul>
  )
}
