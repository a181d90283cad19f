import type { ReactNode } from 'react'
import styles from './NarrowPage.module.css'

/** A page that is one short form. */
export function NarrowPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <h1 tabIndex={-1}>{title}</h1>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
      {children}
    </div>
  )
}

/** Where else a visitor may want to go from there. */
export function NarrowPageLinks({ children }: { children: ReactNode }) {
  return <div className={styles.links}>{children}</div>
}
