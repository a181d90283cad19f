import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CheckoutSummary } from '../lib/checkout.server.ts'
import { pathIn } from '../lib/languages.ts'
import { cartText } from '../lib/messages/cart.ts'
import { checkoutText as m } from '../lib/messages/checkout.ts'
import { layoutText } from '../lib/messages/layout.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import { useRootData } from '../lib/root-data.ts'
import { Icon } from '../ui/Icon.tsx'
import { Brand } from './Brand.tsx'
import styles from './CheckoutPage.module.css'
import { OrderLines } from './OrderLines.tsx'
import { PolicyLinks } from './PolicyLinks.tsx'
import { TotalsList } from './TotalsList.tsx'

const STEPS = [
  { path: '/checkout/address', text: m.addressTitle },
  { path: '/checkout/shipping', text: m.shippingTitle },
  { path: '/checkout/payment', text: m.paymentTitle },
]

interface CheckoutPageProps {
  /** Of the steps, from 0. */
  step: number
  title: string
  summary: CheckoutSummary
  children: ReactNode
}

/** A step of the checkout: no menu, the steps that are done, and what is bought beside it. */
export function CheckoutPage({ step, title, summary, children }: CheckoutPageProps) {
  const t = useText()
  const language = useLanguage()
  const root = useRootData()
  const lines = (
    <>
      <OrderLines lines={summary.lines} />
      <TotalsList totals={summary.totals} shippingName={summary.shippingName} />
    </>
  )
  return (
    <div className={styles.page}>
      <a className="unseen" href="#content">
        {t(layoutText.skipToContent)}
      </a>
      <header className={styles.header}>
        <Brand />
        <span className={styles.secure}>
          <Icon name="lock" size={18} /> {t(m.secure)}
        </span>
      </header>
      <div className={styles.columns}>
        <main id="content" className={styles.main} tabIndex={-1}>
          <details className={styles.fold}>
            <summary>
              {t(cartText.summary)} <strong>{formatMoney(summary.totals.total, language)}</strong>
            </summary>
            {lines}
          </details>
          <nav aria-label={t(m.steps)}>
            <ol className={styles.steps}>
              {STEPS.map(({ path, text }, index) => (
                <li key={path} aria-current={index === step ? 'step' : undefined}>
                  {index < step ? <Link to={pathIn(language, path)}>{t(text)}</Link> : t(text)}
                </li>
              ))}
            </ol>
          </nav>
          {step > 0 ? (
            <p className={styles.done}>
              <span>
                {summary.email} · {summary.address}
              </span>
              <Link to={pathIn(language, '/checkout/address')}>{t(m.change)}</Link>
            </p>
          ) : null}
          <h1 tabIndex={-1}>{title}</h1>
          {root?.checkoutNote ? <p className={styles.note}>{root.checkoutNote}</p> : null}
          {children}
          <Link className={styles.back} to={pathIn(language, '/cart')}>
            {t(m.backToCart)}
          </Link>
          <ul className={styles.policies}>
            <PolicyLinks />
          </ul>
        </main>
        <aside className={styles.aside} aria-label={t(cartText.summary)}>
          {lines}
        </aside>
      </div>
    </div>
  )
}
