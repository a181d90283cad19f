import { Link } from 'react-router'
import styles from './Breadcrumb.module.css'

export interface Crumb {
  to: string
  name: string
}

/** The way from the home page to this one, which is not on it. */
export function Breadcrumb({ title, crumbs }: { title: string; crumbs: readonly Crumb[] }) {
  return (
    <nav className={styles.path} aria-label={title}>
      <ol className={styles.list}>
        {crumbs.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
