import { useEffect, useRef, useState } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useFetchers,
  useLoaderData,
} from 'react-router'
import { currentCart } from '../../lib/cart.server.ts'
import { linesOf } from '../../lib/cart-lines.server.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { failureOf, intentOf, newKey, readForm, withKey } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { keepsFromCheckout } from '../../lib/line-problem.ts'
import { cartText as m } from '../../lib/messages/cart.ts'
import { textIn, useLanguage, useText } from '../../lib/messages/text.ts'
import { formatMoney } from '../../lib/money.ts'
import { headData, headOf } from '../../lib/seo.ts'
import { STAYS } from '../../lib/staying-form.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { CartLine } from '../../shop/CartLine.tsx'
import { TotalsList } from '../../shop/TotalsList.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import styles from './cart.module.css'

export const meta: MetaFunction = ({ matches }) => {
  const head = headData(matches)
  const title = head ? textIn(head.language, m.title) : ''
  return headOf(head, { title, description: title, path: '/cart', isHidden: true })
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { stoa, session } = visitOf(context)
  const cart = await orErrorPage(currentCart(stoa, session))
  if (!cart) return { cart: null, formKey: newKey() }
  const { status, totals, shipping_option } = cart
  const shown = { status, totals, lines: linesOf(cart), shippingName: shipping_option?.name ?? null }
  return { cart: shown, formKey: newKey() }
}

/** A refusal comes of what has changed meanwhile, so the page is read again; React Router would leave it as it was. */
export const shouldRevalidate = () => true

export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa, session } = visitOf(context)
  const values = await readForm(request)
  const cart = await orErrorPage(currentCart(stoa, session))
  const here = pathIn(languageOf(new URL(request.url).pathname), '/cart')
  if (!cart) return redirect(here, 303)
  // A line that is gone was removed before: by a double click, or in another window.
  const isStaying = values[STAYS] !== undefined
  if (!cart.items.some(({ id }) => id === values.item)) return isStaying ? null : redirect(here, 303)
  const { item = '' } = values
  const quantity = intentOf(values) === 'remove' ? 0 : Number(values.quantity)
  try {
    await withKey(values, (idempotencyKey) => stoa.carts.updateItem(cart.id, item, { quantity }, { idempotencyKey }))
  } catch (error) {
    return data(failureOf(error, values), { status: 422 })
  }
  return isStaying ? null : redirect(here, 303)
}

export default function CartPage() {
  const { cart, formKey } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() ?? undefined
  const t = useText()
  const language = useLanguage()
  const isStopped = cart?.lines.some(({ problem }) => keepsFromCheckout(problem)) ?? false
  const isChanging = useFetchers().some(({ state }) => state !== 'idle')
  useFocusAfterRemoval(cart?.lines.length ?? 0)
  if (!cart || cart.lines.length === 0) return <EmptyCart />
  return (
    <div className={styles.page}>
      <h1 className={styles.title} tabIndex={-1}>
        {t(m.title)}
      </h1>
      {failure ? <Callout kind="error">{t(m.notChanged)}</Callout> : null}
      {cart.status === 'in_checkout' ? (
        <Callout kind="warning">
          <p>{t(m.underWay)}</p>
          <Link to={pathIn(language, '/checkout/confirm')}>{t(m.toPayment)}</Link>
        </Callout>
      ) : null}
      <div className={styles.columns}>
        <ul className={styles.lines}>
          {cart.lines.map((line) => (
            <CartLine key={line.id} line={line} formKey={formKey} />
          ))}
        </ul>
        <section className={styles.sum} aria-labelledby="sum">
          <h2 id="sum">{t(m.summary)}</h2>
          {/* What was settled last, until what is changing is. */}
          <div className={isChanging ? styles.changing : undefined} aria-busy={isChanging}>
            <TotalsList totals={cart.totals} shippingName={cart.shippingName} />
          </div>
          <TotalStatus total={isChanging ? null : formatMoney(cart.totals.total, language)} />
          {isStopped ? <Callout kind="warning">{t(m.mendFirst)}</Callout> : null}
          {isStopped || cart.status === 'in_checkout' ? null : (
            <Link
              className={buttonClass('main', 'large')}
              to={pathIn(language, '/checkout/address')}
              aria-disabled={isChanging}
              onClick={(event) => isChanging && event.preventDefault()}
            >
              {t(m.toCheckout)}
            </Link>
          )}
        </section>
      </div>
    </div>
  )
}

/** Says the new total once it is settled; the one that the page came with is read with the page. */
function TotalStatus({ total }: { total: string | null }) {
  const t = useText()
  const [first] = useState(total)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (total !== null && total !== first) setSaid(total)
  }, [total, first])
  return (
    <p className="unseen" role="status">
      {said === '' ? '' : t(m.newTotal, { total: said })}
    </p>
  )
}

/** The button that had the focus is gone with its line. */
function useFocusAfterRemoval(length: number): void {
  const before = useRef(length)
  useEffect(() => {
    if (length < before.current) document.querySelector<HTMLElement>('main h1')?.focus()
    before.current = length
  }, [length])
}

function EmptyCart() {
  const t = useText()
  const language = useLanguage()
  return (
    <div className={styles.empty}>
      <h1 tabIndex={-1}>{t(m.title)}</h1>
      <p>{t(m.empty)}</p>
      <Link className={buttonClass('main')} to={pathIn(language, '/search')}>
        {t(m.goShopping)}
      </Link>
    </div>
  )
}
