import { lazy, Suspense } from 'react'
import type { AddedCart } from '../lib/add-to-cart.server.ts'
import type { FormFailure } from '../lib/form.ts'
import { addErrorText, productText as m } from '../lib/messages/product.ts'
import { useText } from '../lib/messages/text.ts'
import { useStayingForm } from '../lib/staying-form.ts'
import { buttonClass } from '../ui/button.ts'
import { Callout } from '../ui/Callout.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './AddToCart.module.css'

/** Loaded when something was added. */
const CartDrawer = lazy(() => import('./CartDrawer.tsx'))

type Answer = AddedCart | FormFailure

interface AddToCartProps {
  variantId: string
  /** Of this form, so that a double click adds once. */
  formKey: string
  isAvailable: boolean
  /** When the page was sent: a form that somebody may be in stays where it is. */
  wasAvailable: boolean
  hasVariants: boolean
  /** Of a form that was sent without a script. */
  answer: Answer | undefined
}

export function AddToCart({ variantId, formKey, isAvailable, wasAvailable, hasVariants, answer }: AddToCartProps) {
  const t = useText()
  const { fetcher, onSubmit } = useStayingForm<Answer>()
  const result = fetcher.data ?? answer
  const failure = result && 'problem' in result ? result : undefined
  const isBusy = fetcher.state !== 'idle'
  if (!isAvailable && !wasAvailable)
    return <p className={styles.none}>{t(hasVariants ? m.chooseAnother : m.productSoldOut)}</p>
  return (
    <>
      <fetcher.Form method="post" className={styles.form} onSubmit={onSubmit}>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="variant_id" value={variantId} />
        {failure ? <Callout kind="error">{t(textOf(failure))}</Callout> : null}
        <div className={styles.row}>
          <div className={styles.quantity}>
            <label htmlFor="quantity">{t(m.quantity)}</label>
            <input
              id="quantity"
              name="quantity"
              type="number"
              inputMode="numeric"
              min={1}
              max={999}
              required
              defaultValue={failure?.values.quantity ?? 1}
            />
          </div>
          <button
            type="submit"
            name="intent"
            value="add"
            aria-disabled={isBusy || !isAvailable}
            className={`${buttonClass(isAvailable ? 'main' : 'quiet', 'large')} ${styles.add}`}
          >
            {isAvailable ? <Icon name="cart" /> : null}
            {t(isBusy ? m.adding : isAvailable ? m.addToCart : m.soldOut)}
          </button>
        </div>
      </fetcher.Form>
      {result && 'lines' in result ? (
        <Suspense>
          <CartDrawer cart={result} />
        </Suspense>
      ) : null}
    </>
  )
}

function textOf({ fields, problem }: FormFailure) {
  if (fields.quantity) return addErrorText.quantity
  return addErrorText[problem as keyof typeof addErrorText] ?? addErrorText.other
}
