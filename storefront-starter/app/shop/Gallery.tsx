import { productText as m } from '../lib/messages/product.ts'
import { useText } from '../lib/messages/text.ts'
import type { Picture as PictureData } from '../lib/picture-sizes.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './Gallery.module.css'

/** All pictures of a product: beside each other on a phone, where they are pushed aside, below each other elsewhere. */
export function Gallery({ pictures, title }: { pictures: readonly PictureData[]; title: string }) {
  const t = useText()
  if (pictures.length < 2) return <Picture picture={pictures[0] ?? null} shape="square" use="large" priority="first" />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section className={styles.gallery} aria-label={t(m.pictures, { title })} tabIndex={0}>
      <ol className={styles.list}>
        {pictures.map((picture, index) => (
          <li key={picture.url} className={styles.item}>
            <Picture picture={picture} shape="square" use="large" priority={index === 0 ? 'first' : 'late'} />
            <span className={styles.number} aria-hidden="true">
              {t(m.pictureOf, { number: index + 1, count: pictures.length })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
