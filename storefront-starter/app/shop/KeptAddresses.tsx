import { Form } from 'react-router'
import type { AddressCard } from '../lib/address-book.server.ts'
import { checkoutText as m } from '../lib/messages/checkout.ts'
import { useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import styles from './forms.module.css'

/** The addresses that a customer has kept, to send the order to one of them. */
export function KeptAddresses({ addresses }: { addresses: readonly AddressCard[] }) {
  const t = useText()
  const first = addresses.find(({ canBeSentTo }) => canBeSentTo)
  return (
    <Form method="post" className={styles.form}>
      <fieldset className={styles.choices}>
        <legend className="unseen">{t(m.chooseAddress)}</legend>
        {addresses.map(({ id, lines: [name, ...lines], canBeSentTo }) => (
          <label key={id} className={styles.choice}>
            <input
              type="radio"
              name="kept"
              value={id}
              required
              disabled={!canBeSentTo}
              defaultChecked={id === first?.id}
            />
            <span dir="auto">
              <strong>{name}</strong>
              <br />
              <bdi>{lines.join(', ')}</bdi>
              {canBeSentTo ? null : <span className={styles.note}>{t(m.notShippedTo)}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {first ? (
        <button type="submit" className={buttonClass('main', 'large')} name="intent" value="kept">
          {t(m.useAddress)}
        </button>
      ) : null}
    </Form>
  )
}
