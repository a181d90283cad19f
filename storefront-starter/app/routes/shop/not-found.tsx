import { data, type LoaderFunctionArgs, redirect } from 'react-router'
import { formerAddress } from '../../lib/former-address.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { searchOf } from '../../lib/stoa.server.ts'

/** Every address that no other page has. It is here that those of other shop systems are led on: each route of its own is sent to everybody. */
export function loader({ request, params }: LoaderFunctionArgs): never {
  const former = formerAddress(params['*'] ?? '')
  if (former === null) throw data({ requestId: null }, { status: 404 })
  // What a campaign added is kept for products and categories; how a list was sorted there says nothing here.
  const search = /^\/[cp]\//.test(former) ? searchOf(request) : ''
  throw redirect(pathIn(languageOf(new URL(request.url).pathname), former) + search, 301)
}

export default function NotFound() {
  return null
}
