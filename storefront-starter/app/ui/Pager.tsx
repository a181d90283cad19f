import { Link } from 'react-router'
import { buttonClass } from './button.ts'
import { Drawing } from './Icon.tsx'
import styles from './Pager.module.css'

const LEFT = ['m15 18-6-6 6-6']
const RIGHT = ['m9 18 6-6-6-6']

interface PagerStep {
  /** Null: there is no such page. */
  to: string | null
  text: string
}

/** The page before and the page after, as links. */
export function Pager({ title, previous, next }: { title: string; previous: PagerStep; next: PagerStep }) {
  if (previous.to === null && next.to === null) return null
  return (
    <nav className={styles.pager} aria-label={title}>
      {previous.to === null ? null : (
        <Link className={buttonClass('quiet')} to={previous.to} rel="prev">
          <Drawing paths={LEFT} />
          {previous.text}
        </Link>
      )}
      {next.to === null ? null : (
        <Link className={`${buttonClass('quiet')} ${styles.next}`} to={next.to} rel="next">
          {next.text}
          <Drawing paths={RIGHT} />
        </Link>
      )}
    </nav>
  )
}
