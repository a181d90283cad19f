import type { ReactNode } from 'react'
import { Form, NavLink } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { accountText as m } from '../lib/messages/account.ts'
import { pushText } from '../lib/messages/push.ts'
import { signInText } from '../lib/messages/sign-in.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import styles from './AccountPage.module.css'

const SECTIONS = [
  { path: '/account', text: m.overview },
  { path: '/account/orders', text: m.orders },
  { path: '/account/addresses', text: m.addresses },
  { path: '/account/profile', text: m.profile },
  { path: '/account/password', text: m.password },
  { path: '/account/sessions', text: m.sessions },
  { path: '/account/notifications', text: pushText.section },
]

interface AccountPageProps {
  title: string
  lead?: string
  children: ReactNode
}

/** A page of a customer's account, with the way to the others. */
export function AccountPage({ title, lead, children }: AccountPageProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label={t(m.sections)}>
        <ul className={styles.list}>
          {SECTIONS.map(({ path, text }) => (
            <li key={path}>
              <NavLink className={styles.entry ?? ''} to={pathIn(language, path)} end={path === '/account'}>
                {t(text)}
              </NavLink>
            </li>
          ))}
          <li>
            <Form method="post" action={pathIn(language, '/sign-out')} reloadDocument>
              <button className={styles.entry} type="submit">
                {t(signInText.signOut)}
              </button>
            </Form>
          </li>
        </ul>
      </nav>
      <div className={styles.content}>
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {children}
      </div>
    </div>
  )
}
