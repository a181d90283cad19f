import t from 'tap'
import { currencyCookie, themeCookie } from '../app/lib/preferences.ts'

t.test(
  'cookies of choices are closed to scripts and other sites, and to plain HTTP where the shop has TLS',
  async (t) => {
    for (const cookie of [themeCookie('dark', true), currencyCookie('USD', ['USD'], true)]) {
      t.match(cookie, /^\w+=\w+; Path=\/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure$/)
    }
    t.notMatch(themeCookie('dark', false), 'Secure')
    t.match(themeCookie('pink', true), /^theme=; Path=\/; Max-Age=0/, 'what is no choice is forgotten')
    t.match(currencyCookie('EUR', ['USD'], true), /^currency=; Path=\/; Max-Age=0/)
  },
)
