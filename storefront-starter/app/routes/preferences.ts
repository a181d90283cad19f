import { type ActionFunctionArgs, redirect } from 'react-router'
import { changeCurrency } from '../lib/add-to-cart.server.ts'
import { ownPath } from '../lib/own-path.ts'
import { currencyCookie, themeCookie } from '../lib/preferences.ts'
import { shop } from '../lib/shop.server.ts'
import { visitOf } from '../lib/stoa.server.ts'

/** Keeps the choice of a theme or a currency in a cookie, and goes back to the page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  const theme = form.get('theme')
  if (typeof theme === 'string') headers.append('set-cookie', themeCookie(theme))
  const currency = form.get('currency')
  if (typeof currency === 'string' && shop.currencies.includes(currency)) {
    headers.append('set-cookie', currencyCookie(currency, shop.currencies))
    await changeCurrency(visitOf(context), currency)
  }
  return redirect(ownPath(form.get('return_to')), { headers, status: 303 })
}

/** Somebody who opens the address by hand. */
export function loader() {
  return redirect('/')
}
