import { Form } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { backInStockText as m } from '../lib/messages/back-in-stock.ts'
import { checkoutText } from '../lib/messages/checkout.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import { Field } from '../ui/Field.tsx'
import styles from './forms.module.css'

/** Below what is sold out: a mail when it is back. Leads to a page of its own, so it works without a script. */
export function BackInStock({ variantId, slug }: { variantId: string; slug: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Form method="post" action={pathIn(language, '/back-in-stock')} className={styles.form}>
      <input type="hidden" name="variant_id" value={variantId} />
      <input type="hidden" name="slug" value={slug} />
      <h2>{t(m.title)}</h2>
      <Field
        name="email"
        label={t(checkoutText.email)}
        hint={t(m.lead)}
        input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254, required: true }}
      />
      <button type="submit" name="intent" value="subscribe" className={buttonClass('quiet', 'large')}>
        {t(m.send)}
      </button>
    </Form>
  )
}
