import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import type { PageError } from '../lib/error-page.server.ts'
import { pathIn } from '../lib/languages.ts'
import { errorText as m } from '../lib/messages/errors.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import styles from './ErrorPage.module.css'
import { SearchForm } from './SearchForm.tsx'

const TEXTS: Record<number, { title: keyof typeof m; text: keyof typeof m }> = {
  404: { title: 'notFoundTitle', text: 'notFoundText' },
  429: { title: 'busyTitle', text: 'busyText' },
  503: { title: 'unavailableTitle', text: 'unavailableText' },
}

/** What happened, and what the customer can do. */
export default function ErrorPage() {
  const error = useRouteError()
  const t = useText()
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const { title, text } = TEXTS[status] ?? { title: 'failedTitle', text: 'failedText' }
  const requestId = isRouteErrorResponse(error) ? (error.data as PageError | null)?.requestId : null
  return (
    <div className={styles.page}>
      <title>{t(m[title])}</title>
      <meta name="robots" content="noindex" />
      <h1 tabIndex={-1}>{t(m[title])}</h1>
      <p>{t(m[text])}</p>
      {status === 404 ? <SearchForm title={t(m.searchForIt)} /> : null}
      <div className={styles.acts}>
        {status === 404 ? null : (
          <a className={buttonClass('main')} href={`${pathname}${search}`}>
            {t(m.loadAgain)}
          </a>
        )}
        <a className={buttonClass(status === 404 ? 'main' : 'quiet')} href={pathIn(language, '/')}>
          {t(m.toHome)}
        </a>
      </div>
      {requestId && status !== 404 ? <p className={styles.request}>{t(m.requestId, { id: requestId })}</p> : null}
    </div>
  )
}
