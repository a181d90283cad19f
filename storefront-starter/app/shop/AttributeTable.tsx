import { productText as m } from '../lib/messages/product.ts'
import { useText } from '../lib/messages/text.ts'
import styles from './AttributeTable.module.css'

interface AttributeTableProps {
  attributes: readonly { name: string; value: string | number | boolean }[]
  sku: string | null
}

/** What a product is made of, how large it is, and the like. */
export function AttributeTable({ attributes, sku }: AttributeTableProps) {
  const t = useText()
  const said = (value: string | number | boolean) => (typeof value === 'boolean' ? t(value ? m.yes : m.no) : value)
  const rows = [
    ...attributes.map(({ name, value }) => ({ name, value: said(value) })),
    ...(sku ? [{ name: t(m.sku), value: sku }] : []),
  ]
  if (rows.length === 0) return null
  return (
    <details className={styles.details} open>
      <summary className={styles.summary}>{t(m.details)}</summary>
      <dl className={styles.list}>
        {rows.map(({ name, value }) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
