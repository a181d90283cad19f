import { useEffect, useState } from 'react'
import type { Stock } from './stock.ts'

/** The stock of a variant as the page was sent, and as it is while somebody looks at the page. `address` is null where browsers cannot have that. */
export function useLiveStock(address: string | null, sent: Stock | undefined): Stock | undefined {
  const [live, setLive] = useState<{ address: string; stock: Stock }>()
  useEffect(() => {
    if (!address) return
    let end: (() => void) | undefined
    let isWanted = true
    // What a page needs to be read comes first.
    import('./stock-stream.ts').then(
      ({ watchStock }) => {
        if (isWanted) end = watchStock(address, (stock) => setLive({ address, stock }))
      },
      () => {},
    )
    return () => {
      isWanted = false
      end?.()
    }
  }, [address])
  return live && live.address === address ? live.stock : sent
}
