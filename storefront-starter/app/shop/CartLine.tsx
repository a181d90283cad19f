import { Link } from 'react-router'
import type { Line } from '../lib/cart-lines.server.ts'
import type { FormFailure } from '../lib/form.ts'
import { pathIn } from '../lib/languages.ts'
import { keepsFromCheckout } from '../lib/line-problem.ts'
import { cartText as m } from '../lib/messages/cart.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { formatMoney } from '../lib/money.ts'
import { useStayingForm } from '../lib/staying-form.ts'
import { buttonClass } from '../ui/button.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './CartLine.module.css'
import { LineProblemText } from './LineProblemText.tsx'

/** Where the API does not say less. */
const MAX_QUANTITY = 999

/** One line of the cart page, with its quantity to change. */
export function CartLine({ line, formKey }: { line: Line; formKey: string }) {
  const t = useText()
  const language = useLanguage()
  const { title, problem } = line
  // Each line has its own, so that several can be changed at once; the last change of each holds.
  const { fetcher, onSubmit } = useStayingForm<FormFailure | null>(line.id)
  if (fetcher.formData?.get('intent') === 'remove') return null
  return (
    <li className={styles.line}>
      <Picture picture={line.picture} shape="square" use="thumb" isDecoration />
      <div className={styles.words}>
        <div className={styles.head}>
          <Link className={styles.title} dir="auto" to={pathIn(language, `/p/${line.slug}`)}>
            {title}
          </Link>
          <p className={styles.total}>{formatMoney(line.total, language)}</p>
        </div>
        {line.choices.map((choice) => (
          <p key={choice} className={styles.variant}>
            {choice}
          </p>
        ))}
        <p className={styles.variant}>{t(m.each, { price: formatMoney(line.unitPrice, language) })}</p>
        {problem ? <LineProblemText problem={problem} id={`problem-${line.id}`} /> : null}
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
            max={line.maxQuantity || MAX_QUANTITY}
            required
            defaultValue={line.quantity}
            aria-label={t(m.quantityOf, { title })}
            aria-invalid={keepsFromCheckout(problem) ? true : undefined}
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
            formNoValidate
            aria-label={t(m.removeOf, { title })}
          >
            {t(m.remove)}
          </button>
        </fetcher.Form>
      </div>
    </li>
  )
}
