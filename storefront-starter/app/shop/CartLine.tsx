import { Link } from 'react-router'
import type { Line } from '../lib/cart-lines.server.ts'
import type { FormFailure } from '../lib/form.ts'
import { pathIn } from '../lib/languages.ts'
import { cartText as m } from '../lib/messages/cart.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import { useStayingForm } from '../lib/staying-form.ts'
import { buttonClass } from '../ui/button.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './CartLine.module.css'

interface CartLineProps {
  line: Line
  formKey: string
  /** How many there are, where that is too few. */
  shortage: number | undefined
}

/** One line of the cart page, with its quantity to change. */
export function CartLine({ line, formKey, shortage }: CartLineProps) {
  const t = useText()
  const language = useLanguage()
  const { title } = line
  // Each line has its own, so that several can be changed at once; the last change of each holds.
  const { fetcher, onSubmit } = useStayingForm<FormFailure | null>(line.id)
  const problem =
    shortage === undefined ? null : shortage === 0 ? t(m.lineSoldOut) : t(m.lineShort, { count: shortage })
  if (fetcher.formData?.get('intent') === 'remove') return null
  return (
    <li className={styles.line}>
      <Picture picture={line.picture} shape="square" use="thumb" isDecoration />
      <div className={styles.words}>
        <Link className={styles.title} to={pathIn(language, `/p/${line.slug}`)}>
          {title}
        </Link>
        {line.variantTitle ? <p className={styles.variant}>{line.variantTitle}</p> : null}
        <p className={styles.variant}>{t(m.each, { price: formatMoney(line.unitPrice, language) })}</p>
        {problem ? (
          <p className={styles.problem} id={`problem-${line.id}`}>
            {problem}
          </p>
        ) : null}
        {fetcher.data ? <p className={styles.problem}>{t(m.notChanged)}</p> : null}
        <fetcher.Form method="post" className={styles.form} onSubmit={onSubmit}>
          <input type="hidden" name="key" value={`${formKey}-${line.id}`} />
          <input type="hidden" name="item" value={line.id} />
          <input
            key={line.quantity}
            className={styles.quantity}
            name="quantity"
            type="number"
            inputMode="numeric"
            min={0}
            max={999}
            required
            defaultValue={line.quantity}
            aria-label={t(m.quantityOf, { title })}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `problem-${line.id}` : undefined}
          />
          <button
            className={buttonClass('quiet', 'small')}
            type="submit"
            name="intent"
            value="update"
            aria-label={t(m.updateOf, { title })}
          >
            {t(m.update)}
          </button>
          <button
            className={buttonClass('link')}
            type="submit"
            name="intent"
            value="remove"
            aria-label={t(m.removeOf, { title })}
          >
            {t(m.remove)}
          </button>
        </fetcher.Form>
      </div>
      <p className={styles.total}>{formatMoney(line.total, language)}</p>
    </li>
  )
}
