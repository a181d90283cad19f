import { Link } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { layoutText as m } from '../lib/messages/layout.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { useRootData } from '../lib/root-data.ts'
import styles from './Brand.module.css'

/** The shop's logo, or else its name; it leads home. */
export function Brand() {
  const t = useText()
  const language = useLanguage()
  const root = useRootData()
  const name = root?.shopName ?? t(m.home)
  return (
    <Link className={styles.brand} to={pathIn(language, '/')}>
      {/* Its place is known before it arrives; how wide it is in it, is not. */}
      {root?.logo ? <img className={styles.logo} src={root.logo} alt={name} width={160} height={36} /> : name}
    </Link>
  )
}
