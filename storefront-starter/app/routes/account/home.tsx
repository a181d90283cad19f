import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { customerOf, hasSignedOut, orSignIn } from '../../lib/account.server.ts'
import { addressLines } from '../../lib/address-lines.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { orderSummaryOf } from '../../lib/order-summary.server.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { EmailUnverified } from '../../shop/EmailUnverified.tsx'
import { OrderList } from '../../shop/OrderList.tsx'
import { buttonClass } from '../../ui/button.ts'
import styles from './account.module.css'

const SHOWN_ORDERS = 3

export const meta = privateHead(m.account, '/account')

export async function loader(args: LoaderFunctionArgs) {
  const visit = customerOf(args)
  const { stoa } = visit
  const [me, orders, addresses] = await orSignIn(
    args.request,
    Promise.all([stoa.me.get(), stoa.orders.list({ limit: SHOWN_ORDERS }), stoa.me.addresses.list({ limit: 50 })]),
  )
  const address = addresses.data.find(({ is_default }) => is_default) ?? addresses.data[0]
  return {
    name: me.name ?? me.email,
    unverified: me.email_verified_at === null ? me.email : null,
    orders: orders.data.map((order) => orderSummaryOf(order, visit)),
    address: address ? addressLines(address.address, visit.language) : null,
  }
}

/** Has the link mailed again that verifies the address. */
export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  try {
    await stoa.me.email.requestVerification()
  } catch (error) {
    return hasSignedOut(error) ? await orSignIn(args.request, Promise.reject(error)) : accountRefusal(error, {})
  }
  return redirect(`${pathIn(languageOf(new URL(args.request.url).pathname), '/account')}?sent`, 303)
}

export default function Account() {
  const { name, unverified, orders, address } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useText()
  const language = useLanguage()
  return (
    <AccountPage title={t(m.greeting, { name })}>
      {unverified === null ? null : (
        <EmailUnverified email={unverified} isSent={search.has('sent')} failure={failure} />
      )}
      <section className={styles.section} aria-labelledby="latest">
        <h2 id="latest">{t(m.latestOrders)}</h2>
        {orders.length > 0 ? (
          <>
            <OrderList orders={orders} />
            <Link to={pathIn(language, '/account/orders')}>{t(m.allOrders)}</Link>
          </>
        ) : (
          <NoOrders />
        )}
      </section>
      <section className={styles.section} aria-labelledby="address">
        <h2 id="address">{t(m.defaultAddress)}</h2>
        {address ? (
          <address className={styles.address}>
            {address.map((line) => (
              <span key={line} dir="auto">
                {line}
              </span>
            ))}
          </address>
        ) : (
          <p>{t(m.noAddresses)}</p>
        )}
        <Link to={pathIn(language, address ? '/account/addresses' : '/account/addresses/new')}>
          {t(address ? m.addresses : m.addAddress)}
        </Link>
      </section>
    </AccountPage>
  )
}

function NoOrders() {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <p>{t(m.noOrders)}</p>
      <Link className={buttonClass('main')} to={pathIn(language, '/search')}>
        {t(m.seeProducts)}
      </Link>
    </>
  )
}
