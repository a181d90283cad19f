import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { Form, useSearchParams } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { layoutText as m } from '../lib/messages/layout.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './SearchForm.module.css'

/** Loaded when somebody is about to type. */
const Suggestions = lazy(() => import('./Suggestions.tsx'))

interface SearchFormProps {
  /** What it is called where a page has another one in its header. */
  title?: string
}

/** A field that leads to the search page. */
export function SearchForm({ title }: SearchFormProps) {
  const t = useText()
  const language = useLanguage()
  const [search] = useSearchParams()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isUsed, setIsUsed] = useState(false)
  const asked = search.get('q') ?? ''
  // Where scripts come late, somebody may have begun to type.
  useEffect(() => setIsUsed(document.activeElement === input.current), [])
  return (
    <Form className={styles.form} action={pathIn(language, '/search')} role="search" aria-label={title ?? t(m.search)}>
      <label className="unseen" htmlFor={id}>
        {t(m.searchProducts)}
      </label>
      {/* Made anew when the page is about something else. */}
      <input
        key={asked}
        ref={input}
        id={id}
        onFocus={() => setIsUsed(true)}
        className={styles.input}
        type="search"
        name="q"
        defaultValue={asked}
        placeholder={t(m.searchProducts)}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
      />
      <button className={styles.button} type="submit">
        <Icon name="search" />
        <span className="unseen">{t(m.search)}</span>
      </button>
      {isUsed ? (
        <Suspense>
          <Suggestions key={asked} input={input} />
        </Suspense>
      ) : null}
    </Form>
  )
}
