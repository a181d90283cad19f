import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { buyersOrder } from '../../lib/buyers-order.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { failureOf, newKey, readForm, withKey } from '../../lib/form.server.ts'
import { howToPay } from '../../lib/how-to-pay.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { orderText as m } from '../../lib/messages/order.ts'
import { useText } from '../../lib/messages/text.ts'
import { orderViewOf } from '../../lib/order-view.server.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import styles from '../../shop/forms.module.css'
import { OrderDetails } from '../../shop/OrderDetails.tsx'
import { OrderTimeline } from '../../shop/OrderTimeline.tsx'
import { PaymentInstructions } from '../../shop/PaymentInstructions.tsx'
import { WithdrawalRight } from '../../shop/WithdrawalRight.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import { Field } from '../../ui/Field.tsx'
import pageStyles from './order.module.css'

export const meta = privateHead(m.order, '/orders/find')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const order = await buyersOrder(request, params.id ?? '', visit)
  return {
    order: orderViewOf(order, visit),
    pay: await howToPay(visit, order),
    isNew: new URL(request.url).searchParams.has('thanks'),
    formKey: newKey(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { stoa } = visitOf(context)
  const values = await readForm(request)
  const id = params.id ?? ''
  const body = values.reason ? { reason: values.reason } : {}
  try {
    await withKey(values, (idempotencyKey) => stoa.orders.cancel(id, body, { idempotencyKey }))
  } catch (error) {
    return data(failureOf(error, values), { status: 422 })
  }
  return redirect(pathIn(languageOf(new URL(request.url).pathname), `/orders/${id}`), 303)
}

export default function OrderPage() {
  const { order, pay, isNew, formKey } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const t = useText()
  const isThanked = isNew && !order.isCancelled
  return (
    <div className={pageStyles.page}>
      <h1 tabIndex={-1}>{t(isThanked ? m.thanks : m.title, { number: order.number })}</h1>
      {isThanked ? <p>{t(m.confirmationTo, { email: order.email })}</p> : null}
      {failure ? <Callout kind="error">{t(m.cancelFailed)}</Callout> : null}
      {pay ? <PaymentInstructions pay={pay} number={order.number} /> : null}
      <OrderTimeline timeline={order.timeline} />
      <OrderDetails order={order} />
      {order.withdrawal ? <WithdrawalRight right={order.withdrawal} id={order.id} /> : null}
      {order.canBeCancelled ? (
        <details className={styles.fold} open={failure !== undefined}>
          <summary>{t(m.cancelTitle)}</summary>
          <Form method="post" className={styles.form}>
            <input type="hidden" name="key" value={formKey} />
            <p>{t(m.cancelText)}</p>
            <Field name="reason" label={t(m.cancelReason)} isOptional value={failure?.values.reason} />
            <button type="submit" name="intent" value="cancel" className={buttonClass('quiet')}>
              {t(m.cancel)}
            </button>
          </Form>
        </details>
      ) : null}
    </div>
  )
}
