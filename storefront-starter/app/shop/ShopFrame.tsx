import type { ReactNode } from 'react'
import { layoutText as m } from '../lib/messages/layout.ts'
import { useText } from '../lib/messages/text.ts'
import { ShopFooter } from './ShopFooter.tsx'
import styles from './ShopFrame.module.css'
import { ShopHeader } from './ShopHeader.tsx'

/** Header, content, footer. */
export function ShopFrame({ children }: { children: ReactNode }) {
  const t = useText()
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t(m.skipToContent)}
      </a>
      <ShopHeader />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <ShopFooter />
    </div>
  )
}
