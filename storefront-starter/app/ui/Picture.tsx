import { type Picture as PictureData, type PictureUse, pictureUses, sizedUrl, srcSetOf } from '../lib/picture-sizes.ts'
import styles from './Picture.module.css'

interface PictureProps {
  picture: PictureData | null
  /** The first picture that a visitor sees is loaded before the others. */
  priority?: 'first' | 'early' | 'late'
  shape?: 'portrait' | 'square' | 'wide'
  use?: PictureUse
  /** The picture stands beside its name, which says the same. */
  isDecoration?: boolean
}

/** A picture on a tile whose shape is known before it arrives, so that nothing moves. */
export function Picture({
  picture,
  priority = 'late',
  shape = 'portrait',
  use = 'card',
  isDecoration = false,
}: PictureProps) {
  return (
    <span className={`${styles.tile} ${styles[shape]}`}>
      {picture ? (
        <picture>
          {picture.isSized
            ? (['avif', 'webp'] as const).map((format) => (
                <source
                  key={format}
                  type={`image/${format}`}
                  srcSet={srcSetOf(picture, use, format)}
                  sizes={pictureUses[use].sizes}
                />
              ))
            : null}
          <img
            className={styles.image}
            src={sizedUrl(picture, 640, 'jpeg')}
            alt={isDecoration ? '' : picture.alt}
            width={picture.width ?? 800}
            height={picture.height ?? 800}
            loading={priority === 'late' ? 'lazy' : 'eager'}
            fetchPriority={priority === 'first' ? 'high' : 'auto'}
            decoding="async"
          />
        </picture>
      ) : (
        <svg
          className={styles.missing}
          viewBox="0 0 48 48"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        >
          <rect x="7" y="9" width="34" height="30" rx="3" />
          <path d="m7 33 10-10 9 9 5-5 10 9" />
          <circle cx="31" cy="18" r="3" />
        </svg>
      )}
    </span>
  )
}
