import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { AddedCart } from '../lib/add-to-cart.server.ts'
import { pathIn } from '../lib/languages.ts'
import { cartText } from '../lib/messages/cart.ts'
import { drawerText as m } from '../lib/messages/drawer.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './CartDrawer.module.css'
import { OrderLines } from './OrderLines.tsx'
import { TotalsList } from './TotalsList.tsx'

/** The cart beside the page, opened once something was added. The page of the cart is where it is changed. */
export default function CartDrawer({ cart }: { cart: AddedCart }) {
  const t = useText()
  const language = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens for each addition
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [cart])
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-labelledby="drawer-title"
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id="drawer-title">{t(m.added)}</h2>
          <button type="button" className={styles.close} onClick={close}>
            <Icon name="close" />
            <span className="unseen">{t(m.close)}</span>
          </button>
        </div>
        <div className={styles.lines}>
          <OrderLines lines={cart.lines} />
        </div>
        <div className={styles.sum}>
          <TotalsList totals={cart.totals} shippingName={cart.shippingName} />
          <Link className={buttonClass('main', 'large')} to={pathIn(language, '/checkout/address')}>
            {t(cartText.toCheckout)}
          </Link>
          <Link className={buttonClass('quiet', 'large')} to={pathIn(language, '/cart')}>
            {t(m.toCart)}
          </Link>
        </div>
      </div>
    </dialog>
  )
}
