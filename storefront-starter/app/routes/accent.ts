import { data, type LoaderFunctionArgs } from 'react-router'
import { accentSheet } from '../lib/accent.ts'

/** The colour that staff have set, as a style sheet; its address holds the colour, so it never changes. */
export function loader({ params }: LoaderFunctionArgs) {
  const sheet = accentSheet(`#${(params.file ?? '').replace(/\.css$/, '')}`)
  if (sheet === null) throw data({ requestId: null }, { status: 404 })
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' }
  return new Response(sheet, { headers })
}
