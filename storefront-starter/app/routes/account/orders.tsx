import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { customerOf, orSignIn } from '../../lib/account.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { layoutText } from '../../lib/messages/layout.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { orderSummaryOf } from '../../lib/order-summary.server.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { OrderList } from '../../shop/OrderList.tsx'
import { Pager } from '../../ui/Pager.tsx'

const PAGE_LENGTH = 10

export const meta = privateHead(m.ordersTitle, '/account/orders')

export async function loader(args: LoaderFunctionArgs) {
  const visit = customerOf(args)
  const { searchParams } = new URL(args.request.url)
  const cursor = searchParams.get('cursor')
  const list = visit.stoa.orders.list({ limit: PAGE_LENGTH, ...(cursor ? { cursor } : {}) })
  const { data, page } = await orSignIn(args.request, list)
  return {
    orders: data.map((order) => orderSummaryOf(order, visit)),
    next: page.next_cursor,
    previous: page.prev_cursor,
  }
}

export default function AccountOrders() {
  const { orders, next, previous } = useLoaderData<typeof loader>()
  const t = useText()
  const language = useLanguage()
  const pageAt = (cursor: string | null) => (cursor ? `?cursor=${encodeURIComponent(cursor)}` : null)
  return (
    <AccountPage title={t(m.ordersTitle)}>
      {orders.length > 0 ? <OrderList orders={orders} /> : <p>{t(m.noOrders)}</p>}
      <Pager
        title={t(m.orderPages)}
        previous={{ to: pageAt(previous), text: t(m.newerOrders) }}
        next={{ to: pageAt(next), text: t(m.olderOrders) }}
      />
      <p>
        {t(m.guestOrders)} <Link to={pathIn(language, '/orders/find')}>{t(layoutText.findOrder)}</Link>
      </p>
    </AccountPage>
  )
}
