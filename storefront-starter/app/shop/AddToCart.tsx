import { Form } from 'react-router'
import type { FormFailure } from '../lib/form.ts'
import { addErrorText, productText as m } from '../lib/messages/product.ts'
import { useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import { Callout } from '../ui/Callout.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './AddToCart.module.css'

interface AddToCartProps {
  variantId: string
  /** Of this form, so that a double click adds once. */
  formKey: string
  isAvailable: boolean
  hasVariants: boolean
  failure: FormFailure | undefined
}

export function AddToCart({ variantId, formKey, isAvailable, hasVariants, failure }: AddToCartProps) {
  const t = useText()
  if (!isAvailable) return <p className={styles.none}>{t(hasVariants ? m.chooseAnother : m.productSoldOut)}</p>
  return (
    <Form method="post" className={styles.form}>
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
        <button type="submit" name="intent" value="add" className={`${buttonClass('main', 'large')} ${styles.add}`}>
          <Icon name="cart" />
          {t(m.addToCart)}
        </button>
      </div>
    </Form>
  )
}

function textOf({ fields, problem }: FormFailure) {
  if (fields.quantity) return addErrorText.quantity
  return addErrorText[problem as keyof typeof addErrorText] ?? addErrorText.other
}
