import { createCookie, redirect } from 'react-router'
import { isLanguage, languageOf, pathIn } from './languages.ts'
import { shop } from './shop.server.ts'

const isSecure = shop.url.startsWith('https:')
const KEPT_SECONDS = 60 * 60

/** As the API takes it; what is longer, say with what a mail program has appended, is no token. */
const MAX_TOKEN = 100

/**
 * The token of a mailed link while the form that it leads to is open. It stands in the address for one redirect only, so that neither
 * the history of the browser nor a `Referer` keeps it; the cookie ends when the link does. Opening the link uses nothing up, so
 * programs that follow links of mails do no harm.
 */
function createMailedToken(name: string, path: string, maxLength = MAX_TOKEN) {
  const cookie = createCookie(isSecure ? `__Host-${name}` : name, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: KEPT_SECONDS,
    secrets: [shop.secret],
  })
  return {
    async of(request: Request): Promise<string | null> {
      const token: unknown = await cookie.parse(request.headers.get('cookie'))
      return typeof token === 'string' && token !== '' && token.length <= maxLength ? token : null
    },
    /** The value of `Set-Cookie` once it is used up. */
    forgotten: () => cookie.serialize('', { maxAge: 0 }),
    /** Leads from the address of the mail to one without the token, in the language of the mail; null where it holds none. */
    async takenFrom(request: Request): Promise<Response | null> {
      const { pathname, searchParams } = new URL(request.url)
      const token = searchParams.get('token')
      if (token === null) return null
      const wanted = searchParams.get('locale') ?? undefined
      const language = isLanguage(wanted) ? wanted : languageOf(pathname)
      const headers = { 'set-cookie': await cookie.serialize(token), 'referrer-policy': 'no-referrer' }
      return redirect(pathIn(language, path), { status: 303, headers })
    },
  }
}

export const resetToken = createMailedToken('reset', '/reset-password')

/** Of a link that shows whose an e-mail address is. */
export const verificationToken = createMailedToken('verification', '/verify-email')

/** Of a link that ends mails of a kind; it is longer, as it says itself what it is for. */
export const unsubscribeToken = createMailedToken('unsubscribe', '/unsubscribe', 200)

/** Of a link that removes an address wherever it waits for stock. */
export const signUpToken = createMailedToken('sign-ups', '/back-in-stock')
