import { Form, Link, useLocation } from 'react-router'
import { languageData, languages, pathIn, pathWithout } from '../lib/languages.ts'
import { layoutText as m } from '../lib/messages/layout.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { type RootData, useRootData } from '../lib/root-data.ts'
import { buttonClass } from '../ui/button.ts'
import { PolicyLinks } from './PolicyLinks.tsx'
import styles from './ShopFooter.module.css'

export function ShopFooter() {
  const t = useText()
  const language = useLanguage()
  const root = useRootData()
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <section aria-labelledby="footer-shop">
          <h2 id="footer-shop">{t(m.shop)}</h2>
          <ul className={styles.links}>
            {root?.menu.slice(0, 5).map(({ slug, name }) => (
              <li key={slug}>
                <Link to={pathIn(language, `/c/${slug}`)}>{name}</Link>
              </li>
            ))}
            {root && root.collections.length > 0 ? (
              <li>
                <Link to={pathIn(language, '/collections')}>{t(m.collections)}</Link>
              </li>
            ) : null}
            <li>
              <Link to={pathIn(language, '/search')}>{t(m.allProducts)}</Link>
            </li>
          </ul>
        </section>
        <section aria-labelledby="footer-help">
          <h2 id="footer-help">{t(m.help)}</h2>
          <ul className={styles.links}>
            <li>
              <Link to={pathIn(language, root?.isSignedIn ? '/account' : '/sign-in')}>
                {t(root?.isSignedIn ? m.account : m.signIn)}
              </Link>
            </li>
            <li>
              <Link to={pathIn(language, '/orders/find')}>{t(m.findOrder)}</Link>
            </li>
            {root?.hasWithdrawal ? (
              <li>
                <Link to={pathIn(language, '/orders/find?for=withdrawal')}>{t(m.withdraw)}</Link>
              </li>
            ) : null}
            <PolicyLinks />
            {root?.shopEmail ? (
              <li>
                <a href={`mailto:${root.shopEmail}`}>{t(m.writeToUs)}</a>
              </li>
            ) : null}
          </ul>
        </section>
        <LanguageChoice />
        {root ? <Settings root={root} /> : null}
      </div>
      <p className={styles.small}>
        {root?.shopName} · {t(m.runsOnStoa)}
      </p>
    </footer>
  )
}

function LanguageChoice() {
  const t = useText()
  const language = useLanguage()
  const { pathname, search } = useLocation()
  // A place in a list belongs to one language.
  const query = new URLSearchParams(search)
  query.delete('cursor')
  return (
    <section aria-labelledby="footer-language">
      <h2 id="footer-language">{t(m.language)}</h2>
      <ul className={styles.links}>
        {languages.map((one) => (
          <li key={one}>
            {/* The whole document is loaded: its language is another. */}
            <a
              href={`${pathIn(one, pathWithout(pathname))}${query.size > 0 ? `?${query}` : ''}`}
              lang={one}
              hrefLang={one}
              aria-current={one === language ? 'true' : undefined}
            >
              {languageData[one].name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Settings({ root }: { root: RootData }) {
  const t = useText()
  const { pathname, search } = useLocation()
  const here = `${pathname}${search}`
  const appearances = [
    { value: '', text: m.system },
    { value: 'light', text: m.light },
    { value: 'dark', text: m.dark },
  ]
  return (
    <section className={styles.settings} aria-labelledby="footer-settings">
      <h2 id="footer-settings">{t(m.settings)}</h2>
      <Form method="post" action="/preferences" reloadDocument className={styles.currency}>
        <input type="hidden" name="return_to" value={here} />
        <label htmlFor="footer-currency">{t(m.currency)}</label>
        <div className={styles.choice}>
          <select id="footer-currency" name="currency" key={root.currency} defaultValue={root.currency}>
            {root.currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </select>
          <button type="submit" className={buttonClass('quiet', 'small')}>
            {t(m.change)}
          </button>
        </div>
      </Form>
      <Form method="post" action="/preferences" reloadDocument>
        <input type="hidden" name="return_to" value={here} />
        <fieldset className={styles.appearance}>
          <legend>{t(m.appearance)}</legend>
          {appearances.map(({ value, text }) => (
            <button key={value} type="submit" name="theme" value={value} aria-pressed={(root.theme ?? '') === value}>
              {t(text)}
            </button>
          ))}
        </fieldset>
      </Form>
    </section>
  )
}
