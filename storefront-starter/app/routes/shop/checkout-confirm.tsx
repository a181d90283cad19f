import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { summaryOf } from '../../lib/checkout.server.ts'
import { checkoutHead } from '../../lib/checkout-head.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { intentOf, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { checkoutText as m } from '../../lib/messages/checkout.ts'
import { useText } from '../../lib/messages/text.ts'
import { actOnPayment, pendingPayment } from '../../lib/pending-payment.server.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { CheckoutPage } from '../../shop/CheckoutPage.tsx'
import styles from '../../shop/forms.module.css'
import { buttonClass } from '../../ui/button.ts'

/** Of the page that waits for a payment to be decided. */
const ASK_AGAIN_SECONDS = 3

export const meta = checkoutHead

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stoa, session } = visitOf(context)
  const pending = await orErrorPage(pendingPayment(stoa, session))
  if (typeof pending === 'string') throw redirect(pathIn(languageOf(new URL(request.url).pathname), pending), 303)
  const { cart, payment } = pending
  return { summary: summaryOf(cart), action: payment?.status === 'requires_action' ? payment.action : null }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const language = languageOf(new URL(request.url).pathname)
  const values = await readForm(request)
  const pending = await orErrorPage(pendingPayment(visit.stoa, visit.session))
  const next = typeof pending === 'string' ? pending : await orErrorPage(actOnPayment(visit, pending, intentOf(values)))
  return redirect(pathIn(language, next), 303)
}

export default function CheckoutConfirm() {
  const { summary, action: wanted } = useLoaderData<typeof loader>()
  const t = useText()
  const button = (intent: string, text: keyof typeof m, kind: 'main' | 'quiet') => (
    <button type="submit" name="intent" value={intent} className={buttonClass(kind, 'large')}>
      {t(m[text])}
    </button>
  )
  return (
    <CheckoutPage step={2} title={t(wanted ? m.confirmTitle : m.waitTitle)} summary={summary}>
      {wanted ? null : <meta httpEquiv="refresh" content={String(ASK_AGAIN_SECONDS)} />}
      <p>{t(wanted ? m.confirmText : m.waitText)}</p>
      <Form method="post" className={styles.form} reloadDocument>
        {wanted?.type === 'redirect' && wanted.url ? (
          <a className={buttonClass('main', 'large')} href={wanted.url}>
            {t(m.toBank)}
          </a>
        ) : null}
        {wanted?.type === 'confirm' ? button('confirm', 'confirm', 'main') : null}
        {wanted?.type === 'confirm' ? button('refuse', 'refuse', 'quiet') : null}
        {wanted ? null : button('check', 'checkAgain', 'main')}
        {button('give-up', 'giveUp', 'quiet')}
      </Form>
    </CheckoutPage>
  )
}
