import { type RefObject, useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { suggestionText as m, suggestionCount } from '../lib/messages/suggestions.ts'
import { countedTextIn, useLanguage, useText } from '../lib/messages/text.ts'
import type { Suggestion } from '../routes/suggest.ts'
import styles from './Suggestions.module.css'

/** Nobody types faster than that for long. */
const PAUSE_MS = 150

interface SuggestionsProps {
  /** The field that they complete; it becomes a combobox. */
  input: RefObject<HTMLInputElement | null>
}

/** A list below a search field: arrows choose, Enter goes there, Escape closes. */
export default function Suggestions({ input }: SuggestionsProps) {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const id = useId()
  const { words, close } = useWords(input)
  const found = useFound(words, pathIn(language, '/suggest'))
  const [active, setActive] = useState(-1)
  const isOpen = words !== '' && found.length > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other lines
  useEffect(() => setActive(-1), [found])

  useEffect(() => {
    const field = input.current
    if (!field) return
    field.setAttribute('role', 'combobox')
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) field.setAttribute('aria-controls', id)
    else field.removeAttribute('aria-controls')
    if (isOpen && active >= 0) field.setAttribute('aria-activedescendant', `${id}-${active}`)
    else field.removeAttribute('aria-activedescendant')
  }, [input, id, isOpen, active])

  useEffect(() => {
    const field = input.current
    const go = (event: KeyboardEvent) => {
      if (!isOpen) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined) {
        // Beyond both ends is the field itself, where nothing is chosen.
        setActive((at) => ((at + 1 + step + found.length + 1) % (found.length + 1)) - 1)
      } else if (event.key === 'Escape') close()
      else if (event.key === 'Enter' && found[active]) {
        close()
        navigate(found[active].to)
      } else return
      event.preventDefault()
    }
    field?.addEventListener('keydown', go)
    return () => field?.removeEventListener('keydown', go)
  }, [input, isOpen, found, active, close, navigate])

  const choose = (to: string) => {
    close()
    navigate(to)
  }
  return (
    <>
      <p className="unseen" role="status">
        {isOpen ? countedTextIn(language, suggestionCount, found.length) : ''}
      </p>
      {isOpen ? (
        <div id={id} className={styles.list} role="listbox" aria-label={t(m.suggestions)}>
          {found.map((one, index) => (
            <Line key={one.to} id={`${id}-${index}`} suggestion={one} isActive={index === active} choose={choose} />
          ))}
        </div>
      ) : null}
    </>
  )
}

interface LineProps {
  id: string
  suggestion: Suggestion
  isActive: boolean
  choose: (to: string) => void
}

function Line({ id, suggestion: { text, to, price, picture }, isActive, choose }: LineProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as a combobox has it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      id={id}
      className={styles.line}
      role="option"
      aria-selected={isActive}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => choose(to)}
    >
      {picture ? <img className={styles.picture} src={picture} alt="" width={40} height={40} /> : null}
      <span className={styles.text} dir="auto">
        {text}
      </span>
      {price ? <span>{price}</span> : null}
    </div>
  )
}

/** What is in the field and was not answered yet: nothing once it is left or the list was closed. */
function useWords(input: RefObject<HTMLInputElement | null>) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const field = input.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const typed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setWords(field?.value.trim() ?? ''), PAUSE_MS)
    }
    const left = () => {
      clearTimeout(timer)
      setWords('')
    }
    field?.addEventListener('input', typed)
    field?.addEventListener('blur', left)
    field?.form?.addEventListener('submit', left)
    // Some letters may have been typed while this was on its way.
    if (field && field.value !== field.defaultValue) typed()
    return () => {
      clearTimeout(timer)
      field?.removeEventListener('input', typed)
      field?.removeEventListener('blur', left)
      field?.form?.removeEventListener('submit', left)
    }
  }, [input])
  const [close] = useState(() => () => setWords(''))
  return { words, close }
}

/** What the shop suggests for words; what comes late for others is dropped. */
function useFound(words: string, address: string): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    if (words === '') return setFound([])
    const asked = new AbortController()
    fetch(`${address}?q=${encodeURIComponent(words)}`, { signal: asked.signal })
      .then(async (response) => setFound(response.ok ? ((await response.json()) as Suggestion[]) : []))
      // Dropped, or the network is away: the form still searches.
      .catch(() => undefined)
    return () => asked.abort()
  }, [words, address])
  return found
}
