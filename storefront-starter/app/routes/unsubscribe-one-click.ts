import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { languageOf, pathIn } from '../lib/languages.ts'
import { visitOf } from '../lib/stoa.server.ts'
import { setUnsubscription } from '../lib/unsubscribing.server.ts'

/** Where the `List-Unsubscribe` of a mail leads whoever opens it in a browser. */
export function loader({ request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url)
  return redirect(`${pathIn(languageOf(pathname), '/unsubscribe')}${search}`, 303)
}

const said = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** What a mail program sends when its user presses Unsubscribe (RFC 8058): nobody is led anywhere, and nothing of a session counts. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  if (token === '' || token.length > 200) return said(404, 'This link is none.')
  try {
    const done = await setUnsubscription(visitOf(context).stoa, token, { unsubscribed: true, source: 'one-click' })
    return done ? said(200, 'Unsubscribed.') : said(404, 'This link is none.')
  } catch {
    return said(503, 'Please try again later.')
  }
}
