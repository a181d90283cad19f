import { Link, NavLink } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { cartCount, layoutText as m } from '../lib/messages/layout.ts'
import { countedTextIn, useLanguage, useText } from '../lib/messages/text.ts'
import { useRootData } from '../lib/root-data.ts'
import { Icon } from '../ui/Icon.tsx'
import { Brand } from './Brand.tsx'
import { SearchForm } from './SearchForm.tsx'
import styles from './ShopHeader.module.css'

/** More would not fit beside the search field. */
const MENU_LENGTH = 6

export function ShopHeader() {
  const t = useText()
  const language = useLanguage()
  const root = useRootData()
  const menu = root?.menu ?? []
  const links = menu.map(({ slug, name }) => ({ to: pathIn(language, `/c/${slug}`), name }))
  const collections = root?.collections ?? []
  const chosen = collections.map(({ slug, title }) => ({ to: pathIn(language, `/collections/${slug}`), name: title }))
  const toAll = pathIn(language, '/collections')
  const offered = collections.length > 0 ? [{ to: toAll, name: t(m.collections) }] : []
  const all = { to: pathIn(language, '/search'), name: t(m.allProducts) }
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <details className={styles.drawer}>
          <summary className={styles.action}>
            <Icon name="menu" size={22} />
            <span className="unseen">{t(m.menu)}</span>
          </summary>
          <nav className={styles.panel} aria-label={t(m.menu)}>
            <MenuList links={[all, ...links, ...offered, ...chosen]} />
          </nav>
        </details>
        <div className={styles.brand}>
          <Brand />
        </div>
        <nav className={styles.menu} aria-label={t(m.mainMenu)}>
          <MenuList links={[all, ...offered, ...links.slice(0, MENU_LENGTH)]} />
        </nav>
        <div className={styles.search}>
          <SearchForm />
        </div>
        <Link className={`${styles.action} ${styles.searchLink}`} to={pathIn(language, '/search')}>
          <Icon name="search" size={22} />
          <span className="unseen">{t(m.search)}</span>
        </Link>
        <AccountLink isSignedIn={root?.isSignedIn ?? false} />
        <CartLink count={root?.cartCount ?? 0} />
      </div>
    </header>
  )
}

function MenuList({ links }: { links: { to: string; name: string }[] }) {
  return (
    <ul className={styles.list}>
      {links.map(({ to, name }) => (
        <li key={to}>
          <NavLink className={styles.entry ?? ''} to={to}>
            {name}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

function AccountLink({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useText()
  const language = useLanguage()
  const name = t(isSignedIn ? m.account : m.signIn)
  return (
    <Link className={styles.action} to={pathIn(language, isSignedIn ? '/account' : '/sign-in')} title={name}>
      <Icon name="user" size={22} />
      <span className="unseen">{name}</span>
      {isSignedIn ? <span className={styles.dot} /> : null}
    </Link>
  )
}

function CartLink({ count }: { count: number }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Link className={styles.action} to={pathIn(language, '/cart')}>
      <Icon name="cart" size={22} />
      <span className="unseen">
        {t(m.cart)}, {countedTextIn(language, cartCount, count)}
      </span>
      {count > 0 ? (
        <span className={styles.count} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </Link>
  )
}
