import type { ReactNode } from 'react'
import styles from './Callout.module.css'
import { Icon } from './Icon.tsx'

/** One thing to know about the page. An error is read out at once, good news when there is time. */
export function Callout({ kind, children }: { kind: 'error' | 'warning' | 'good'; children: ReactNode }) {
  return (
    <div className={`${styles.callout} ${styles[kind]}`} role={kind === 'good' ? 'status' : 'alert'}>
      <Icon name={kind === 'good' ? 'check' : 'alert'} />
      <div className={styles.text}>{children}</div>
    </div>
  )
}
