import type { CollectionView } from '../lib/collections.server.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './CollectionIntro.module.css'

/** What a collection is about, above its products. */
export function CollectionIntro({ collection }: { collection: CollectionView }) {
  const { title, description, descriptionHtml, picture } = collection
  return (
    <div className={`${styles.intro} ${picture ? styles.pictured : ''}`}>
      <div className={styles.words}>
        <h1 dir="auto" tabIndex={-1}>
          {title}
        </h1>
        {descriptionHtml ? (
          // The API lets through harmless elements only, and the policy of the page no script and no style in them.
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the API
          <div className={styles.text} dir="auto" dangerouslySetInnerHTML={{ __html: descriptionHtml }} />
        ) : description ? (
          <p className={styles.text}>{description}</p>
        ) : null}
      </div>
      {picture ? <Picture picture={picture} shape="wide" use="tile" priority="first" /> : null}
    </div>
  )
}
