import type { AvailabilityList } from '@stoa/sdk'
import { type Stock, stockOf } from './stock.ts'

/** `EventSource` gives up when it is refused, because there are too many streams, say. It is tried again after this time, and less and less often. */
const PAUSE_MS = 30_000
/** A shop that never lets this browser in is not asked for ever. */
const MOST_TRIES = 6

/**
 * Tells the stock of a variant and each change of it, from the API itself, for as long as somebody looks at the page: hidden, it has no
 * connection. Returns what ends it.
 */
export function watchStock(address: string, tell: (stock: Stock) => void): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = null
  }
  const open = () => {
    close()
    if (document.hidden) return
    const opened = new EventSource(address)
    source = opened
    opened.addEventListener('availability', ({ data }) => {
      tries = 0
      const [level] = (JSON.parse(data) as AvailabilityList).data
      if (level) tell(stockOf(level))
    })
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED || opened !== source) return
      tries += 1
      if (tries < MOST_TRIES) timer = setTimeout(open, PAUSE_MS * tries * (1 + Math.random()))
    })
  }
  document.addEventListener('visibilitychange', open)
  open()
  return () => {
    document.removeEventListener('visibilitychange', open)
    close()
  }
}
