import { useEffect, useRef } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { buyersOrder } from '../../lib/buyers-order.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { intentOf, newKey, readForm, refusal, withKey } from '../../lib/form.server.ts'
import type { FormFailure } from '../../lib/form.ts'
import { pathIn } from '../../lib/languages.ts'
import { orderText } from '../../lib/messages/order.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { withdrawalText as m } from '../../lib/messages/withdrawal.ts'
import { useRootData } from '../../lib/root-data.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import {
  declarationOf,
  lastWithdrawal,
  statementOf,
  withdrawableLines,
  withdrawalFailure,
  withdrawalRightOf,
} from '../../lib/withdrawal.server.ts'
import { WithdrawalForm } from '../../shop/WithdrawalForm.tsx'
import { WithdrawalReceived } from '../../shop/WithdrawalReceived.tsx'
import { ConfirmWithdrawal, WithdrawalStatement } from '../../shop/WithdrawalStatement.tsx'
import { Callout } from '../../ui/Callout.tsx'
import styles from './order.module.css'

export const meta = privateHead(m.title, '/orders/find')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const order = await buyersOrder(request, params.id ?? '', visit)
  const isDone = new URL(request.url).searchParams.has('received') || !order.withdrawable
  return {
    id: order.id,
    number: order.number,
    isCancelled: order.status === 'cancelled',
    isShipped: order.fulfilments.length > 0,
    canGoOn: order.withdrawable,
    received: isDone ? lastWithdrawal(order, visit) : null,
    right: withdrawalRightOf(order, visit),
    lines: withdrawableLines(order),
    values: { name: (order.billing_address ?? order.shipping_address)?.name ?? '', email: order.email ?? '' },
  }
}

/** Two steps, as the law has it: a statement, which is shown once more, and its confirmation. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const values = await readForm(request)
  const order = await buyersOrder(request, params.id ?? '', visit)
  const intent = intentOf(values)
  if (intent === 'change') return { failure: refusal(values, {}) }
  if (intent !== 'confirm') {
    const { pieces, fields } = statementOf(order, values)
    if (Object.keys(fields).length > 0) return data({ failure: refusal(values, fields) }, { status: 422 })
    return { statement: { values, pieces, formKey: newKey() } }
  }
  const declaration = declarationOf(order, values)
  try {
    await withKey(values, (idempotencyKey) => visit.stoa.orders.withdraw(order.id, declaration, { idempotencyKey }))
  } catch (error) {
    return data({ failure: withdrawalFailure(error, values) }, { status: 422 })
  }
  return redirect(pathIn(visit.language, `/orders/${order.id}/withdraw?received=yes`), 303)
}

export default function Withdraw() {
  const loaded = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const toOrder = <Link to={pathIn(language, `/orders/${loaded.id}`)}>{t(m.toOrder)}</Link>
  const statement = sent && 'statement' in sent ? sent.statement : undefined
  if (statement)
    return (
      <div className={styles.page}>
        <News key="confirm" text={t(m.confirmTitle)} />
        <WithdrawalStatement number={loaded.number} declared={{ ...statement.values, pieces: statement.pieces }} />
        <ConfirmWithdrawal values={statement.values} formKey={statement.formKey} />
      </div>
    )
  if (loaded.received)
    return (
      <div className={styles.page}>
        <News key="received" text={t(m.receivedTitle)} />
        <WithdrawalReceived {...loaded} received={loaded.received} />
        {toOrder}
      </div>
    )
  const failure = sent && 'failure' in sent ? sent.failure : undefined
  const { right } = loaded
  return (
    <div className={styles.page}>
      <h1 tabIndex={-1}>{t(m.title)}</h1>
      <p>
        {t(orderText.title, { number: loaded.number })}
        {right
          ? ` · ${t(right.isPossible ? (right.date ? m.until : m.anyTime) : m.over, { date: right.date ?? '' })}`
          : null}
      </p>
      <Problem failure={failure} isPossible={loaded.canGoOn} />
      {loaded.canGoOn ? <WithdrawalForm lines={loaded.lines} values={loaded.values} failure={failure} /> : null}
      {toOrder}
    </div>
  )
}

/** The heading of a step that has come without a new address; it is what a screen reader reads next. */
function News({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 tabIndex={-1} ref={heading}>
      {text}
    </h1>
  )
}

function Problem({ failure, isPossible }: { failure: FormFailure | undefined; isPossible: boolean }) {
  const t = useText()
  const email = useRootData()?.shopEmail
  if (isPossible && !failure?.problem) return null
  return (
    <Callout kind={isPossible ? 'error' : 'warning'}>
      <p>{t(failure?.problem ? m.failed : m.notPossible)}</p>
      {email ? <a href={`mailto:${email}`}>{t(m.writeToUs, { email })}</a> : null}
    </Callout>
  )
}
