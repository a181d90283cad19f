import { type ActionFunctionArgs, redirect } from 'react-router'
import { changeCurrency } from '../lib/add-to-cart.server.ts'
import { readForm } from '../lib/form.server.ts'
import { ownPath } from '../lib/own-path.ts'
import { currencyCookie, themeCookie } from '../lib/preferences.ts'
import { shop } from '../lib/shop.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** Keeps the choice of a theme or a currency in a cookie, and goes back to the page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { currencies } = visit.facts
  const { theme, currency, return_to: returnTo } = await readForm(request)
  const isSecure = shop.url.startsWith('https:')
  const headers = new Headers()
  if (theme !== undefined) headers.append('set-cookie', themeCookie(theme, isSecure))
  if (currency !== undefined && currencies.includes(currency)) {
    headers.append('set-cookie', currencyCookie(currency, currencies, isSecure))
    await changeCurrency(visit, currency)
  }
  return redirect(ownPath(returnTo), { headers, status: 303 })
}

/** Somebody who opens the address by hand. */
export function loader() {
  return redirect('/')
}
